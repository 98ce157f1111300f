import { canSee, circleOf, hears, isConcerned, readBy, sightOf } from '../../../domain/matter/sight'
import type { Actor } from '../../../domain/people/actor'
import type { RoleGrant } from '../../../domain/roles'
import { actor, people } from '../district'
import { content, WITH_CO, World, within } from '../world'

const seers = (world: World) =>
  people.map(({ _id }) => _id).filter((id) => world.matter && canSee(world.matter, actor(id)))
const staff = (unitId: string) => [`${unitId}chief`, `${unitId}head`, `${unitId}supervisor`]
const WHOLE = ['leader', 'officer', 'officer2', 'chief']
const same = (world: World, ...ids: string[]) => expect(seers(world).sort()).toEqual([...WHOLE, ...ids].sort())
const draft = (changes: object = {}, who = 'officer') => new World().tell(who, 'draft', { content: content(changes) })

test('a draft is seen by who follows the district or a front that it names, by no unit, and by none who read results', () => {
  same(draft(), 'liaison')
  same(draft({ lead: { unitId: 'u3', part: '' } }), 'frontLeader', 'frontOfficer')
  same(draft({ co: [{ unitId: 'u3', part: '' }] }), 'liaison', 'frontLeader', 'frontOfficer')
  same(draft({ supervisingBody: { kind: 'front', frontId: 'f2' } }), 'liaison', 'frontLeader', 'frontOfficer')
  same(draft({ supervisingBody: { kind: 'leadingGroup', unitId: 'u2' } }), 'liaison')
  same(draft().tell('officer', 'discard', { reason: '重复' }), 'liaison')
})

test('the personnel department sees what is closed, and has no word in it', () => {
  const world = new World().start()
  expect(seers(world)).not.toContain('personnel')
  world.tell('chief', 'close', { reason: '已无必要' })
  expect(seers(world)).toContain('personnel')
  expect(isConcerned(world.issued, actor('personnel'))).toBe(false)
  expect(world.ask('personnel', 'comment', { text: '请看', mentions: [], files: [] })).toBe('NO_RIGHT')
  world.tell('officer', 'invite', { personId: 'personnel', reason: '请核对' })
  expect(world.ask('personnel', 'comment', { text: '已核对', mentions: [], files: [] })).toBeNull()
  world.tell('chief', 'reopen', { reason: '复办', dueAt: '2026-06-10T09:30:00.000Z' })
  expect(seers(world)).toContain('personnel')
})

test('who reads results sees none of what was withdrawn: it has none', () => {
  expect(seers(new World().start().tell('chief', 'withdraw', { reason: '误发' }))).not.toContain('personnel')
})

test('a leader who is asked to approve can open it', () => {
  const world = new World({
    approval: { default: 'leader', bySource: {}, extraUrgent: 'none', dueMoment: 'chiefOfficer' },
  })
  world.tell('officer', 'draft', { content: content({ lead: { unitId: 'u3', part: '' } }) })
  same(world.tell('officer', 'requestApproval'), 'frontLeader', 'frontOfficer')
})

test('issued, the units and their fronts see it', () => {
  same(new World().issue(), ...staff('u1'), 'liaison')
  same(new World().issue(WITH_CO), ...staff('u1'), ...staff('u2'), 'liaison')
  same(new World().issue({ lead: { unitId: 'u3', part: '' } }), ...staff('u3'), 'frontLeader', 'frontOfficer')
})

test('the supervising body sees it: a front’s liaison, a leading group’s unit', () => {
  const elsewhere = { lead: { unitId: 'u3', part: '' } }
  const base = [...staff('u3'), 'frontLeader', 'frontOfficer']
  same(new World().issue({ ...elsewhere, supervisingBody: { kind: 'front', frontId: 'f1' } }), ...base, 'liaison')
  same(
    new World().issue({ ...elsewhere, supervisingBody: { kind: 'leadingGroup', unitId: 'u2' } }),
    ...base,
    ...staff('u2'),
  )
})

test('the named see it, and those with a task, a mention or a praise', () => {
  const world = new World().start()
  same(world, ...staff('u1'), 'u1section', 'u1handler', 'liaison')
  const dueAt = '2026-03-10T09:30:00.000Z'
  world.tell('u1supervisor', 'decompose', {
    assignmentId: 'A1',
    tasks: [{ title: '走访', personId: 'u1section2', dueAt }],
  })
  world.tell('officer', 'invite', { personId: 'inspector', reason: '请看' })
  world.tell('chief', 'commend', { unitId: 'u1', personId: 'u1handler2', text: '办得快' })
  same(world, ...staff('u1'), 'u1section', 'u1handler', 'liaison', 'u1section2', 'inspector', 'u1handler2')
})

test('the discipline commission sees what was transferred, and nothing before: neither level 3 nor a proposal', () => {
  const world = new World().start(within(5)).at('2026-03-17', '09:01').sweep()
  expect(seers(world)).not.toContain('discipline')
  const reported = new World().start().tell('chief', 'criticise', {
    unitId: 'u1',
    personId: null,
    text: '虚报',
    falseReport: true,
    conclusion: '经查属实',
  })
  expect(seers(reported)).not.toContain('discipline')
  expect(
    seers(reported.tell('chief', 'confirmTransfer', { leadersOpinion: '同意', conclusion: '经查属实' })),
  ).toContain('discipline')
})

test('personnel hears how it came out, and nothing of drafts, work and talk', () => {
  const world = new World().start()
  world.report().complete().confirm()
  const personnel = actor('personnel')
  const heardBy = (who: Actor) =>
    world.events.filter((event) => hears(world.issued, who, event)).map(({ type }) => type)
  const heard = heardBy(personnel)
  expect(heard).toEqual(['MatterIssued', 'CompletionConfirmed', 'MatterClosed'])
  expect(heardBy(actor('officer'))).toEqual(world.types())
  const [lead] = (readBy(world.issued, personnel) as typeof world.issued).assignments
  expect(lead).toMatchObject({ completion: null, lastReport: null, doneAt: world.lead.doneAt })
  expect(readBy(world.issued, actor('u1head'))).toBe(world.issued)
})

test('a unit that gave it back still sees what became of it', () => {
  const world = new World()
    .issue()
    .tell('u1head', 'object', { assignmentId: 'A1', reason: '不属职责', suggestedUnitId: null })
  world.tell('officer', 'reassign', { assignmentId: 'A1', reason: '改派', unitId: 'u3' })
  expect(seers(world)).toEqual(expect.arrayContaining([...staff('u1'), ...staff('u3')]))
})

test.each<[string, RoleGrant['scope']]>([
  ['the district', { kind: 'district' }],
  ['a front', { kind: 'front', frontId: 'f1' }],
  ['a unit', { kind: 'unit', unitId: 'u1' }],
  ['own', { kind: 'own' }],
])('the administrator, deputies, the proposal office and inspectors see none by their role: %s', (_, scope) => {
  for (const role of ['admin', 'deputy', 'inspector', 'proposalOffice'] as const)
    expect(sightOf({ personId: 'p1', roles: [{ role, scope }] })).toEqual({
      all: false,
      closed: false,
      keys: role === 'deputy' ? [] : ['person:p1'],
    })
})

test('the circle is the same however it was reached: sorted and without repetition', () => {
  const circle = circleOf(new World().start(WITH_CO).issued)
  expect(circle).toEqual([...new Set(circle)].sort())
})
