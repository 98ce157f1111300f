import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { DeployError, readEnvironment } from '../environment/environment'
import type { Task } from '../taskContext'
import { loadTool } from './tools'

/** The part of miniprogram-ci 2.1.42 in use: dist/@types/ci/{project,upload,preview}.d.ts. */
interface MiniProgramCi {
  Project: new (given: { appid: string; type: 'miniProgram'; projectPath: string; privateKeyPath: string }) => object
  upload(given: { project: object; version: string; desc: string; setting: object; robot: number }): Promise<Sent>
  preview(given: {
    project: object
    desc: string
    setting: object
    robot: number
    qrcodeFormat: 'image'
    qrcodeOutputDest: string
  }): Promise<Sent>
}

interface Sent {
  subPackageInfo?: { name: string; size: number }[]
}

/** What is built is what is sent: project.config.json switches WeChat's own compilation off. */
const SETTING = { useProjectConfig: true }
const ROBOT = 1

export interface Wish {
  /** A new trial version under this number; without it a preview for whoever scans the picture. */
  version?: string
  desc: string
}

/** Throws a DeployError for arguments that mean nothing. */
export function wishOf(args: readonly string[]): Wish {
  try {
    const options = { version: { type: 'string' }, desc: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const
    const { version, desc = '' } = parseArgs({ args: [...args], options }).values
    if (version !== undefined && !/^\d+\.\d+\.\d+$/.test(version)) throw new Error(version)
    return { desc, ...(version !== undefined && { version }) }
  } catch {
    throw new DeployError(
      '看不懂这些参数。可用的有：--version 1.2.3(上传为体验版，不写则只生成预览码)、--desc 说明、--dry-run。',
    )
  }
}

/** A project beside the build, so that the repository's own keeps its tourist AppID. */
function writeProject(root: string, folder: string, appid: string): void {
  const config = JSON.parse(fs.readFileSync(path.join(root, 'project.config.json'), 'utf8'))
  const own = { ...config, appid, miniprogramRoot: 'miniprogram/' }
  fs.writeFileSync(path.join(folder, 'project.config.json'), JSON.stringify(own, null, 2))
}

async function send(ci: MiniProgramCi, project: object, { version, desc }: Wish, folder: string): Promise<Sent> {
  const common = { project, desc, setting: SETTING, robot: ROBOT }
  if (version !== undefined) return ci.upload({ ...common, version })
  return ci.preview({ ...common, qrcodeFormat: 'image', qrcodeOutputDest: path.join(folder, 'preview.jpg') })
}

/** `npm run upload [-- --version 1.2.3] [--desc WORDS] [--dry-run]` */
export const main: Task = async ({ root, args, flags, build, say }) => {
  const environment = readEnvironment(root, ['CLOUD_ENV_ID', 'WECHAT_APPID', 'WECHAT_UPLOAD_KEY'])
  const { CLOUD_ENV_ID, WECHAT_APPID, WECHAT_UPLOAD_KEY } = environment
  const wish = wishOf(args)
  const privateKeyPath = path.resolve(root, WECHAT_UPLOAD_KEY)
  if (!fs.existsSync(privateKeyPath))
    throw new DeployError(`没有找到代码上传密钥 ${privateKeyPath}。请检查 WECHAT_UPLOAD_KEY。`)
  const what = wish.version === undefined ? '预览' : `体验版 ${wish.version}`
  say(`小程序 ${WECHAT_APPID}，云环境 ${CLOUD_ENV_ID}:${what}`)
  if (flags.has('--dry-run')) return say('这是预演，没有构建，也没有上传')
  const folder = path.join(root, 'dist/deploy')
  fs.mkdirSync(folder, { recursive: true })
  await build.phone(folder, CLOUD_ENV_ID)
  writeProject(root, folder, WECHAT_APPID)
  const ci = loadTool<MiniProgramCi>(root, 'upload', 'miniprogram-ci')
  const project = new ci.Project({ appid: WECHAT_APPID, type: 'miniProgram', projectPath: folder, privateKeyPath })
  const { subPackageInfo = [] } = await send(ci, project, wish, folder)
  for (const { name, size } of subPackageInfo) say(`${name}:${(size / 1024).toFixed(0)} KB`)
  say(
    wish.version === undefined
      ? `预览码在 ${path.join(folder, 'preview.jpg')}`
      : '已上传。请在微信公众平台「版本管理」选为体验版。',
  )
}
