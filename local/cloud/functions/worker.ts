import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Invocation, WorkerAnswer } from './messages'
import { shiftDate } from './shiftedDate'

/** One instance of a function: loads the bundle once, then answers one call at a time. */
const { file } = workerData as { file: string }
const setAhead = shiftDate()
const say = (answer: WorkerAnswer) => parentPort?.postMessage(answer)

type Main = (event: unknown, context: object) => unknown

async function answer(main: Main, { event, environment, requestId, timeoutMs, aheadMs }: Invocation): Promise<void> {
  setAhead(aheadMs)
  Object.assign(process.env, environment)
  const context = { request_id: requestId, time_limit_in_ms: timeoutMs, callbackWaitsForEmptyEventLoop: false }
  try {
    const result = await main(event, context)
    say({ result: JSON.stringify(result ?? null) })
  } catch (error) {
    say({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name]
  }
}

const { main } = createRequire(file)(file) as { main: Main }
parentPort?.on('message', (invocation: Invocation) => answer(main, invocation))
say({ loaded: true })
