import { at } from '../../../domain/clock/time'
import type { Todo } from '../../../domain/decider/todo'
import { groupOf, TODO_KINDS } from '../../../domain/matter/todo'
import { todoWords } from '../../../domain/todo/faces'
import { content, WITH_CO, World, within } from '../world'

const A1 = { assignmentId: 'A1' }
const draft = (changes: object = {}, who = 'officer') => new World().tell(who, 'draft', { content: content(changes) })
const asked = (world: World) => world.todos().map(({ kind, to }) => [kind, ...to])
const reason = { reason: '如上' }
const objection = { ...A1, reason: '不属职责', suggestedUnitId: null }
const extension = { ...A1, progress: '八成', reason: '下雨', requestedDueAt: at('2026-04-20', '17:30') }
const task = { ...A1, tasks: [{ title: '走访', personId: 'u1handler2', dueAt: at('2026-03-10', '17:30') }] }
const urged = () => new World().start(within(5)).at('2026-03-23').sweep()

const CHIEF = 'chiefOfficer@district'
const SUPERVISOR = 'unitSupervisor@unit:u1'
const HEAD = 'unitHead@unit:u1'
const HANDLER = 'person:u1handler'

test.each<[string, World, string[][]]>([
  ['a draft asks nobody', draft(), []],
  ['under approval: the chief', draft().tell('officer', 'requestApproval'), [['approveIssue', CHIEF]]],
  [
    'rejected: the officer amends',
    draft().tell('officer', 'requestApproval').tell('chief', 'rejectIssue', reason),
    [['amendDraft', 'person:officer']],
  ],
  ['discarded: nobody', draft().tell('officer', 'discard', reason), []],
  ['issued: the unit signs in', new World().issue(), [['signIn', SUPERVISOR, HEAD]]],
  [
    'signed in: the supervisor names the three',
    new World().issue().tell('u1head', 'signIn', A1),
    [['nameResponsible', SUPERVISOR]],
  ],
  ['in progress: the handler works', new World().start(), [['report', HANDLER]]],
  [
    'with a co-unit: each for its part',
    new World().start(WITH_CO).signIn('A2', 'u2'),
    [
      ['report', HANDLER],
      ['giveOpinion', 'person:u2handler', 'unitSupervisor@unit:u2'],
    ],
  ],
  [
    'a co-unit that is done: only the lead',
    new World()
      .start(WITH_CO)
      .signIn('A2', 'u2')
      .tell('u2head', 'giveOpinion', { assignmentId: 'A2', text: '同意', files: [] }),
    [['report', HANDLER]],
  ],
  [
    'an objection: the unit’s head',
    new World().issue().tell('u1supervisor', 'object', objection),
    [
      ['signIn', SUPERVISOR, HEAD],
      ['endorseObjection', HEAD],
    ],
  ],
  [
    'endorsed: the office',
    new World().issue().tell('u1head', 'object', objection),
    [
      ['signIn', SUPERVISOR, HEAD],
      ['decideObjection', 'person:officer', CHIEF],
    ],
  ],
  [
    'a co-unit that objects owes no opinion meanwhile',
    new World()
      .start(WITH_CO)
      .tell('u2head', 'object', { ...objection, assignmentId: 'A2' })
      .signIn('A2', 'u2'),
    [
      ['report', HANDLER],
      ['decideObjection', 'person:officer', CHIEF],
    ],
  ],
  [
    'tasks: their persons',
    new World().start().tell('u1supervisor', 'decompose', task),
    [
      ['report', HANDLER],
      ['completeTask', 'person:u1handler2'],
    ],
  ],
  [
    'an instruction: handler and supervisor',
    new World().start().tell('leader', 'instruct', { text: '抓紧', answerDueAt: null }),
    [
      ['report', HANDLER],
      ['answerInstruction', HANDLER, SUPERVISOR],
    ],
  ],
  [
    'an extension: the chief',
    new World().start().tell('u1head', 'requestExtension', extension),
    [
      ['report', HANDLER],
      ['decideExtension', CHIEF],
    ],
  ],
  ['submitted: the section head', new World().start().submit(), [['signOff', 'person:u1section']]],
  [
    'then the unit’s head',
    new World()
      .start()
      .submit()
      .tell('u1section', 'signOff', { ...A1, opinion: '' }),
    [['signOff', HEAD]],
  ],
  ['then the officer', new World().start().complete(), [['confirmCompletion', 'person:officer']]],
  [
    'tasks are not asked for while the office has it',
    new World().start().tell('u1supervisor', 'decompose', task).complete(),
    [['confirmCompletion', 'person:officer']],
  ],
  ['returned: the handler', new World().start().complete().sendBack(), [['report', HANDLER]]],
  [
    'confirmed by the officer: the chief, where the pack wants it',
    new World({ confirmation: ['officer', 'chiefOfficer'] }).start().complete().confirm(),
    [['confirmCompletion', CHIEF]],
  ],
  ['closed: nobody', new World().start().complete().confirm(), []],
  [
    'suspended: nobody',
    new World().start().tell('u1supervisor', 'decompose', task).tell('chief', 'suspend', reason),
    [],
  ],
  [
    'resumed: as before',
    new World().start().tell('chief', 'suspend', reason).tell('chief', 'resume', reason),
    [['report', HANDLER]],
  ],
  ['withdrawn: nobody', new World().start().tell('chief', 'withdraw', reason), []],
  [
    'transfer proposed: the chief',
    urged(),
    [
      ['report', HANDLER],
      ['decideTransfer', CHIEF],
    ],
  ],
  ['declined: not any more', urged().tell('chief', 'declineTransfer', reason), [['report', HANDLER]]],
  [
    'confirmed: the discipline commission, also after the end',
    urged()
      .tell('chief', 'confirmTransfer', { leadersOpinion: '同意', conclusion: '经查属实' })
      .tell('chief', 'close', reason),
    [['recordOutcome', 'discipline@district']],
  ],
  [
    'outcome recorded: nobody',
    urged()
      .tell('chief', 'confirmTransfer', { leadersOpinion: '同意', conclusion: '经查属实' })
      .tell('chief', 'close', reason)
      .tell('discipline', 'recordOutcome', { outcome: 'talk', text: '约谈' }),
    [],
  ],
])('%s', (_, world, expected) => {
  expect(asked(world)).toEqual(expected)
})

test('a leader approves where the pack says so: of the district, or of a front concerned', () => {
  const world = new World({
    approval: { default: 'leader', bySource: {}, extraUrgent: 'none', dueMoment: 'chiefOfficer' },
  })
  world.tell('officer', 'draft', { content: content() }).tell('officer', 'requestApproval')
  expect(asked(world)).toEqual([['approveIssue', 'leader@district', 'leader@front:f1']])
})

test('where a liaison is in charge the officers confirm, and the liaison is not asked for what a liaison may not do', () => {
  const world = draft({}, 'liaison').tell('liaison', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
  world.signIn().complete()
  expect(asked(world)).toEqual([['confirmCompletion', 'officer@district', 'officer@front:f1']])
  expect(world.asked('liaison')).toEqual([])
  expect(world.asked('officer2')).toEqual(['confirmCompletion'])
})

test('a draft moved out of the reach of its liaison is in charge of who moved it', () => {
  const world = draft({}, 'liaison').tell('officer2', 'amendDraft', {
    content: content({ lead: { unitId: 'u3', part: '' } }),
  })
  world.tell('officer', 'requestApproval').tell('chief', 'rejectIssue', reason)
  expect(world.matter).toMatchObject({ officerId: 'officer2', officerRole: 'officer' })
  expect(world.asked('officer2')).toEqual(['amendDraft'])
})

describe('by when', () => {
  const due = (world: World) => world.todos().map(({ dueAt, dueRank, yellowAt }) => [dueAt, dueRank, yellowAt])

  test('sign-in by its own clock, work by the due moment or what is expected first', () => {
    expect(due(new World().issue())).toEqual([[at('2026-03-03', '17:30'), 0, at('2026-02-28', '17:30')]])
    expect(due(new World().start(within(5)))).toEqual([[at('2026-03-09', '17:30'), 0, at('2026-03-06', '17:30')]])
    expect(due(new World().start({ reportCycle: 'weekly' }))[0]?.[0]).toBe(at('2026-03-09', '17:30'))
    const milestones = [
      { title: '摸底', dueAt: at('2026-03-10', '17:30') },
      { title: '开工', dueAt: at('2026-03-20', '17:30') },
    ]
    const world = new World().start({ milestones, reportCycle: 'perMilestone' })
    expect(due(world)[0]?.[0]).toBe(at('2026-03-10', '17:30'))
    expect(due(world.report({ milestoneId: 'M1' }))[0]?.[0]).toBe(at('2026-03-20', '17:30'))
  })

  test('decisions of the office by its own clocks', () => {
    const approval = draft().tell('officer', 'requestApproval').todos()
    const confirmation = new World().start().complete().todos()
    expect([...approval, ...confirmation].map(({ dueAt, dueRank }) => [dueAt, dueRank])).toEqual([
      [at('2026-03-03', '17:30'), 0],
      [at('2026-03-05', '17:30'), 0],
    ])
  })
})

describe('who waits, and since when', () => {
  const said = (todos: Todo[], kind: string) =>
    todos.filter((one) => one.kind === kind).map(({ unitId, byId, since }) => [unitId, byId, since])

  test('a decision names the unit, who asks and since when', () => {
    expect(said(draft().tell('officer', 'requestApproval').todos(), 'approveIssue')).toEqual([
      ['u1', 'officer', at('2026-03-02', '10:00')],
    ])
    const signing = new World().start().later(1000).submit()
    expect(said(signing.todos(), 'signOff')).toEqual([['u1', 'u1handler', signing.now]])
    const handedIn = new World().start().complete()
    expect(said(handedIn.todos(), 'confirmCompletion')).toEqual([['u1', 'u1handler', handedIn.now]])
  })

  test('what is to be done by a due moment names the unit alone', () => {
    expect(said(new World().issue().todos(), 'signIn')).toEqual([['u1', undefined, undefined]])
  })

  test('what has no due moment says since when', () => {
    const rejected = draft().tell('officer', 'requestApproval').tell('chief', 'rejectIssue', reason)
    expect(said(rejected.todos(), 'amendDraft')).toEqual([['u1', 'chief', rejected.now]])
    for (const one of rejected.todos()) expect(one.dueAt ?? one.since).not.toBeNull()
  })

  test('the more urgent ranks before what is less', () => {
    const rank = (urgency: 'normal' | 'urgent') =>
      draft({ urgency }).tell('officer', 'requestApproval').todos()[0]?.urgencyRank
    expect([rank('urgent'), rank('normal')]).toEqual([1, 2])
  })
})

test('one obligation, one id: several tasks and instructions stand apart', () => {
  const world = new World().start().tell('u1supervisor', 'decompose', { ...A1, tasks: [...task.tasks, ...task.tasks] })
  world
    .tell('leader', 'instruct', { text: '一', answerDueAt: null })
    .tell('leader', 'instruct', { text: '二', answerDueAt: null })
  const ids = world.todos().map(({ _id }) => _id)
  expect(ids).toEqual([
    'm1.A1.report.',
    'm1.A1.completeTask.T7-1',
    'm1.A1.completeTask.T7-2',
    'm1.A1.answerInstruction.I8',
    'm1.A1.answerInstruction.I9',
  ])
})

test('every kind has its words and its group', () => {
  for (const kind of TODO_KINDS) expect(todoWords({ subject: { kind: 'matter', id: 'm1' }, kind })).not.toBe('查看')
  expect(TODO_KINDS.filter((kind) => groupOf(kind) === 'approve')).toEqual([
    'approveIssue',
    'ratifyIssue',
    'endorseObjection',
    'decideObjection',
    'signExtension',
    'decideExtension',
    'approveDue',
    'signOff',
    'confirmCompletion',
    'decideTransfer',
  ])
})
