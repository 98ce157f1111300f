import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { lineOf } from '../../domain/decider/consequences'
import { type Todo, todosOf } from '../../domain/decider/todo'
import { matterDecider } from '../../domain/matter/decider'
import { bundle, temporaryFolder } from '../onDisk'
import { Harness } from './harness'

jest.setTimeout(300_000)

const KILLS = 50
const folder = temporaryFolder()
const child = bundle('tests/server/children/reporter.ts', folder.make())

/** Runs the child until so many commands were acknowledged, kills it, and answers each matter's last version. */
async function killAfter(commands: number, args: string[]): Promise<Map<string, number>> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(running, 'exit')
  const acknowledged = new Map<string, number>()
  let seen = 0
  for await (const line of createInterface({ input: running.stdout })) {
    const [matterId = '', version] = line.split(' ')
    acknowledged.set(matterId, Number(version))
    if (++seen === commands) running.kill('SIGKILL')
  }
  await exited
  return acknowledged
}

const sorted = (todos: Todo[]) => [...todos].sort((a, b) => (a._id < b._id ? -1 : 1))

/** Nothing acknowledged is lost; chain, state, register and to-dos of the matter agree. */
async function verify(h: Harness, matterId: string, acknowledged: number): Promise<void> {
  const check = await h.tell('officer', 'matter.verify', { matterId })
  expect(check).toMatchObject({ intact: true })
  expect(check.events).toBeGreaterThanOrEqual(acknowledged)
  const { matter } = await h.tell('officer', 'matter.get', { matterId })
  const [calendar, rules, directory] = await Promise.all([
    h.app.reference.calendar(),
    h.app.reference.rules(),
    h.app.reference.directory(),
  ])
  expect(await h.store.get('register', matterId)).toEqual(
    lineOf(matterDecider, matter, { calendar, rules, directory, now: h.now }),
  )
  const ids = todosOf(matterDecider, matter, { calendar, rules })
  const stored = await Promise.all(ids.map(({ _id }) => h.store.get('todos', _id)))
  expect(sorted(stored as Todo[])).toEqual(sorted(ids))
}

test(`killed ${KILLS} times during a run of commands: nothing acknowledged is lost, nothing half written is seen`, async () => {
  const directory = folder.make()
  const first = await Harness.open(undefined, directory)
  const matterIds = await Promise.all(Array.from({ length: 6 }, () => first.start()))
  await first.store.close()
  for (let kill = 0; kill < KILLS; kill++) {
    const acknowledged = await killAfter(1 + Math.floor(Math.random() * 60), [directory, ...matterIds])
    expect(acknowledged.size).toBeGreaterThan(0)
    const h = await Harness.reopen(directory)
    for (const matterId of matterIds) await verify(h, matterId, acknowledged.get(matterId) ?? 0)
    const todos = await h.store.count('todos', {})
    const demanded = await Promise.all(matterIds.map((matterId) => demandedBy(h, matterId)))
    expect(todos).toBe(demanded.reduce((sum, n) => sum + n, 0))
    await h.store.close()
  }
})

const demandedBy = async (h: Harness, matterId: string): Promise<number> => {
  const { matter } = await h.tell('officer', 'matter.get', { matterId })
  const [calendar, rules] = await Promise.all([h.app.reference.calendar(), h.app.reference.rules()])
  return todosOf(matterDecider, matter, { calendar, rules }).length
}
