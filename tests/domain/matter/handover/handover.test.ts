import { at } from '../../../../domain/clock/time'
import { openDuties } from '../../../../domain/matter/handover/heirs'
import { tell } from '../../../../domain/matter/sentences'
import { personWith } from '../../district'
import { content, three, WITH_CO, World } from '../../world'

const A1 = { assignmentId: 'A1' }
const task = (personId: string) => ({ ...A1, tasks: [{ title: '走访', personId, dueAt: at('2026-03-10', '17:30') }] })
const handed = (world: World) =>
  world.last('DutyHandedOver').data.duties.map(({ duty, toId, standIn }) => [duty, toId, standIn === true])

test.each<[who: string, duty: string, asked: string[]]>([
  ['u1handler', 'handler', ['nameResponsible', 'report']],
  ['u1section', 'sectionHead', ['nameResponsible']],
  ['u1head', 'leader', ['nameResponsible']],
])('%s of the three leaves: the unit’s supervisor stands in and is asked to name somebody anew', (who, duty, asked) => {
  const world = new World().start().leave(who)
  expect(handed(world)).toEqual([[duty, 'u1supervisor', true]])
  expect(Object.values(world.lead.responsible ?? {})).not.toContain(who)
  expect(world.asked('u1supervisor').sort()).toEqual(asked)
  world.tell('u1supervisor', 'nameResponsible', {
    ...A1,
    ...three('u1'),
    leaderId: who === 'u1head' ? 'u1chief' : 'u1head',
    sectionHeadId: 'u1section2',
    handlerId: 'u1handler2',
  })
  expect(world.asked('u1supervisor')).toEqual([])
})

test('to who was named, where he may do it: then nobody is to be named anew', () => {
  const world = new World().start().leave('u1handler', 'u1handler2')
  expect(handed(world)).toEqual([['handler', 'u1handler2', false]])
  expect(world.asked('u1supervisor')).toEqual([])
  expect(world.asked('u1handler2')).toEqual(['report'])
})

test.each(['u1section2', 'u2handler', 'officer'])('%s, who may not do it, gets nothing by being named', (toId) => {
  expect(handed(new World().start().leave('u1handler', toId))).toEqual([['handler', 'u1supervisor', true]])
})

test('an open task goes along, one that is done stays whose it was', () => {
  const world = new World()
    .start()
    .tell('u1supervisor', 'decompose', task('u1handler2'))
    .tell('u1supervisor', 'decompose', task('u1handler2'))
  const [first] = world.lead.tasks
  world.tell('u1handler2', 'completeTask', { ...A1, taskId: first?.id, text: '完成' }).leave('u1handler2')
  expect(world.lead.tasks.map(({ personId }) => personId)).toEqual(['u1handler2', 'u1supervisor'])
  expect(world.asked('u1supervisor')).toEqual(['completeTask'])
})

test.each<[string, string]>([
  ['before the approval', 'draft'],
  ['after issue', 'issued'],
])('who is in charge %s is followed by another officer', (_, state) => {
  const world = new World().tell('officer', 'draft', { content: content() })
  if (state === 'issued') world.tell('officer', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
  world.leave('officer')
  expect(world.matter?.officerId).toBe('officer2')
  expect(world.leave('officer2').matter?.officerId).toBe('chief')
})

test('the completion that waited for a section head goes on to the unit’s head, that of the officer to the next officer', () => {
  const world = new World().start().submit().leave('u1section')
  expect(world.asked('u1head')).toEqual(['signOff'])
  world.tell('u1head', 'signOff', { ...A1, opinion: '' })
  const confirming = new World().start().complete().leave('officer')
  expect(confirming.asked('officer2')).toEqual(['confirmCompletion'])
})

test('a co-unit’s people are followed in their unit', () => {
  const world = new World().start(WITH_CO).signIn('A2', 'u2').leave('u2handler')
  expect(world.assignment('A2').responsible?.handlerId).toBe('u2supervisor')
  expect(world.assignment('A1').responsible?.handlerId).toBe('u1handler')
})

test('what has ended names him still, and is handed over when it is reopened', () => {
  const world = new World().start().complete().confirm().leave('u1handler')
  expect(world.types()).not.toContain('DutyHandedOver')
  expect(world.lead.responsible?.handlerId).toBe('u1handler')
  world.tell('chief', 'reopen', { reason: '反弹', dueAt: at('2026-04-20', '17:30') })
  expect(world.lead.responsible?.handlerId).toBe('u1supervisor')
  expect(openDuties(world.issued).map(({ personId }) => personId)).not.toContain('u1handler')
})

test('somebody who leaves a matter alone records nothing', () => {
  expect(new World().start().leave('u2handler').types()).not.toContain('DutyHandedOver')
})

test('those who have it now are told, and the trail says who had it', () => {
  const world = new World().start().leave('u1handler')
  const event = world.last('DutyHandedOver')
  expect(event.actor).toMatchObject({ personId: 'admin', role: 'admin' })
  expect(world.notices.filter(({ _id }) => _id.startsWith(event._id)).map(({ personId }) => personId)).toEqual([
    'u1supervisor',
  ])
  expect(tell(event, (id) => `〈${id}〉`)).toEqual({
    title: '〈u1handler〉已离任，未办结的工作已移交',
    lines: ['经办人 → 〈u1supervisor〉(暂代，待单位重新明确)'],
  })
})

test('a unit without supervisors is followed by its head', () => {
  const world = new World().start()
  world.enrol(personWith('u1supervisor', 'u1', [])).leave('u1handler')
  expect(world.lead.responsible?.handlerId).toBe('u1head')
})
