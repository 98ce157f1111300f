import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { runCourier } from '../../../server/jobs/courier'
import { runSweep } from '../../../server/jobs/sweep'
import { bundle, temporaryFolder } from '../../onDisk'
import { Harness } from '../harness'

jest.setTimeout(60_000)

const folder = temporaryFolder()

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const timed = async () =>
  (await h.store.find('events', { filter: {}, limit: 1000 }))
    .filter(({ stepKey }) => stepKey !== undefined)
    .map(({ type, nominalAt, stepKey }) => [stepKey, type, nominalAt])

test('the sweep run twice, or twice at once, gives the same events as once', async () => {
  await h.issue()
  await h.start()
  h.at('2026-05-20')
  await Promise.all([runSweep(h.app), runSweep(h.app)])
  const once = await timed()
  expect(once.length).toBeGreaterThan(10)
  expect(await runSweep(h.app)).toEqual({ subjects: 0, events: 0 })
  expect(await timed()).toEqual(once)
})

test('two processes that sweep at once give the same events as one', async () => {
  for (let i = 0; i < 12; i++) await h.issue()
  const child = bundle('tests/server/children/sweeper.ts', folder.make())
  const run = () => once(spawn(process.execPath, [child, h.directory, '2026-05-20'], { stdio: 'inherit' }), 'exit')
  expect(await Promise.all([run(), run()])).toEqual([
    [0, null],
    [0, null],
  ])
  const steps = await timed()
  expect(new Set(steps.map(([key]) => key)).size).toBe(steps.length)
  // sign-in, the reminder, overdue, two urges, the proposed transfer and three reminders of the office to decide it
  expect(steps).toHaveLength(12 * 9)
  const urges = (await h.store.find('counters', { filter: {}, limit: 100 })).find(({ _id }) => _id === 'urge.2026')
  expect(urges?.last).toBe(24)
})

test('after a week of outage each step stands at its nominal moment, and each person gets one digest', async () => {
  await h.issue({ limit: { unit: 'workingDays', count: 3 } })
  await h.issue({ limit: { unit: 'workingDays', count: 3 } })
  h.at('2026-03-12')
  await runSweep(h.app)
  await runCourier(h.app)
  const steps = await timed()
  expect(steps.map(([, , nominalAt]) => nominalAt)).toContain('2026-03-05T09:30:00.000Z')
  const digests = (await h.store.find('notices', { filter: {}, limit: 1000 })).filter(({ about }) => about === 'digest')
  const people = digests.map(({ personId }) => personId)
  expect(new Set(people).size).toBe(people.length)
  expect(people).toContain('u1head')
  expect(await runCourier(h.app)).toEqual({ digests: 0 })
})

test('the sweep of a matter that is not due writes nothing', async () => {
  await h.start()
  expect(await runSweep(h.app)).toEqual({ subjects: 0, events: 0 })
})
