import fs from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'

/** What stops a command, as a sentence that names the cure. */
export class DeployError extends Error {
  override readonly name = 'DeployError'
}

/** Every key of `.env`: what it is, and where it is found. `.env.example` says the same (tests/scripts). */
export const KEYS = {
  CLOUD_ENV_ID: { what: '云环境 ID', where: '云开发控制台 → 概览 → 环境 ID' },
  CLOUD_REGION: { what: '云环境所在地域', where: '云开发控制台 → 概览，例如 ap-shanghai' },
  TENCENT_SECRET_ID: { what: '腾讯云 API 密钥的 SecretId', where: '腾讯云控制台 → 访问管理 → API 密钥管理' },
  TENCENT_SECRET_KEY: { what: '腾讯云 API 密钥的 SecretKey', where: '腾讯云控制台 → 访问管理 → API 密钥管理' },
  ZHIDU_LINK_SECRET: { what: '给临时链接签名的密钥，至少 32 个字符', where: '自己生成：openssl rand -hex 32' },
  CLOUD_API_ADDRESS: {
    what: '接口和电脑端的地址',
    where: '云开发控制台 → HTTP 访问服务 → 域名管理，写成 https://域名',
  },
  ZHIDU_TEMPLATE_TODO: { what: '订阅消息「待办」的模板', where: '微信公众平台 → 功能 → 订阅消息 → 我的模板' },
  ZHIDU_TEMPLATE_DUE: { what: '订阅消息「到期」的模板', where: '微信公众平台 → 功能 → 订阅消息 → 我的模板' },
  ZHIDU_TEMPLATE_RESULT: { what: '订阅消息「结果」的模板', where: '微信公众平台 → 功能 → 订阅消息 → 我的模板' },
  WECHAT_APPID: { what: '小程序的 AppID', where: '微信公众平台 → 开发管理 → 开发设置' },
  WECHAT_UPLOAD_KEY: {
    what: '小程序代码上传密钥文件的路径',
    where: '微信公众平台 → 开发管理 → 开发设置 → 小程序代码上传',
  },
} as const
export type Key = keyof typeof KEYS
export type Environment<K extends Key = Key> = Readonly<Record<K, string>>

/** May stay empty: then messages of that kind do not go to phones. */
export const TEMPLATE_KEYS = ['ZHIDU_TEMPLATE_TODO', 'ZHIDU_TEMPLATE_DUE', 'ZHIDU_TEMPLATE_RESULT'] as const
const OPTIONAL: ReadonlySet<Key> = new Set(TEMPLATE_KEYS)

/** Never printed. */
const SECRET: ReadonlySet<Key> = new Set(['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY', 'ZHIDU_LINK_SECRET'])

/** Keys and values of `root/.env`; a variable of the process goes before one of the file. */
export function readEnvironment<K extends Key>(
  root: string,
  needed: readonly K[],
  given: Readonly<Record<string, string | undefined>> = process.env,
): Environment<K> {
  const file = path.join(root, '.env')
  const written = fs.existsSync(file) ? parseEnv(fs.readFileSync(file, 'utf8')) : {}
  const valueFor = (key: K): string => (given[key] ?? written[key] ?? '').trim()
  const missing = needed.filter((key) => !OPTIONAL.has(key) && valueFor(key) === '')
  if (missing.length > 0) throw new DeployError(missing.map(wordsFor).join('\n'))
  return Object.fromEntries(needed.map((key) => [key, valueFor(key)])) as Environment<K>
}

const wordsFor = (key: Key): string =>
  `.env 里缺少 ${key}(${KEYS[key].what})。在这里找：${KEYS[key].where}。可照 .env.example 填写。`

/** The value as it may be shown. */
export const shown = (key: Key, value: string): string => (SECRET.has(key) ? '(已设置)' : value)
