import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PLATFORM } from '../../local/cloud/environment'
import { systemClock } from '../../local/embedded/clock'
import { startGateway } from '../../local/gateway/gateway'
import { connect } from '../../server/cloudbase/connect'
import { openCloudStore } from '../../server/cloudbase/store/store'
import { manifest } from '../../server/collections'
import { createFirstAdmin } from '../../server/firstAdmin'
import { layFoundation } from '../../server/foundation'
import { newId } from '../../server/newId'
import type { Store } from '../../server/ports'
import { hashOf, newToken } from '../../server/session/tokens'
import { type Figure, median } from '../store/measure'

const RUNS = 9
const SECRET = 'only for measuring, of enough characters'

/** Puts an administrator with a session into the environment, and answers the token. */
async function settle(store: Store): Promise<string> {
  const clock = systemClock()
  await layFoundation(store, clock.now())
  const ports = { store, clock, newId } as Parameters<typeof createFirstAdmin>[0]
  const personId = await createFirstAdmin(ports)
  const token = newToken()
  const createdAt = clock.now()
  const session = { personId, client: 'desk' as const, createdAt, expiresAt: '2999-01-01T00:00:00.000Z' }
  await store.transact((tx) => tx.insert('sessions', { _id: hashOf(token), ...session }))
  return token
}

/** Milliseconds from the start of a fresh process until `script` printed them last. */
async function freshProcess(script: string, env: Record<string, string>): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env })
  return Number(stdout.trim().split('\n').at(-1))
}

const TIME = 'console.log(performance.now())'

/** Requires the function and waits for its first answer; what is no answer ends the measurement. */
const firstAnswer = (folder: string, event: object): string => `
  require(${JSON.stringify(join(folder, 'index.js'))}).main(${JSON.stringify(event)}).then(({ statusCode, body }) => {
    if (statusCode !== 200) throw new Error(body)
    ${TIME}
  })`

const firstCall = (token: string): object => ({
  path: '/api',
  httpMethod: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: JSON.stringify({ operation: 'session.me', input: {} }),
})

const kilobytes = (folder: string, files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1000

/** Bytes of each function: what it loads at its start, and the whole folder that is deployed. */
function* sizeFigures(functions: string): Generator<Figure> {
  for (const name of readdirSync(functions)) {
    const folder = join(functions, name)
    yield { name: `function ${name}, loaded at its start`, value: kilobytes(folder, ['index.js']), unit: 'kB' }
    yield { name: `function ${name}, deployed`, value: kilobytes(folder, readdirSync(folder)), unit: 'kB' }
  }
}

/**
 * A function's cold start: a fresh process, the bundle, the real SDK, the first answer to a query of who is logged in;
 * in turns with a fresh process that only requires the SDK as it is. `functions`: folder with the built functions.
 */
export async function* coldFigures(root: string, functions: string): AsyncGenerator<Figure> {
  Object.assign(process.env, PLATFORM)
  const gateway = await startGateway({ directory: join(root, 'environment'), port: 0, manifest })
  try {
    const store = openCloudStore({ database: connect({ url: gateway.url }).database(), manifest })
    const event = firstCall(await settle(store))
    const context = { TCB_CONTEXT_CNFG: JSON.stringify({ URL: gateway.url }), ZHIDU_LINK_SECRET: SECRET }
    const env = { ...PLATFORM, ...context, NODE_PATH: join(process.cwd(), 'node_modules') }
    const [ours, bare]: [number[], number[]] = [[], []]
    for (let run = 0; run < RUNS; run++) {
      ours.push(await freshProcess(firstAnswer(join(functions, 'api'), event), env))
      bare.push(await freshProcess(`require('@cloudbase/node-sdk');${TIME}`, env))
    }
    yield {
      name: 'cold start of the function api to its first answer',
      value: median(ours),
      best: Math.min(...ours),
      unit: 'ms',
      limit: median(bare),
      limitIs: "a fresh process that requires '@cloudbase/node-sdk'",
    }
    await store.close()
  } finally {
    await gateway.stop()
  }
  yield* sizeFigures(functions)
}
