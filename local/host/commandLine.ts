import { parseArgs } from 'node:util'
import { ROLE_WORDS } from '../../domain/roles'
import { adminCode } from '../../server/firstAdmin'
import type { Ports } from '../../server/ports'
import type { Reference } from '../../server/reference'
import type { Mode } from './dataDirectory'
import { castOf } from './demo/showcase'
import { StartError } from './startError'
import { startErrorOf } from './startWords'

export const say = (line = ''): void => void process.stdout.write(`${line}\n`)

/** Throws a StartError that names the cure. */
export function portOf(text: string | undefined): number {
  const port = Number(text ?? 8787)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`PORT=${text} 不是端口号。请用 1 到 65535 之间的数，例如 PORT=8787 npm start。`)
  return port
}

export type Arguments = ReturnType<typeof argumentsOf>

/** Throws a StartError that names the cure. */
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
      '看不懂这些参数。可用的有：--empty(空白系统)、--bare(空白的演示系统：时钟可拨，只有系统管理员)、--data 目录、--admin-code(重发管理员绑定码)。',
    )
  }
}

/** A system that has been started from the command line. */
export interface Started {
  url: string
  mode: Mode
  ports: Ports
  reference: Reference
  stop(): Promise<void>
}

async function introduce(host: Started, asked: boolean): Promise<void> {
  say()
  say(`智督已就绪：${host.url}/`)
  say(`  电脑端  ${host.url}/desk/`)
  say(`  手机端  ${host.url}/phone/`)
  if (host.mode === 'demo') {
    say()
    say('演示数据均为虚构。登录页可直接选人进入，例如：')
    for (const { name, unitName, title, roles, featured } of castOf(await host.reference.directory()))
      if (featured) say(`  ${name}  ${unitName} ${title}(${roles.map(({ role }) => ROLE_WORDS[role]).join('、')})`)
  } else {
    const first = await adminCode(host, asked)
    if (first) {
      say()
      say(`请在电脑端选「首次登录」，输入绑定码并设置密码：${first.name}  ${first.code}(三天内有效，只显示这一次)`)
    }
  }
  say()
  say('按 Ctrl+C 停止。')
}

const VERBOSE = new Set(['debug', 'trace'])

/** Says why a system has not started, and ends the process. */
function giveUp(error: unknown): never {
  process.stderr.write(`${startErrorOf(error).message}\n`)
  if (VERBOSE.has(process.env.LOG_LEVEL ?? '')) console.error(error)
  process.exit(1)
}

/**
 * Starts a system, says how to get in, and stops it on Ctrl+C or SIGTERM. What keeps it from starting is said in a
 * sentence. Whatever the process makes from here on is for its own user only.
 */
export async function runCommand(start: (given: Arguments) => Promise<Started>): Promise<void> {
  process.umask(0o077)
  try {
    const given = argumentsOf(process.argv.slice(2))
    const started = await start(given)
    let stopping = false
    const stop = async () => {
      if (stopping) return
      stopping = true
      say('正在停止…')
      await started.stop()
      process.exit(0)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    await introduce(started, given['admin-code'] ?? false)
  } catch (error) {
    giveUp(error)
  }
}
