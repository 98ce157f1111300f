import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { Functions } from '../../../local/cloud/functions/functions'
import { bundle, temporaryFolder } from '../../onDisk'

/** A function that does as its event says, and keeps count over the calls of its instance. */
const SOURCE = `
let calls = 0
exports.main = async ({ say, wait, hang, fill, fail, leave }) => {
  calls++
  if (fail) throw new Error(fail)
  if (leave) process.exit(3)
  if (hang) await new Promise(() => setInterval(() => {}, 1000))
  if (wait) await new Promise((resolve) => setTimeout(resolve, wait))
  if (fill) return 'x'.repeat(fill)
  return { say, calls, who: process.env.WX_OPENID, secret: process.env.SECRET, home: process.env.HOME, now: Date.now(), date: new Date().getTime() }
}
`

interface Answer {
  say?: string
  calls: number
  who?: string
  secret?: string
  home?: string
  now: number
  date: number
}

const folder = temporaryFolder()
const printed = new PassThrough()
printed.resume()
let aheadMs = 0
let functions: Functions

beforeAll(() => {
  const directory = folder.make()
  const worker = bundle('local/cloud/functions/worker.ts', directory)
  mkdirSync(join(directory, 'echo'))
  const file = join(directory, 'echo/index.js')
  writeFileSync(file, SOURCE)
  writeFileSync(join(directory, 'echo/package.json'), '{"type":"commonjs"}')
  functions = new Functions({
    specs: [{ name: 'echo', file, timeoutMs: 2000, timers: [] }],
    worker: pathToFileURL(worker),
    environment: { SECRET: 'given' },
    aheadMs: () => aheadMs,
    log: printed,
  })
})
afterAll(() => functions.stop())

const invoke = (event: object, environment?: Record<string, string>) =>
  functions.invoke('echo', event, environment) as Promise<Answer>

test('a function answers from an instance that is kept', async () => {
  const { calls } = await invoke({ say: 'one' })
  expect(await invoke({ say: 'two' })).toMatchObject({ say: 'two', calls: calls + 1 })
})

test('an instance takes one call at a time: calls at once have instances of their own, and all are answered', async () => {
  const answers = await Promise.all(Array.from({ length: 9 }, (_, n) => invoke({ say: String(n), wait: 20 })))
  expect(answers.map(({ say }) => say)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8'])
})

test('its environment is what it was given; who calls is there for the one call only', async () => {
  expect(await invoke({}, { WX_OPENID: 'openid-1' })).toMatchObject({ who: 'openid-1', secret: 'given' })
  const next = await invoke({})
  expect(next.who).toBeUndefined()
  expect(next.home).toBeUndefined()
})

test('its time is as far ahead as the demonstration’s', async () => {
  aheadMs = 5 * 86_400_000
  const { now, date } = await invoke({})
  aheadMs = 0
  expect(now - Date.now()).toBeGreaterThan(4 * 86_400_000)
  expect(date - Date.now()).toBeGreaterThan(4 * 86_400_000)
  expect((await invoke({})).now - Date.now()).toBeLessThan(86_400_000)
})

test.each([
  ['a fault', { fail: 'broken' }, 'FUNCTIONS_EXECUTE_FAIL'],
  ['an end of the process', { leave: true }, 'FUNCTIONS_EXECUTE_FAIL'],
  ['too long a wait', { hang: true }, 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
  ['an answer above 6 MB', { fill: 6 * 1024 * 1024 }, 'RESPONSE_TOO_LARGE'],
  ['an event above 6 MB', { say: 'x'.repeat(6 * 1024 * 1024) }, 'EVENT_TOO_LARGE'],
])('%s is answered by a code, and the next call by the function', async (_what, event, code) => {
  await expect(invoke(event)).rejects.toMatchObject({ code })
  expect(await invoke({ say: 'well' })).toMatchObject({ say: 'well' })
})

test('a function that was not deployed is not found', async () => {
  await expect(functions.invoke('nothing', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
})
