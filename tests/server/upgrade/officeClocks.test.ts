import { at } from '../../../domain/clock/time'
import { runSweep } from '../../../server/jobs/sweep'
import { SHAPE, upgrade } from '../../../server/upgrade/upgrade'
import { checkInput } from '../../../server/validation'
import type { Harness } from '../harness'
import { left, open } from './left'

/** Upgraded on Thursday 5 March at 10:00, half a working day after the version before last wrote. */
const upgraded = async (): Promise<Harness> => {
  const h = await left('4-office', at('2026-03-05', '10:00'))
  expect(await upgrade(h.store)).toBe(SHAPE - 4)
  return h
}

const todos = async (h: Harness, kind: string) =>
  (await h.store.find('todos', { filter: { kind }, limit: 20 })).map(({ title, dueAt }) => [title, dueAt]).sort()

test('what waited for the office already has the moment of its clock, pauses told', async () => {
  const h = await upgraded()
  expect(await todos(h, 'approveIssue')).toEqual([['待审批', at('2026-03-03', '17:30')]])
  expect(await todos(h, 'decideExtension')).toEqual([['延期待批', at('2026-03-03', '17:30')]])
  expect(await todos(h, 'confirmCompletion')).toEqual([
    ['中止过', at('2026-03-10', '17:30')],
    ['办结待确认', at('2026-03-05', '17:30')],
  ])
  expect(await todos(h, 'decideObjection')).toEqual([
    ['退办已提醒', at('2026-03-04', '17:30')],
    ['退办待裁定', at('2026-03-09', '17:30')],
  ])
  expect(await todos(h, 'decideTransfer')).toEqual([['建议转办', at('2026-03-12', '17:30')]])
})

test('what is late is brought up; what was brought up before is not so again, and the unit’s clock stands still', async () => {
  const h = await upgraded()
  const { id: matterId } = await open(h, '退办已提醒')
  h.at('2026-03-06')
  await runSweep(h.app)
  const reminded = (await h.tell('chief', 'matter.timeline', { matterId, limit: 50 })).items.flatMap((event) =>
    event.type === 'DecisionReminded' ? [event.data.reminded] : event.type === 'ObjectionReminded' ? ['before'] : [],
  )
  expect(reminded).toEqual(['chief', 'before'])
  const [a] = (await open(h, '退办已提醒')).assignments
  expect(a?.due.receipt.suspensions).toMatchObject([{ from: at('2026-03-04', '17:30'), to: null }])
  expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})

test('packs keep their figure for objections, and have the others', async () => {
  const h = await left('4-office')
  await h.store.transact(async (tx) => {
    const published = await tx.get('rules', '1')
    if (!published) throw new Error('no pack')
    const reminders = { ...published.pack.reminders, objectionWorkingDays: 4 }
    await tx.put('rules', { ...published, pack: { ...published.pack, reminders } })
  })
  await upgrade(h.store)
  const { pack } = await h.tell('chief', 'rules.get', {})
  const { version: _, ...today } = pack
  expect(checkInput('rules.publish', { pack: today, note: '照旧' })).toBeNull()
  expect(pack.officeClocks.workingDays).toMatchObject({ decideObjection: 4, confirmCompletion: 3 })
})
