import { execFileSync, spawn } from 'node:child_process'
import { cpSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { systemClock } from '../../../local/embedded/clock'
import { checkedAnswer } from './checkedAnswer'
import { PLATFORM, temporary } from './gateway'

const RUNNER = join(__dirname, 'children/instance.mjs')

/** The functions as they are deployed, built into a folder of their own. */
export function buildFunctions(): string {
  const folder = temporary('functions')
  execFileSync(process.execPath, [join(__dirname, '../../../scripts/cloud/build.mjs'), folder])
  return folder
}

export interface Said {
  answer?: Record<string, unknown>
  error?: string
  /** Files that were loaded from outside the function's folder. */
  foreign: string[]
}

export interface Instance {
  send(event: object, environment?: Record<string, string>): Promise<Said>
  /** What the function has printed so far. */
  printed(): string
  stop(): Promise<void>
}

/** A fresh process that has nothing but a copy of the function's folder and the platform's environment. */
export function startInstance(built: string, name: string, environment: Record<string, string>): Instance {
  const folder = realpathSync(temporary(name))
  cpSync(join(built, name), folder, { recursive: true })
  const child = spawn(process.execPath, [RUNNER, folder], {
    cwd: folder,
    env: { ...PLATFORM, TZ: 'Asia/Shanghai', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stderr.on('data', (text) => {
    printed += text
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  return {
    async send(event, environment = {}) {
      child.stdin.write(`${JSON.stringify({ event, environment })}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`the function ended: ${printed}`)
      const said = JSON.parse(value) as Said
      if (said.answer) checkedAnswer(event, said.answer)
      return said
    },
    printed: () => printed,
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}

/** An event of HTTP access. */
export const http = (path: string, body?: object, token?: string): object => ({
  path,
  httpMethod: body ? 'POST' : 'GET',
  headers: {
    'Content-Type': 'application/json',
    'X-Real-Ip': '203.0.113.9',
    ...(token && { Authorization: `Bearer ${token}` }),
  },
  queryStringParameters: {},
  requestContext: { requestId: 'r', envId: 'local-env', appId: '', uin: '' },
  ...(body && { body: JSON.stringify(body) }),
  isBase64Encoded: false,
})

/** What an answer to HTTP access says. */
export const bodyOf = ({ answer }: Said): { ok: boolean; code?: string; output?: Record<string, unknown> } =>
  JSON.parse(String(answer?.body))

export const timer = (name: string): object => ({
  Type: 'Timer',
  TriggerName: name,
  Time: systemClock().now(),
  Message: '',
})
