import { fold } from '../../../domain/decider/decide'
import { todosOf } from '../../../domain/decider/todo'
import { matterDecider } from '../../../domain/matter/decider'
import { DEFAULT_PACK } from '../../../domain/rules/pack'
import { chainOf } from '../../../server/operations/subject/chain'
import { dump } from '../dump'
import { draftContent, Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const report = (matterId: string) => ({
  matterId,
  assignmentId: 'A1',
  text: '已完成两个小区',
  remaining: '',
  files: [],
  milestoneId: null,
})

test('a command writes the matter, its events, to-dos and notices in one transaction', async () => {
  const matterId = await h.start()
  const { matter } = await h.tell('u1handler', 'matter.get', { matterId })
  expect(matter.status).toBe('inProgress')
  const { items } = await h.tell('u1handler', 'matter.timeline', { matterId, limit: 50 })
  expect(items.map(({ type }) => type)).toEqual([
    'ResponsibleNamed',
    'SignedIn',
    'MatterIssued',
    'IssueApproved',
    'ApprovalRequested',
    'MatterDrafted',
  ])
  expect(fold(matterDecider, [...items].reverse())).toEqual(matter)
  const todos = await h.store.find('todos', { filter: {}, sort: [['dueAt', 1]], limit: 100 })
  expect(todos).toEqual(
    todosOf(matterDecider, matter, { calendar: await h.app.reference.calendar(), rules: DEFAULT_PACK }),
  )
  const { unread } = await h.tell('u1handler', 'notice.unread', {})
  expect(unread).toBe(1)
})

test('a badge equals its list', async () => {
  await h.start()
  await h.issue()
  const { items } = await h.tell('u1supervisor', 'todo.list', { limit: 50 })
  const counts = await h.tell('u1supervisor', 'todo.counts', {})
  expect(counts).toEqual({ all: 1, red: 0, yellow: 1, approve: 0 })
  expect(items.map(({ kind }) => kind)).toEqual(['signIn'])
})

test('the same idempotency key again answers the same and does it once', async () => {
  const matterId = await h.start()
  const first = await h.ask('u1handler', 'matter.report', report(matterId), 'key-0000001')
  const second = await h.ask('u1handler', 'matter.report', report(matterId), 'key-0000001')
  expect(second).toEqual(first)
  const { matter } = await h.tell('u1handler', 'matter.get', { matterId })
  expect(matter.version).toBe(7)
})

test('another input under the same key is refused', async () => {
  const matterId = await h.start()
  await h.ask('u1handler', 'matter.report', report(matterId), 'key-0000001')
  const other = await h.ask('u1handler', 'matter.report', { ...report(matterId), text: '另一份' }, 'key-0000001')
  expect(other).toMatchObject({ ok: false, code: 'IDEMPOTENCY_KEY_REUSED' })
})

test('a one-time code is told once and stands nowhere in the store', async () => {
  const { code } = await h.tell('admin', 'people.issueCode', { personId: 'u1handler' })
  expect(await dump(h.store)).not.toContain(code)
})

test('numbers are gap-free when matters are issued at the same time', async () => {
  const drafts = await Promise.all(
    Array.from({ length: 8 }, () => h.tell('officer', 'matter.draft', { content: draftContent() })),
  )
  for (const { matterId } of drafts) await h.tell('officer', 'matter.requestApproval', { matterId })
  const issued = await Promise.all(
    drafts.map(({ matterId }) => h.tell('chief', 'matter.approveIssue', { matterId, opinion: '' })),
  )
  expect(issued.map(({ number }) => number).sort()).toEqual(
    Array.from({ length: 8 }, (_, i) => `督会〔2026〕${i + 1}号`),
  )
})

test('20 reports at once on one matter: each is recorded once, none lost', async () => {
  const matterId = await h.start()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => h.ask('u1handler', 'matter.report', report(matterId))),
  )
  const done = answers.filter((answer) => answer.ok).length
  const { matter } = await h.tell('u1handler', 'matter.get', { matterId })
  expect(matter.version).toBe(6 + done)
  expect(answers.every((answer) => answer.ok || answer.code === 'CONFLICT')).toBe(true)
  expect(await h.tell('officer', 'matter.verify', { matterId })).toMatchObject({ intact: true, events: 6 + done })
})

test('a changed byte in the database is found', async () => {
  const matterId = await h.start()
  const [event] = await h.store.find('events', { filter: chainOf(matterId), limit: 1 })
  if (!event) throw new Error('no event')
  await h.store.transact((tx) => tx.put('events', { ...event, at: '2026-03-02T02:00:00.001Z' }))
  expect(await h.tell('officer', 'matter.verify', { matterId })).toMatchObject({
    intact: false,
    brokenAt: 1,
    why: 'hash',
  })
})

test('numbers by light equal the lists behind them', async () => {
  await h.issue()
  await h.issue({ limit: { unit: 'workingDays', count: 1 } })
  await h.issue({ limit: { unit: 'workingDays', count: 4 } })
  h.at('2026-03-04')
  const { all } = await h.tell('officer', 'matter.counts', {})
  expect(all).toEqual({ green: 1, yellow: 1, red: 1, grey: 0, total: 3 })
  for (const light of ['green', 'yellow', 'red', 'grey'] as const) {
    const { items } = await h.tell('officer', 'matter.list', { light, limit: 50 })
    expect(items).toHaveLength(all[light])
  }
})
