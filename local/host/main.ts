import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ROLE_WORDS } from '../../domain/people/roles'
import { adminCode } from '../../server/firstAdmin'
import { castOf } from './demo/showcase'
import { type HostOptions, type RunningHost, startHost } from './host'
import { StartError } from './startError'

const say = (line = ''): void => void process.stdout.write(`${line}\n`)

function portOf(text: string | undefined): number {
  const port = Number(text ?? 8787)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`PORT=${text} 不是端口号。请用 1 到 65535 之间的数,例如 PORT=8787 npm start。`)
  return port
}

function argumentsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        empty: { type: 'boolean' },
        /** A blank demonstration: the settable clock and an administrator, for training and tests. */
        bare: { type: 'boolean' },
        data: { type: 'string' },
        'admin-code': { type: 'boolean' },
      },
    }).values
  } catch {
    throw new StartError(
      '看不懂这些参数。可用的有:--empty(空白系统)、--bare(空白的演示系统:时钟可拨,只有系统管理员)、--data 目录、--admin-code(重发管理员绑定码)。',
    )
  }
}

/** Where the build puts this file: dist/host. */
const BUILT = fileURLToPath(new URL('.', import.meta.url))

function optionsOf(given: ReturnType<typeof argumentsOf>): HostOptions {
  return {
    directory: path.resolve(given.data ?? 'data'),
    mode: given.empty ? 'live' : 'demo',
    fill: !given.bare,
    dist: path.dirname(path.resolve(BUILT)),
    writerThread: new URL('./writerThread.js', import.meta.url),
    port: portOf(process.env.PORT),
    address: process.env.HOST ?? '127.0.0.1',
    ...(process.env.LOG_LEVEL && { logLevel: process.env.LOG_LEVEL }),
    ...(process.env.METRICS_KEY && { metricsKey: process.env.METRICS_KEY }),
    progress: say,
  }
}

async function introduce(host: RunningHost, asked: boolean): Promise<void> {
  say()
  say(`智督已就绪:${host.url}/`)
  say(`  电脑端  ${host.url}/desk/`)
  say(`  手机端  ${host.url}/phone/`)
  if (host.mode === 'demo') {
    say()
    say('演示数据均为虚构。登录页可直接选人进入,例如:')
    for (const { name, unitName, title, roles, featured } of castOf(await host.reference.directory()))
      if (featured) say(`  ${name}  ${unitName} ${title}(${roles.map(({ role }) => ROLE_WORDS[role]).join('、')})`)
  } else {
    const first = await adminCode(host, asked)
    if (first) {
      say()
      say(`请在电脑端选「首次登录」,输入绑定码并设置密码:${first.name}  ${first.code}(三天内有效,只显示这一次)`)
    }
  }
  say()
  say('按 Ctrl+C 停止。')
}

async function main(): Promise<void> {
  const given = argumentsOf(process.argv.slice(2))
  const host = await startHost(optionsOf(given))
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('正在停止…')
    await host.stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  await introduce(host, given['admin-code'] ?? false)
}

main().catch((error) => {
  process.stderr.write(error instanceof StartError ? `${error.message}\n` : `启动失败:${error?.stack ?? error}\n`)
  process.exit(1)
})
