import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Database, openDatabase } from '../../../local/database/database'
import { bundle, temporaryFolder } from '../../onDisk'
import { manifest } from './children/manifest'

jest.setTimeout(120_000)

const folder = temporaryFolder()
const built = folder.make()
const child = bundle('tests/local/database/children/lanes.ts', built)
const writerThread = bundle('local/database/write/writerThread.ts', built)

/** Runs the child until it has acknowledged `commits`, kills it, and returns the last acknowledged number of each lane. */
async function killAfter(commits: number, args: string[]): Promise<Map<string, number>> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(running, 'exit')
  const acknowledged = new Map<string, number>()
  let seen = 0
  for await (const line of createInterface({ input: running.stdout })) {
    const [lane = '', n] = line.split(' ')
    acknowledged.set(lane, Number(n))
    if (++seen === commits) running.kill('SIGKILL')
  }
  await exited
  expect(seen).toBeGreaterThanOrEqual(commits)
  return acknowledged
}

async function verify(database: Database, acknowledged: Map<string, number>): Promise<void> {
  for (let lane = 0; lane < 8; lane++) {
    const left = await database.get('counters', `left${lane}`)
    const n = (left?.n as number | undefined) ?? 0
    expect(n).toBeGreaterThanOrEqual(acknowledged.get(`${lane}`) ?? 0)
    expect((await database.get('counters', `right${lane}`))?.n).toBe(left?.n)
    const kept = Array.from({ length: Math.min(n, 20) }, (_, i) => `e${lane}-${n - i}`).reverse()
    const byIndex = await database.find('entries', { filter: { lane }, sort: [['n', 1]], limit: 1000 })
    expect(byIndex.map(({ _id }) => _id)).toEqual(kept)
  }
  const tagged = await database.count('entries', { tags: { $in: ['t0', 't1', 't2', 't3', 't4'] } })
  expect(tagged).toBe(await database.count('entries', {}))
}

test.each([
  ['in the same thread', []],
  ['in a thread of its own', [writerThread]],
])(
  'a process killed while it writes %s loses nothing acknowledged and leaves nothing half written',
  async (_, thread) => {
    const directory = folder.make()
    for (let round = 0; round < 6; round++) {
      const acknowledged = await killAfter(1 + Math.floor(Math.random() * 400), [directory, ...thread])
      const database = await openDatabase({ directory, manifest })
      await verify(database, acknowledged)
      await database.close()
    }
  },
)
