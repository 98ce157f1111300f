import { at } from '../../../../domain/clock/time'
import { tell } from '../../../../domain/matter/sentences'
import type { Person } from '../../../../domain/people/person'
import type { Role, RoleGrant } from '../../../../domain/roles'
import { personWith } from '../../district'
import { content, three, World } from '../../world'

const A1 = { assignmentId: 'A1' }
const OPINION = { ...A1, opinion: '' }
const grant = (role: Role): RoleGrant => {
  if (role === 'unitHead' || role === 'unitSupervisor') return { role, scope: { kind: 'unit', unitId: 'u1' } }
  return { role, scope: { kind: role === 'sectionHead' || role === 'handler' ? 'own' : 'district' } }
}
const holding = (id: string, unitId: string, ...roles: Role[]): Person => personWith(id, unitId, roles.map(grant))
const gone = (id: string, unitId: string): Person => ({ ...personWith(id, unitId, []), active: false })
/** Whom each to-do of the kind reaches. */
const reached = (world: World, kind: string): string[] =>
  world
    .todos()
    .filter((todo) => todo.kind === kind)
    .flatMap(({ to }) => to.flatMap((address) => world.directory.at(address)))
    .map(({ _id }) => _id)
    .sort()
const may = (world: World, who: string, command: string) =>
  world.actions(who).some((action) => action.command === command)

/** Each decision: how it comes to wait for who asked for it himself, and who has it instead. */
const OWN: [
  what: string,
  world: World,
  who: string,
  kind: string,
  command: string,
  input: object,
  instead: string[],
][] = [
  [
    'the chief’s own draft goes to a leader',
    new World()
      .enrol(holding('chief', 'office', 'chiefOfficer', 'officer'))
      .tell('chief', 'draft', { content: content() })
      .tell('chief', 'requestApproval'),
    'chief',
    'approveIssue',
    'approveIssue',
    { opinion: '' },
    ['leader'],
  ],
  [
    'another chief has it where there is one',
    new World()
      .enrol(holding('chief', 'office', 'chiefOfficer', 'officer'), holding('chief2', 'office', 'chiefOfficer'))
      .tell('chief', 'draft', { content: content() })
      .tell('chief', 'requestApproval'),
    'chief',
    'approveIssue',
    'approveIssue',
    { opinion: '' },
    ['chief2'],
  ],
  [
    'an extension that one asked for oneself',
    new World()
      .enrol(holding('chief', 'office', 'chiefOfficer', 'unitHead'))
      .start()
      .tell('chief', 'requestExtension', {
        ...A1,
        progress: '八成',
        reason: '下雨',
        requestedDueAt: at('2026-04-20', '17:30'),
      }),
    'chief',
    'decideExtension',
    'grantExtension',
    { ...A1, dueAt: at('2026-04-20', '17:30'), opinion: '' },
    ['leader'],
  ],
  [
    'who handed in does not sign',
    new World()
      .enrol(holding('u1head', 'u1', 'unitHead', 'handler'), holding('u1head2', 'u1', 'unitHead'))
      .issue()
      .signIn()
      .tell('u1supervisor', 'nameResponsible', { ...A1, ...three('u1'), leaderId: 'u1head2', handlerId: 'u1head' })
      .tell('u1head', 'submitCompletion', { ...A1, summary: '完成', files: [] })
      .tell('u1section', 'signOff', OPINION),
    'u1head',
    'signOff',
    'signOff',
    OPINION,
    ['u1head2'],
  ],
  [
    'who reported does not sign',
    new World()
      .enrol(holding('u1section', 'u1', 'sectionHead', 'unitSupervisor'))
      .start()
      .tell('u1section', 'report', { ...A1, text: '进展', remaining: '', files: [], milestoneId: null })
      .submit(),
    'u1section',
    'signOff',
    'signOff',
    OPINION,
    ['u1head'],
  ],
  [
    'one’s own unit’s completion',
    new World()
      .enrol(holding('officer', 'u1', 'officer'))
      .start()
      .complete(),
    'officer',
    'confirmCompletion',
    'confirmCompletion',
    OPINION,
    ['officer2'],
  ],
  [
    'two stages of one chain',
    new World({ confirmation: ['officer', 'chiefOfficer'] })
      .enrol(holding('chief', 'office', 'chiefOfficer', 'officer'), holding('officer', 'office', 'officer'))
      .start()
      .complete()
      .tell('chief', 'confirmCompletion', OPINION),
    'chief',
    'confirmCompletion',
    'confirmCompletion',
    OPINION,
    ['leader'],
  ],
]

test.each(OWN)('%s: refused, not offered, and the next has it', (_, world, who, kind, command, input, instead) => {
  expect(reached(world, kind)).toEqual(instead)
  expect(may(world, who, command)).toBe(false)
  expect(world.ask(who, command as never, input)).toBe('SAME_PERSON')
  for (const other of instead) expect(may(world, other, command)).toBe(true)
  expect(world.ask(instead[0] ?? '', command as never, input)).toBeNull()
})

test('it says so, and tells those who have it', () => {
  const [, world] = OWN[0] as (typeof OWN)[number]
  const fresh = new World()
    .enrol(holding('chief', 'office', 'chiefOfficer', 'officer'))
    .tell('chief', 'draft', { content: content() })
    .tell('chief', 'requestApproval')
  const event = fresh.last('ApprovalRequested')
  expect(tell(event, (id) => id).lines).toContain('下一步由上一级 区领导 办理')
  expect(fresh.notices.filter(({ _id }) => _id.startsWith(event._id)).map(({ personId }) => personId)).toEqual([
    'leader',
  ])
  expect(world.types()).toContain('MatterIssued')
})

test('who drafted a matter may confirm its completion', () => {
  const world = new World().start().complete()
  expect(reached(world, 'confirmCompletion')).toEqual(['officer'])
  expect(world.confirm().matter?.status).toBe('closed')
})

describe('a unit with one person for the roles', () => {
  const lone = () =>
    new World().enrol(
      holding('u1head', 'u1', 'unitHead', 'unitSupervisor', 'sectionHead', 'handler'),
      ...['u1chief', 'u1supervisor', 'u1section', 'u1section2', 'u1handler', 'u1handler2'].map((id) => gone(id, 'u1')),
    )
  const ALL = { ...A1, leaderId: 'u1head', sectionHeadId: 'u1head', handlerId: 'u1head' }

  test('is all of the three, and its completion goes up to the office, which says so', () => {
    const world = lone().issue().tell('u1head', 'signIn', A1).tell('u1head', 'nameResponsible', ALL)
    world.tell('u1head', 'submitCompletion', { ...A1, summary: '完成', files: [] })
    expect(world.matter?.status).toBe('awaitingConfirmation')
    expect(world.lead.completion?.leftUnitAt).toBe(world.now)
    expect(tell(world.last('CompletionSubmitted'), (id) => id).lines).toContain(
      '本单位没有其他人可以审签，直接报督查室',
    )
    expect(reached(world, 'confirmCompletion')).toEqual(['officer'])
  })

  test('not so where somebody else could be named', () => {
    const world = new World()
      .enrol(holding('u1head', 'u1', 'unitHead', 'unitSupervisor', 'sectionHead', 'handler'))
      .issue()
      .tell('u1supervisor', 'signIn', A1)
    expect(world.ask('u1supervisor', 'nameResponsible', ALL)).toBe('SAME_PERSON')
  })

  test('one of two heads signs for the section head, the office has the rest', () => {
    const world = new World().start().submit().leave('u1section').tell('u1head', 'signOff', OPINION)
    expect(world.matter?.status).toBe('awaitingConfirmation')
  })
})

test('who alone could sign leaves: the completion goes up to the office', () => {
  const world = new World().start().submit().tell('u1section', 'signOff', OPINION).leave('u1head')
  expect(world.matter?.status).toBe('awaitingConfirmation')
  expect(reached(world, 'confirmCompletion')).toEqual(['officer'])
})

describe('where nobody is left, opening is refused, so that nothing waits for ever', () => {
  const leaderless = () => ['leader', 'frontLeader'].map((id) => gone(id, 'office'))

  test('an approval', () => {
    const world = new World()
      .enrol(holding('chief', 'office', 'chiefOfficer', 'officer'), ...leaderless())
      .tell('chief', 'draft', { content: content() })
    expect(world.ask('chief', 'requestApproval')).toBe('NO_DECIDER')
  })

  test('a completion whose second confirmation nobody could give', () => {
    const world = new World({ confirmation: ['officer', 'chiefOfficer'] })
      .enrol(...leaderless(), ...['officer', 'officer2', 'frontOfficer'].map((id) => gone(id, 'office')))
      .enrol(holding('officer', 'office', 'officer'))
      .start()
      .enrol(gone('officer', 'office'))
    const input = { ...A1, summary: '完成', files: [] }
    expect(world.ask('u1handler', 'submitCompletion', input)).toBe('NO_DECIDER')
    world.enrol(holding('chief2', 'office', 'chiefOfficer'))
    expect(world.ask('u1handler', 'submitCompletion', input)).toBeNull()
  })
})

test('when the one in charge is another, the turn is found anew', () => {
  const world = new World()
    .enrol(holding('officer2', 'u1', 'officer'))
    .start()
    .complete()
  world.tell('officer', 'amend', { reason: '调整', officerId: 'officer2' })
  expect(reached(world, 'confirmCompletion')).toEqual(['officer'])
})

test('who alone could put his name to an objection leaves: the office decides it; where there is no head, none is raised', () => {
  const objection = { ...A1, reason: '不属职责', suggestedUnitId: null }
  const world = new World().issue().tell('u1supervisor', 'object', objection).leave('u1head')
  expect(reached(world, 'decideObjection')).toEqual(['chief', 'officer'])
  expect(new World().issue().leave('u1head').ask('u1supervisor', 'object', objection)).toBe('NO_DECIDER')
})
