import path from 'node:path'
import { readTemplate } from '../../domain/notice/template'
import { isStrongSecret } from '../../server/cloudbase/settings'
import { DeployError, type Environment, readEnvironment, shown, TEMPLATE_KEYS } from '../environment/environment'
import type { Task } from '../taskContext'
import { type FunctionSettings, functionSettings } from './functions'
import { type Manager, openManager } from './manager'
import { addRoutes, DESK, lineOf, ROUTES } from './routes'

const NEEDED = [
  'CLOUD_ENV_ID',
  'CLOUD_REGION',
  'TENCENT_SECRET_ID',
  'TENCENT_SECRET_KEY',
  'ZHIDU_LINK_SECRET',
  'CLOUD_API_ADDRESS',
  ...TEMPLATE_KEYS,
] as const

/** What is brought up, in its order. */
export interface Deployment {
  root: string
  functions: readonly FunctionSettings[]
  /** Built folder of the desk. */
  desk: string
  envId: string
  /** Under which interface and desk answer. */
  domain: string
}

const functionLine = ({ name, runtime, timeout, memorySize, triggers = [] }: FunctionSettings): string =>
  [`云函数 ${name}:${runtime},${timeout} 秒，${memorySize} MB`, ...triggers.map(({ config }) => `定时 ${config}`)].join(
    ',',
  )

/** Functions first: a desk that is newer than its interface would ask for what is not there. */
export async function bringUp(
  manager: Manager,
  { root, functions, desk, envId, domain }: Deployment,
  say: (line: string) => void,
): Promise<void> {
  for (const settings of functions) {
    say(functionLine(settings))
    await manager.functions.createFunction({
      func: settings,
      functionRootPath: path.join(root, 'dist/cloudfunctions'),
      force: true,
    })
  }
  say(`电脑端 → 静态网站托管 /${DESK}/`)
  await manager.hosting.uploadFiles({ localPath: desk, cloudPath: DESK })
  for (const route of ROUTES) say(`${domain}:${lineOf(route)}`)
  await addRoutes(manager, envId, domain)
}

/** Scheme and host of the interface's address. Throws a DeployError. */
function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'https:') throw new DeployError(`CLOUD_API_ADDRESS=${text} 不是地址。请写成 https://域名。`)
  return url
}

/** What the functions would refuse to start with (server/cloudbase/settings.ts) is refused here. */
function checkSecret(secret: string): void {
  if (!isStrongSecret(secret))
    throw new DeployError(
      'ZHIDU_LINK_SECRET 太弱：少于 32 个字符，或只是几个字符的重复。请用 openssl rand -hex 32 重新生成。',
    )
}

export function checkTemplates(environment: Environment<(typeof TEMPLATE_KEYS)[number]>): void {
  for (const key of TEMPLATE_KEYS)
    if (environment[key] !== '' && !readTemplate(environment[key]))
      throw new DeployError(`${key} 读不懂。请照 .env.example 写成：模板 ID，空格，字段=内容。`)
}

/** `npm run deploy [-- --dry-run]` */
export const main: Task = async ({ root, flags, build, say }) => {
  const environment = readEnvironment(root, NEEDED)
  checkSecret(environment.ZHIDU_LINK_SECRET)
  checkTemplates(environment)
  const functions = functionSettings(root, environment)
  const { origin, hostname: domain } = addressOf(environment.CLOUD_API_ADDRESS)
  for (const key of NEEDED) say(`${key}=${shown(key, environment[key])}`)
  if (flags.has('--dry-run')) {
    for (const settings of functions) say(functionLine(settings))
    say(`电脑端(接口 ${origin}) → 静态网站托管 /${DESK}/`)
    for (const route of ROUTES) say(`${domain}:${lineOf(route)}`)
    return say('这是预演，没有构建，也没有上传')
  }
  await build.functions()
  await build.console('deploy/console', { VITE_CLOUD: '1', VITE_API: origin })
  const desk = path.join(root, 'dist/deploy/console')
  const envId = environment.CLOUD_ENV_ID
  await bringUp(openManager(root, environment), { root, functions, desk, envId, domain }, say)
  say(`已部署。电脑端在 ${origin}/${DESK}/,几分钟内生效。`)
}
