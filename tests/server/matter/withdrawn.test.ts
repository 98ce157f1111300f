import { at } from '../../../domain/clock/time'
import { runSweep } from '../../../server/jobs/sweep'
import { Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const linesOf = async (matterId: string) =>
  h.store.find('points', { filter: { 'subject.id': matterId }, sort: [['at', 1]], limit: 500 })

/** A report missed each week makes more lines than are read at a time. */
test('a matter withdrawn as issued by mistake leaves every unit as if it had never been', async () => {
  const matterId = await h.start({ reportCycle: 'weekly', limit: null, dueAt: at('2026-12-30', '17:30') })
  const other = await h.start({ limit: { unit: 'workingDays', count: 1 } })
  h.at('2026-12-28')
  await runSweep(h.app)
  await h.tell('chief', 'matter.withdraw', { matterId, reason: '误发', byMistake: true })
  const lines = await linesOf(matterId)
  expect(lines.length).toBeGreaterThan(60)
  expect(lines.reduce((sum, { hundredths }) => sum + hundredths, 0)).toBe(0)
  expect((await linesOf(other)).every(({ reverses }) => reverses === undefined)).toBe(true)
  const { items } = await h.tell('chief', 'points.list', { subject: { kind: 'matter', id: matterId }, limit: 100 })
  expect(items.some(({ reverses }) => reverses !== undefined)).toBe(true)
})
