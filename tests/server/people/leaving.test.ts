import type { Input } from '../../../domain/contract'
import { matterDecider } from '../../../domain/matter/decider'
import { openDuties } from '../../../domain/matter/handover/heirs'
import type { Matter } from '../../../domain/matter/state/matter'
import { runSweep } from '../../../server/jobs/sweep'
import type { Transaction } from '../../../server/ports'
import { people, personWith } from '../../domain/district'
import { draftContent, Harness } from '../harness'

const MINUTE_MS = 60_000
let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const saved = (id: string, changes: Partial<Input<'people.save'>> = {}): Input<'people.save'> => {
  const person = people.find(({ _id }) => _id === id)
  if (!person) throw new Error(id)
  const { name, unitId, title, mobile, roles } = person
  return { id, name, unitId, title, mobile, roles, active: true, ...changes }
}
const retire = (id: string, handOverTo?: string) =>
  h.tell('admin', 'people.save', saved(id, { active: false, ...(handOverTo && { handOverTo }) }))

const matters = () => h.store.find('matters', { filter: {}, limit: 1000 })
const openWith = async (id: string) =>
  (await matters()).filter((matter) => openDuties(matter as Matter).some(({ personId }) => personId === id)).length
const asked = async (id: string) => (await h.tell(id, 'todo.list', { limit: 200 })).items.map(({ kind }) => kind).sort()

test('who is retired has nothing open any more at once, and the unit’s supervisor is asked', async () => {
  const matterId = await h.start()
  await retire('u1handler')
  expect(await openWith('u1handler')).toBe(0)
  expect(await asked('u1supervisor')).toEqual(['nameResponsible', 'report'])
  const { items } = await h.tell('officer', 'matter.timeline', { matterId, limit: 1 })
  expect(items[0]).toMatchObject({ type: 'DutyHandedOver', actor: { personId: 'admin', role: 'admin' } })
  expect(await h.tell('officer', 'matter.verify', { matterId })).toMatchObject({ intact: true })
})

test('to who was named', async () => {
  await h.start()
  await retire('u1handler', 'u1handler2')
  expect(await asked('u1handler2')).toEqual(['report'])
})

test.each(['u1handler', 'nobody'])('%s takes over nothing', async (handOverTo) => {
  expect(await h.ask('admin', 'people.save', saved('u1handler', { active: false, handOverTo }))).toMatchObject({
    code: 'NOT_FOUND',
    detail: 'handOverTo',
  })
})

test('before it is done, it is shown what is open and to whom it goes', async () => {
  const matterId = await h.start()
  await h.tell('officer', 'matter.draft', { content: draftContent() })
  expect(await h.tell('admin', 'people.openDuties', { personId: 'u1handler' })).toMatchObject({
    total: 1,
    counts: [{ words: '经办人', count: 1 }],
    items: [{ subject: { id: matterId }, title: null, duties: [{ words: '经办人', toId: 'u1supervisor' }] }],
    names: { u1supervisor: '人员u1supervisor' },
  })
  const named = await h.tell('admin', 'people.openDuties', { personId: 'u1handler', handOverTo: 'u1handler2' })
  expect(named.items[0]?.duties).toEqual([{ words: '经办人', toId: 'u1handler2' }])
  expect((await h.tell('admin', 'people.openDuties', { personId: 'officer' })).counts).toEqual([
    { words: '督办负责人', count: 2 },
  ])
  expect(await h.tell('admin', 'people.openDuties', { personId: 'u2handler' })).toMatchObject({ total: 0, items: [] })
  expect(await h.ask('officer', 'people.openDuties', { personId: 'u1handler' })).toMatchObject({ code: 'NO_RIGHT' })
})

test('decisions that wait for him by name are shown, and go on to the next', async () => {
  const matterId = await h.start()
  await h.tell('u1handler', 'matter.submitCompletion', { matterId, assignmentId: 'A1', summary: '已完成', files: [] })
  const { counts } = await h.tell('admin', 'people.openDuties', { personId: 'u1section' })
  expect(counts).toContainEqual({ words: '审签办结', count: 1 })
  await retire('u1section')
  expect(await asked('u1head')).toEqual(['signOff'])
})

describe('hundreds of matters', () => {
  const MANY = 24
  /** After so many transactions the process dies. */
  const dieAfter = (times: number) => {
    const transact = h.store.transact.bind(h.store)
    let left = times
    h.store.transact = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
      left -= 1
      if (left < 0) throw new Error('killed')
      return transact(work)
    }
    return () => {
      h.store.transact = transact
    }
  }
  beforeEach(async () => {
    for (let i = 0; i < MANY; i++) await h.start()
  })

  test('each in a transaction of its own: broken off in the middle, the timer goes on with it, and once', async () => {
    const revive = dieAfter(8)
    await retire('u1handler')
    revive()
    const left = await openWith('u1handler')
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(MANY)
    await runSweep(h.app)
    await runSweep(h.app)
    expect(await openWith('u1handler')).toBe(0)
    const events = await h.store.find('events', { filter: {}, limit: 1000 })
    expect(events.filter(({ type }) => type === 'DutyHandedOver')).toHaveLength(MANY)
  })

  test('one that cannot be read holds up nothing else', async () => {
    const revive = dieAfter(1)
    await retire('u1handler')
    revive()
    const broken = (await matters())[5]
    if (!broken) throw new Error('nothing')
    await h.store.transact((tx) => tx.put('matters', { ...broken, assignments: null } as never))
    await runSweep(h.app)
    const rest = (await matters()).filter(({ _id }) => _id !== broken._id)
    expect(rest.filter((one) => openDuties(one as Matter).some(({ personId }) => personId === 'u1handler'))).toEqual([])
    expect(await h.store.count('handovers', {})).toBe(1)
  })
})

test('what is done is looked after for a while, and then forgotten', async () => {
  await h.start()
  await retire('u1handler')
  await runSweep(h.app)
  expect(await h.store.count('handovers', {})).toBe(1)
  h.later(11 * MINUTE_MS)
  await runSweep(h.app)
  expect(await h.store.count('handovers', {})).toBe(0)
})

test('a command that still read him in the directory is followed by the timer', async () => {
  await retire('u1handler')
  const matterId = await h.start().catch(() => null)
  expect(matterId).toBeNull()
  const [matter] = await matters()
  if (!matter || matter.number === null) throw new Error('not issued')
  const three = { leaderId: 'u1head', sectionHeadId: 'u1section', handlerId: 'u1handler' }
  const assignments = matter.assignments.map((a) => ({ ...a, status: 'inProgress' as const, responsible: three }))
  const late = { ...matter, status: 'inProgress' as const, assignments }
  const { rules, directory } = { rules: await h.app.reference.rules(), directory: await h.app.reference.directory() }
  await h.store.transact(async (tx) => {
    await tx.put('matters', late)
    await tx.put('register', matterDecider.line(late, { rules, directory }))
  })
  await runSweep(h.app)
  expect(await openWith('u1handler')).toBe(0)
})

describe('the last one is not let go while something is open', () => {
  const lastHolder = expect.objectContaining({ code: 'LAST_HOLDER', detail: 'active' })

  test.each([
    ['u1supervisor', { active: false }],
    ['u1supervisor', { roles: [] }],
    ['chief', { active: false }],
  ])('%s with %j', async (id, changes) => {
    expect((await h.ask('admin', 'people.save', saved(id, changes))).ok).toBe(true)
    await h.tell('admin', 'people.save', saved(id))
    await h.start()
    expect(await h.ask('admin', 'people.save', saved(id, changes))).toEqual(lastHolder)
  })

  test('not so where somebody else holds the office', async () => {
    await h.start()
    await h.enrol(personWith('u1deputy', 'u1', [{ role: 'unitSupervisor', scope: { kind: 'unit', unitId: 'u1' } }]))
    expect((await h.ask('admin', 'people.save', saved('u1supervisor', { active: false }))).ok).toBe(true)
  })
})

test('a front does not go on naming its leader', async () => {
  await retire('frontLeader')
  const { fronts } = await h.tell('officer', 'unit.list', {})
  expect(fronts.find(({ _id }) => _id === 'f2')?.leaderId).toBeNull()
})
