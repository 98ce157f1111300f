import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { openStore } from '../../../local/embedded/store'
import { manifest } from '../../../server/collections'
import { upgrade } from '../../../server/upgrade/upgrade'
import { bundle, temporaryFolder } from '../../onDisk'
import { dump } from '../dump'
import { plant } from './before'

jest.setTimeout(120_000)

const COPIES = 50
const folder = temporaryFolder()
const built = folder.make()
const child = bundle('tests/server/children/upgrader.ts', built)
const writerThread = bundle('local/database/write/writerThread.ts', built)
const planted = folder.make()

/** Runs `work` on the store in `directory`. */
const over = async <T>(directory: string, work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>) => {
  const store = await openStore({ directory, manifest })
  const result = await work(store)
  await store.close()
  return result
}

/** Runs the child, kills it once so many transactions were acknowledged, and answers how many there were. */
async function killAfter(transactions: number, args: string[]): Promise<number> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(running, 'exit')
  let seen = 0
  for await (const _line of createInterface({ input: running.stdout }))
    if (++seen === transactions) running.kill('SIGKILL')
  const [code, signal] = await exited
  // It may have come to its end in the very moment.
  expect([0, 'SIGKILL']).toContain(signal ?? code)
  return seen
}

let right: string
let all: number
beforeAll(async () => {
  await over(planted, (store) => plant(store, 1, COPIES))
  const whole = folder.make()
  cpSync(planted, whole, { recursive: true })
  all = await killAfter(Number.POSITIVE_INFINITY, [whole])
  right = await over(whole, dump)
})

test.each([
  ['in the same thread', []],
  ['in a thread of its own', [writerThread]],
])('killed at any moment while it writes %s, an upgrade begins again and ends as if undisturbed', async (_, thread) => {
  const before = await over(planted, dump)
  let halfway = 0
  for (let round = 0; round < 4; round += 1) {
    const directory = folder.make()
    cpSync(planted, directory, { recursive: true })
    // each kill somewhere in what is left to do: two anywhere in the whole came to its end more often than not
    for (let kill = 0, left = all; kill < 2 && left > 0; kill += 1)
      left -= await killAfter(1 + Math.floor(Math.random() * left), [directory, ...thread])
    const left = await over(directory, dump)
    if (left !== before && left !== right) halfway += 1
    await over(directory, (store) => upgrade(store))
    expect(await over(directory, dump)).toBe(right)
  }
  expect(halfway).toBeGreaterThan(0)
})
