import { at } from '../../../domain/clock/time'
import { isIssued } from '../../../domain/matter/state/matter'
import { OFFICE_DECISIONS } from '../../../domain/rules/kinds'
import { runCourier } from '../../../server/jobs/courier'
import { runSweep } from '../../../server/jobs/sweep'
import { SHAPE, upgrade } from '../../../server/upgrade/upgrade'
import { checkInput } from '../../../server/validation'
import { draftContent, Harness } from '../harness'
import { left, open } from './left'

const drafts = async (h: Harness) =>
  (await h.tell('liaison', 'matter.list', { limit: 50 })).items.filter(({ number }) => number === null).length

test('matters of the version before open, verify, stand in lists and go on', async () => {
  const h = await left()
  expect(await drafts(h)).toBe(0)
  expect(await upgrade(h.store)).toBe(SHAPE)
  expect(await drafts(h)).toBe(3)
  const { items } = await h.tell('chief', 'matter.list', { limit: 50 })
  expect(items).toHaveLength(9)
  for (const { id: matterId } of items) {
    expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
    expect((await h.tell('chief', 'matter.get', { matterId })).matter.id).toBe(matterId)
    await h.tell('chief', 'matter.timeline', { matterId, limit: 50 })
    const { matter } = await h.tell('chief', 'matter.get', { matterId })
    if (matter.number === null) continue
    await h.tell('officer', 'matter.comment', { matterId, text: '升级后继续', mentions: [], files: [] })
    expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true })
  }
})

test('their work goes on to its end', async () => {
  const h = await left()
  await upgrade(h.store)
  const { items } = await h.tell('chief', 'matter.list', { limit: 50, search: '办理中的事项' })
  const on = { matterId: String(items[0]?.id), assignmentId: 'A1' }
  await h.tell('chief', 'matter.grantExtension', { ...on, dueAt: '2026-05-20T09:30:00.000Z', opinion: '' })
  const { matter } = await h.tell('chief', 'matter.get', { matterId: on.matterId })
  for (const { id: instructionId } of matter.instructions)
    await h.tell('u1handler', 'matter.answerInstruction', { ...on, instructionId, text: '已落实', files: [] })
  await h.tell('u1handler', 'matter.submitCompletion', { ...on, summary: '已完成', files: [] })
  await h.tell('u1section', 'matter.signOff', { ...on, opinion: '' })
  await h.tell('u1head', 'matter.signOff', { ...on, opinion: '同意' })
  expect(await h.tell('officer', 'matter.confirmCompletion', { ...on, opinion: '' })).toMatchObject({
    status: 'closed',
  })
})

test('what named a matter names its subject: lists, files and points are as they were', async () => {
  const h = await left(2)
  expect(await upgrade(h.store)).toBe(SHAPE - 1)
  for (const name of ['todos', 'notices', 'outbox', 'points', 'evidence', 'setAside'] as const) {
    const documents = await h.store.find(name, { filter: {}, limit: 1000 })
    expect([name, documents.length]).not.toEqual([name, 0])
    expect([name, JSON.stringify(documents).includes('"matterId"')]).toEqual([name, false])
  }
  const { items } = await h.tell('chief', 'matter.list', { limit: 50 })
  const late = items.find(({ level }) => level > 1)?.id ?? ''
  const subject = { kind: 'matter', id: late }
  expect((await h.tell('chief', 'points.list', { subject, limit: 50 })).items).not.toHaveLength(0)
  expect((await h.tell('u1supervisor', 'todo.list', { limit: 50 })).items).toContainEqual(
    expect.objectContaining({ kind: 'signIn', partId: 'A1', subject: { kind: 'matter', id: expect.any(String) } }),
  )
  const notices = (await h.tell('u1supervisor', 'notice.list', { limit: 50 })).items
  expect(notices.find(({ about }) => about === 'digest')?.lines[0]?.subject.kind).toBe('matter')
  const files = await h.store.find('evidence', { filter: { 'subject.id': { $ne: null } }, limit: 10 })
  expect((await h.tell('chief', 'file.links', { fileIds: files.map(({ _id }) => _id) })).links).toHaveProperty(
    String(files[0]?._id),
  )
  expect((await h.tell('admin', 'setAside.list', { limit: 50 })).items).toHaveLength(2)
})

test('events sealed before and after stand in one chain, and what was put off goes on', async () => {
  const h = await left(2)
  await upgrade(h.store)
  h.at('2026-06-01')
  await runCourier(h.app)
  await runSweep(h.app)
  const { items } = await h.tell('chief', 'matter.list', { limit: 50 })
  expect(items).toHaveLength(4)
  for (const { id: matterId } of items.filter(({ number }) => number !== null)) {
    await h.tell('officer', 'matter.comment', { matterId, text: '升级后继续', mentions: [], files: [] })
    expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
    const { items: steps } = await h.tell('chief', 'matter.timeline', { matterId, limit: 200 })
    expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, i) => steps.length - i))
    expect(new Set(steps.map((event) => 'subject' in event))).toEqual(new Set([true, false]))
  }
  expect((await h.tell('admin', 'setAside.list', { limit: 50 })).items).toHaveLength(1)
})

test('packs that were published before a rule came say on it what holds meanwhile', async () => {
  const h = await left(3)
  await upgrade(h.store)
  const { pack } = await h.tell('chief', 'rules.get', {})
  const { version: _, ...today } = pack
  expect(checkInput('rules.publish', { pack: today, note: '照旧' })).toBeNull()
})

test('matters are folded anew: urges before they had a limit, and the level of each unit', async () => {
  const h = await left(3)
  const before = (await h.store.find('register', { filter: {}, limit: 50 })).map(({ _id, nextAlarmAt }) => [
    _id,
    nextAlarmAt,
  ])
  await upgrade(h.store)
  const after = (await h.store.find('register', { filter: {}, limit: 50 })).map(({ _id, nextAlarmAt }) => [
    _id,
    nextAlarmAt,
  ])
  // what was declined may now be proposed again, what waits for the office has its clock; no other was moved
  const { id: declined } = await open(h, '暂不转办')
  const waiting = await h.store.find('todos', { filter: { kind: { $in: [...OFFICE_DECISIONS] } }, limit: 100 })
  const moved = [declined, ...waiting.map(({ subject }) => subject.id)]
  const others = (lines: typeof before) => lines.filter(([id]) => !moved.includes(String(id)))
  expect(others(after)).toEqual(others(before))
  const byHand = await open(h, '人工催办')
  expect(byHand.assignments.map(({ level, urges }) => [level, urges.map(({ counted }) => counted)])).toEqual([
    [2, [false, false, true]],
  ])
  const co = await open(h, '协办迟交')
  expect([co.level, ...co.assignments.map(({ level }) => level)]).toEqual([3, 1, 3])
  for (const { id: matterId } of (await h.tell('chief', 'matter.list', { limit: 50 })).items)
    expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})

test.each([
  ['建议转办', 'u1', 'urges', 'proposed', null],
  ['暂不转办', 'u1', 'urges', 'declined', null],
  ['已转办的', 'u1', 'urges', 'confirmed', null],
  ['已转办有结果', 'u1', 'urges', 'confirmed', 'talk'],
  ['协办迟交', 'u2', 'urges', 'proposed', null],
  ['弄虚作假', 'u1', 'falseReport', 'proposed', null],
])('the one transfer that «%s» had is its first, and its work goes on', async (search, ...expected) => {
  const h = await left(3)
  await upgrade(h.store)
  const { id: matterId, transfers } = await open(h, search)
  expect(
    transfers.map(({ unitId, cause, status, outcome }) => [unitId, cause, status, outcome?.outcome ?? null]),
  ).toEqual([expected])
  const todos = (await h.store.find('todos', { filter: { 'subject.id': matterId }, limit: 20 })).map(({ kind }) => kind)
  const [transfer] = transfers
  if (transfer?.status === 'proposed') {
    expect(todos).toContain('decideTransfer')
    await h.tell('chief', 'matter.confirmTransfer', { matterId, leadersOpinion: '同意', conclusion: '经查属实' })
  }
  if (transfer?.status !== 'declined' && !transfer?.outcome)
    await h.tell('discipline', 'matter.recordOutcome', { matterId, outcome: 'talk', text: '已约谈' })
  expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})

test('to-dos that the state no longer demands go, those that it demands come', async () => {
  const h = await left(3)
  const all = () => h.store.find('todos', { filter: {}, limit: 100 })
  const before = await all()
  await h.store.transact(async (tx) => {
    const [first] = before
    if (!first) throw new Error('no to-do')
    await tx.remove('todos', first._id)
    await tx.put('todos', { ...first, _id: `${first.subject.id}.-.approveIssue.`, kind: 'approveIssue' })
  })
  await upgrade(h.store)
  // those of a transfer have come to name it, what waits for the office has a moment, and each says who waits since when
  const clocks = { dueAt: null, dueRank: 1, yellowAt: null }
  const named = (todos: typeof before) =>
    todos.map(({ since: _since, unitId: _unit, byId: _by, urgencyRank: _rank, ...todo }) => ({
      ...todo,
      ...((OFFICE_DECISIONS as readonly string[]).includes(todo.kind) && clocks),
      _id: todo._id.replace(/Z\d+$/, ''),
    }))
  expect(named(await all())).toEqual(named(before))
})

/** Every due moment of every unit. */
const clocksIn = async (h: Harness) =>
  (await h.store.find('matters', { filter: {}, limit: 50 })).flatMap((matter) =>
    isIssued(matter)
      ? matter.assignments.map(({ id, due, signIn, objectionUntil, tasks }) => [
          ...[matter.title, id, due.dueAt, due.version, signIn.dueAt, objectionUntil],
          tasks.map(({ dueAt }) => dueAt),
        ])
      : [],
  )

test('no running clock moves, and what waits for somebody goes on', async () => {
  const h = await left('3-waiting')
  const before = await clocksIn(h)
  expect(before.length).toBeGreaterThan(12)
  await upgrade(h.store)
  expect(await clocksIn(h)).toEqual(before)
  const named = async (title: string) => ({ matterId: (await open(h, title)).id, assignmentId: 'A1' })
  h.at('2026-04-02', '11:00')
  const due = async (title: string) => (await open(h, title)).assignments[0]?.due.dueAt
  await h.tell('chief', 'matter.resume', { matterId: (await named('中止中')).matterId, reason: '已批复' })
  // Both stood from Monday 10:00 with 41 hours of work left; the Qingming Festival lies between.
  expect(await due('中止中')).toBe(at('2026-04-13', '17:30'))
  const back = { missing: '验收单', dueAt: null }
  await h.tell('officer', 'matter.returnCompletion', { ...(await named('办结待确认')), ...back })
  expect(await due('办结待确认')).toBe(at('2026-04-13', '17:30'))
  const more = { dueAt: at('2026-05-20', '17:30'), opinion: '' }
  await h.tell('chief', 'matter.grantExtension', { ...(await named('延期待批')), ...more })
  expect(await due('延期待批')).toBe(more.dueAt)
  for (const { id: matterId } of (await h.tell('chief', 'matter.list', { limit: 50 })).items)
    expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})

test('moments of matters begun before can be set anew, and none of them moves by the upgrade', async () => {
  const h = await left(4)
  const before = await clocksIn(h)
  expect(await upgrade(h.store)).toBe(SHAPE - 4)
  expect(await clocksIn(h)).toEqual(before)
  h.at('2026-03-24', '11:00')
  const { id: matterId, ...matter } = await open(h, '办理中有任务')
  const on = { matterId, assignmentId: 'A1', dueAt: at('2026-03-27', '12:00'), reason: '批复推迟', unitSays: '' }
  const [lead] = matter.assignments
  const missed = [lead?.tasks[0], matter.instructions[0], matter.milestones[0]]
  expect(missed.map((one) => one?.missed)).toEqual([true, true, true])
  for (const one of missed) await h.tell('chief', 'matter.setDue', { ...on, moment: String(one?.id) })
  await h.tell('officer', 'matter.setDue', { ...on, moment: 'due', dueAt: at('2026-04-10', '17:30') })
  await h.tell('chief', 'matter.approveDue', { matterId, assignmentId: 'A1', opinion: '' })
  const after = await open(h, '办理中有任务')
  expect(after.assignments[0]?.due.dueAt).toBe(at('2026-04-10', '17:30'))
  expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})

test('lists tell by its milestones how far a matter begun before has come', async () => {
  const h = await left(4)
  await upgrade(h.store)
  expect((await h.tell('chief', 'rules.get', {})).pack.progress).toEqual({ yellowBehind: 10, redBehind: 30 })
  const { items } = await h.tell('chief', 'matter.list', { limit: 50, search: '办理中有任务' })
  const [milestone] = (await open(h, '办理中有任务')).milestones
  expect(items[0]?.behind).toMatchObject({ redAt: milestone?.dueAt })
})

test('what does not come to the head that is stored stays as it is', async () => {
  const h = await left(3)
  const [one] = await h.store.find('matters', { filter: {}, limit: 1 })
  if (!one) throw new Error('no matter')
  const broken = { ...one, lastHash: 'f'.repeat(64) }
  await h.store.transact((tx) => tx.put('matters', broken))
  await upgrade(h.store)
  expect(await h.store.get('matters', one._id)).toEqual(broken)
})

test('what is done is not done again, and says nothing', async () => {
  const h = await left()
  const said: string[] = []
  await upgrade(h.store, (words) => said.push(words))
  expect(said).toHaveLength(SHAPE)
  expect(await upgrade(h.store, (words) => said.push(words))).toBe(0)
  expect(said).toHaveLength(SHAPE)
})

test('a new system has nothing old, and is told of none', async () => {
  const h = await Harness.open()
  const said: string[] = []
  expect(await upgrade(h.store, (words) => said.push(words))).toBe(0)
  expect(said).toEqual([])
  await h.close()
})

test('documents of a newer version are not touched', async () => {
  const h = await left()
  await h.store.transact((tx) => tx.put('counters', { _id: 'upgrade', last: 99 }))
  await expect(upgrade(h.store)).rejects.toThrow('newer version')
})

test('more than a page of old drafts', async () => {
  const h = await left()
  for (let i = 0; i < 21; i += 1) {
    const { matterId } = await h.tell('officer', 'matter.draft', { content: draftContent() })
    await h.store.transact(async (tx) => {
      const line = await tx.get('register', matterId)
      if (line) await tx.put('register', { ...line, circle: ['person:officer'] })
    })
  }
  await upgrade(h.store)
  expect(await drafts(h)).toBe(24)
})
