import type { Scope } from '../../../domain/roles'
import { personWith } from '../../domain/district'
import { draftContent, Harness } from '../harness'

const STARTS = { words: '夜市占道，请研究。', files: [], unitId: null }

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const listed = async (who: string, filter: object = {}) =>
  (await h.tell(who, 'matter.list', { ...filter, limit: 50 })).items.map(({ id }) => id)

test('a retry of what a leader started makes one matter', async () => {
  const first = await h.ask('leader', 'matter.start', STARTS, 'leader-key-1')
  expect(first).toMatchObject({ ok: true, output: { status: 'draft', number: null } })
  expect(await h.ask('leader', 'matter.start', STARTS, 'leader-key-1')).toEqual(first)
  expect(await h.store.count('matters', {})).toBe(1)
  await h.tell('leader', 'matter.start', STARTS)
  expect(await h.store.count('matters', {})).toBe(2)
})

test('a leader lists what he has started, and each leader his own', async () => {
  const { matterId } = await h.tell('frontLeader', 'matter.start', { ...STARTS, unitId: 'u3' })
  await h.tell('leader', 'matter.start', STARTS)
  await h.issue()
  expect(await listed('frontLeader', { starterId: 'frontLeader' })).toEqual([matterId])
  expect(await listed('leader', { starterId: 'frontLeader' })).toEqual([matterId])
  expect(await listed('liaison', { starterId: 'frontLeader' })).toEqual([])
  expect(await listed('leader')).toHaveLength(3)
})

test('the last officer is not let go while something that a leader started waits for one', async () => {
  await h.tell('leader', 'matter.start', STARTS)
  const retire = (id: string) =>
    h.ask('admin', 'people.save', {
      ...{ id, name: `人员${id}`, unitId: 'office', title: '', mobile: '', active: false },
      roles: [{ role: 'officer', scope: { kind: 'district' } }],
    })
  expect(await retire('officer2')).toMatchObject({ ok: true })
  expect(await retire('officer')).toMatchObject({ ok: false, code: 'LAST_HOLDER' })
})

test('a front’s officer may take it up as well, and is then the last who is not let go', async () => {
  const front: Scope = { kind: 'front', frontId: 'f1' }
  await h.enrol(personWith('frontOfficer', 'office', [{ role: 'officer', scope: front }]))
  await h.tell('leader', 'matter.start', { ...STARTS, unitId: 'u1' })
  const retire = (id: string, scope: Scope) =>
    h.ask('admin', 'people.save', {
      ...{ id, name: `人员${id}`, unitId: 'office', title: '', mobile: '', active: false },
      roles: [{ role: 'officer', scope }],
    })
  for (const id of ['officer', 'officer2']) expect(await retire(id, { kind: 'district' })).toMatchObject({ ok: true })
  expect(await retire('frontOfficer', front)).toMatchObject({ code: 'LAST_HOLDER' })
})

test('a leading group’s member finds the group’s drafts, and no others, in lists, by search and on their pages', async () => {
  await h.enrol(personWith('member', 'u3', [{ role: 'officer', scope: { kind: 'unit', unitId: 'u3' } }]))
  const body = { supervisingBody: { kind: 'leadingGroup' as const, unitId: 'u3' } }
  const content = { ...draftContent(body), title: '垃圾分类示范片区' }
  const { matterId } = await h.tell('member', 'matter.draft', { content })
  const others = await h.issue({ title: '垃圾分类收运车辆' })
  expect(await listed('member')).toEqual([matterId])
  expect(await listed('member', { search: '垃圾分类' })).toEqual([matterId])
  expect(await h.ask('member', 'matter.get', { matterId: others })).toMatchObject({ ok: false, code: 'NOT_FOUND' })
  expect((await h.tell('member', 'matter.get', { matterId })).matter.officerId).toBe('member')
  expect(await h.tell('member', 'matter.preview', { content })).toMatchObject({
    units: [{ unitId: 'u1', openMatters: null }],
  })
  expect(await h.ask('member', 'matter.preview', { content: draftContent({}) })).toMatchObject({ code: 'NO_RIGHT' })
  expect(await h.ask('member', 'points.summary', { period: '2026-03' })).toMatchObject({ code: 'NO_RIGHT' })
})
