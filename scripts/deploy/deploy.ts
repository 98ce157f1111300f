import path from 'node:path'
import type { Task } from '../task'
import { readEnvironment, shown } from './environment'
import { type FunctionSettings, functionSettings } from './functions'
import { type Manager, openManager } from './manager'

const NEEDED = [
  'CLOUD_ENV_ID',
  'CLOUD_REGION',
  'TENCENT_SECRET_ID',
  'TENCENT_SECRET_KEY',
  'ZHIDU_LINK_SECRET',
  'CLOUD_API_ADDRESS',
] as const

/** Under which path of the domain for HTTP access `api` answers: all of them, so that paths are those of docs/guides/http.md. */
const HTTP_PATH = '/'
/** Folder of the static hosting; the desk is built for it (console/vite.config.ts). */
const DESK = 'desk'

/** What is brought up, in its order. */
export interface Deployment {
  root: string
  functions: readonly FunctionSettings[]
  /** Built folder of the desk. */
  desk: string
}

/** A function as it is created or brought up to date; `api` gets the path for HTTP access with it. */
export const asDeployed = (settings: FunctionSettings): object => ({
  ...settings,
  ...(settings.name === 'api' && { path: HTTP_PATH }),
})

const lineOf = ({ name, runtime, timeout, memorySize, triggers = [] }: FunctionSettings): string =>
  [
    `云函数 ${name}:${runtime},${timeout} 秒,${memorySize} MB`,
    ...triggers.map(({ config }) => `定时 ${config}`),
    ...(name === 'api' ? [`HTTP 路径 ${HTTP_PATH}`] : []),
  ].join(',')

/** Functions first: a desk that is newer than its interface would ask for what is not there. */
export async function bringUp(manager: Manager, { root, functions, desk }: Deployment, say: (line: string) => void) {
  for (const settings of functions) {
    say(lineOf(settings))
    await manager.functions.createFunction({
      func: asDeployed(settings),
      functionRootPath: path.join(root, 'dist/cloudfunctions'),
      force: true,
    })
  }
  say(`电脑端 → 静态网站托管 /${DESK}/`)
  await manager.hosting.uploadFiles({ localPath: desk, cloudPath: DESK })
}

/** `npm run deploy [-- --dry-run]` */
export const main: Task = async ({ root, flags, build, say }) => {
  const environment = readEnvironment(root, NEEDED)
  const functions = functionSettings(root, environment)
  for (const key of NEEDED) say(`${key}=${shown(key, environment[key])}`)
  if (flags.has('--dry-run')) {
    for (const settings of functions) say(lineOf(settings))
    say(`电脑端(接口 ${environment.CLOUD_API_ADDRESS}) → 静态网站托管 /${DESK}/`)
    say('这是预演,没有构建,也没有上传')
    return
  }
  await build.functions()
  const address = environment.CLOUD_API_ADDRESS.replace(/\/+$/, '')
  await build.console('deploy/console', { VITE_CLOUD: '1', VITE_API: address })
  const desk = path.join(root, 'dist/deploy/console')
  await bringUp(openManager(root, environment), { root, functions, desk }, say)
  say(`已部署。电脑端在静态网站托管的默认域名下的 /${DESK}/;该域名须加入安全域名(docs/guides/deploy.md 第 6 节)。`)
}
