import { at } from '../../../domain/clock/time'
import type { EventType } from '../../../domain/matter/events'
import { content, three, WITH_CO, World, within } from '../world'

const A1 = { assignmentId: 'A1' }
const reason = { reason: '如上' }
const objection = { ...A1, reason: '不属职责', suggestedUnitId: null }
const extension = { ...A1, progress: '八成', reason: '下雨', requestedDueAt: at('2026-04-20', '17:30') }
const opinion = { ...A1, opinion: '同意' }
const draft = () => new World().tell('officer', 'draft', { content: content() })
const later = (world: World, date: string, time?: string) => world.at(date, time).sweep()
const task = (personId: string) => ({ ...A1, tasks: [{ title: '走访', personId, dueAt: at('2026-03-10', '17:30') }] })
const instructed = () =>
  new World().start().tell('leader', 'instruct', { text: '抓紧', answerDueAt: at('2026-03-06', '17:30') })

/** Who was told of the last event of the type, by notice or digest. */
const told = (world: World, type: EventType): string[] => {
  const { _id } = world.last(type)
  return [...world.notices, ...world.digest]
    .filter((message) => message._id.startsWith(`${_id}.`))
    .map(({ personId }) => personId)
    .sort()
}

test.each<[EventType, string, World, string[]]>([
  ['MatterDrafted', 'nobody', draft(), []],
  ['ApprovalRequested', 'the chief', draft().tell('officer', 'requestApproval'), ['chief']],
  ['IssueApproved', 'the officer', new World().issue(), ['officer']],
  [
    'IssueRejected',
    'the officer',
    draft().tell('officer', 'requestApproval').tell('chief', 'rejectIssue', reason),
    ['officer'],
  ],
  [
    'MatterIssued',
    'supervisor and head of every unit',
    new World().issue(WITH_CO),
    ['u1head', 'u1supervisor', 'u2head', 'u2supervisor'],
  ],
  [
    'SignInMissed',
    'the unit and the officer',
    later(new World().issue(), '2026-03-04'),
    ['officer', 'u1head', 'u1supervisor'],
  ],
  ['ObjectionRaised', 'the unit’s head', new World().issue().tell('u1supervisor', 'object', objection), ['u1head']],
  ['ObjectionEndorsed', 'who decides', new World().issue().tell('u1head', 'object', objection), ['chief', 'officer']],
  [
    'ObjectionUpheld',
    'the unit',
    new World()
      .issue()
      .tell('u1head', 'object', objection)
      .tell('officer', 'upholdObjection', { ...A1, ...reason }),
    ['u1head', 'u1supervisor'],
  ],
  [
    'ObjectionReassigned',
    'the old unit and the new',
    new World()
      .issue()
      .tell('u1head', 'object', objection)
      .tell('officer', 'reassign', { ...A1, ...reason, unitId: 'u3' }),
    ['u1head', 'u1supervisor', 'u3head', 'u3supervisor'],
  ],
  [
    'DecisionReminded',
    'who decides, and the officer in charge',
    later(new World().issue().tell('u1head', 'object', objection), '2026-03-05'),
    ['chief', 'officer'],
  ],
  ['ResponsibleNamed', 'the three', new World().start(), ['u1handler', 'u1head', 'u1section']],
  [
    'TasksDecomposed',
    'those who got one',
    new World().start().tell('u1supervisor', 'decompose', task('u1handler2')),
    ['u1handler2'],
  ],
  [
    'TaskCompleted',
    'the supervisor',
    new World()
      .start()
      .tell('u1supervisor', 'decompose', task('u1handler2'))
      .tell('u1handler2', 'completeTask', { ...A1, taskId: 'T7-1', text: '完成' }),
    ['u1supervisor'],
  ],
  [
    'TaskMissed',
    'its person',
    later(new World().start().tell('u1supervisor', 'decompose', task('u1handler2')), '2026-03-11'),
    ['u1handler2'],
  ],
  ['ReportSubmitted', 'the officer', new World().start().report(), ['officer']],
  [
    'ReportMissed',
    'handler, supervisor and officer',
    later(new World().start({ reportCycle: 'weekly' }), '2026-03-10'),
    ['officer', 'u1handler', 'u1supervisor'],
  ],
  [
    'MilestoneMissed',
    'handler, supervisor and officer',
    later(new World().start({ milestones: [{ title: '开工', dueAt: at('2026-03-05', '12:00') }] }), '2026-03-06'),
    ['officer', 'u1handler', 'u1supervisor'],
  ],
  [
    'OpinionGiven',
    'the lead’s handler and supervisor',
    new World()
      .start(WITH_CO)
      .signIn('A2', 'u2')
      .tell('u2handler', 'giveOpinion', { assignmentId: 'A2', text: '同意', files: [] }),
    ['u1handler', 'u1supervisor'],
  ],
  [
    'CommentPosted',
    'the mentioned, not the writer',
    new World()
      .start()
      .tell('u1handler', 'comment', { text: '请看', mentions: ['u1section2', 'u1handler'], files: [] }),
    ['u1section2'],
  ],
  [
    'PersonInvited',
    'the invited',
    new World().start().tell('officer', 'invite', { personId: 'u3head', ...reason }),
    ['u3head'],
  ],
  ['InstructionGiven', 'the lead and the officer', instructed(), ['officer', 'u1handler', 'u1head', 'u1supervisor']],
  [
    'InstructionAnswered',
    'its leader and the officer',
    instructed().tell('u1handler', 'answerInstruction', { ...A1, instructionId: 'I7', text: '正在推进', files: [] }),
    ['leader', 'officer'],
  ],
  [
    'InstructionAnswerMissed',
    'its leader, the unit and the officer',
    later(instructed(), '2026-03-07'),
    ['leader', 'officer', 'u1handler', 'u1supervisor'],
  ],
  ['ExtensionRequested', 'the chief', new World().start().tell('u1head', 'requestExtension', extension), ['chief']],
  [
    'ExtensionRefused',
    'the three and the supervisor',
    new World()
      .start()
      .tell('u1head', 'requestExtension', extension)
      .tell('chief', 'refuseExtension', { ...A1, ...reason }),
    ['u1handler', 'u1head', 'u1section', 'u1supervisor'],
  ],
  [
    'MatterSuspended',
    'the unit and the officer',
    new World().start().tell('chief', 'suspend', reason),
    ['officer', 'u1handler', 'u1head', 'u1section', 'u1supervisor'],
  ],
  ['CompletionSubmitted', 'the section head', new World().start().submit(), ['u1section']],
  [
    'CompletionSignedOff',
    'the next signature',
    new World().start().submit().tell('u1section', 'signOff', opinion),
    ['u1head'],
  ],
  ['CompletionSignedOff', 'after the last, the officer', new World().start().complete(), ['officer']],
  [
    'CompletionSignedOff',
    'after the last, the chief where the chief alone confirms',
    new World({ confirmation: ['chiefOfficer'] }).start().complete(),
    ['chief'],
  ],
  [
    'CompletionReturned',
    'handler and supervisor',
    new World().start().complete().sendBack(),
    ['u1handler', 'u1supervisor'],
  ],
  [
    'CompletionConfirmed',
    'the chief, whose turn it is then',
    new World({ confirmation: ['officer', 'chiefOfficer'] }).start().complete().confirm(),
    ['chief'],
  ],
  ['CompletionConfirmed', 'nobody, since the closing tells all', new World().start().complete().confirm(), []],
  [
    'MatterClosed',
    'the unit and the officer who did not do it',
    new World().start().complete().confirm(),
    ['u1handler', 'u1head', 'u1section', 'u1supervisor'],
  ],
  [
    'DueSoonReminded',
    'the three',
    later(new World().start(within(5)), '2026-03-07'),
    ['u1handler', 'u1head', 'u1section'],
  ],
  [
    'OverdueRecorded',
    'the three, the head and the officer',
    later(new World().start(within(5)), '2026-03-09', '17:31'),
    ['officer', 'u1handler', 'u1head', 'u1section'],
  ],
  [
    'Urged',
    'at level 2 the front’s liaison too',
    later(new World().start(within(5)), '2026-03-10', '09:01'),
    ['liaison', 'u1handler', 'u1head', 'u1section', 'u1supervisor'],
  ],
  [
    'TransferProposed',
    'the chief, and the unit’s head',
    later(new World().start(within(5)), '2026-03-20', '17:31'),
    ['chief', 'u1head'],
  ],
  [
    'TransferDeclined',
    'the unit’s head',
    later(new World().start(within(5)), '2026-03-20', '17:31').tell('chief', 'declineTransfer', reason),
    ['u1head'],
  ],
  [
    'TransferConfirmed',
    'the discipline commission, and the unit, to which the conclusion is fed back',
    later(new World().start(within(5)), '2026-03-20', '17:31').tell('chief', 'confirmTransfer', {
      leadersOpinion: '同意',
      conclusion: '经查属实',
    }),
    ['discipline', 'u1chief', 'u1handler', 'u1head', 'u1section', 'u1supervisor'],
  ],
  [
    'OutcomeRecorded',
    'chief, officer and the unit’s head',
    later(new World().start(within(5)), '2026-03-20', '17:31')
      .tell('chief', 'confirmTransfer', { leadersOpinion: '同意', conclusion: '经查属实' })
      .tell('discipline', 'recordOutcome', { outcome: 'talk', text: '约谈' }),
    ['chief', 'officer', 'u1head'],
  ],
  [
    'Criticised',
    'the unit, its three and the person',
    new World().start().tell('chief', 'criticise', {
      unitId: 'u1',
      personId: 'u1handler2',
      text: '迟缓',
      falseReport: false,
      conclusion: '经查属实',
    }),
    ['u1chief', 'u1handler', 'u1handler2', 'u1head', 'u1section', 'u1supervisor'],
  ],
  [
    'Commended',
    'the unit and the person',
    new World().start().tell('chief', 'commend', { unitId: 'u1', personId: 'u1handler2', text: '快' }),
    ['u1handler2', 'u1head', 'u1supervisor'],
  ],
])('%s tells %s', (type, _, world, people) => {
  expect(told(world, type)).toEqual(people)
})

test('at level 3 the front’s leader is told of the urge, at level 2 not yet', () => {
  const world = new World().tell('officer', 'draft', {
    content: content({ ...within(5), lead: { unitId: 'u3', part: '' } }),
  })
  world.tell('officer', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' }).signIn('A1', 'u3')
  expect(told(later(world, '2026-03-10', '09:01'), 'Urged')).not.toContain('frontLeader')
  expect(told(later(world, '2026-03-17', '09:01'), 'Urged')).toEqual([
    'frontLeader',
    'u3handler',
    'u3head',
    'u3section',
    'u3supervisor',
  ])
})

test('nobody is told what he did himself, whichever way it reaches him', () => {
  const world = new World().start().tell('u1supervisor', 'decompose', task('u1handler'))
  world.tell('u1supervisor', 'completeTask', { ...A1, taskId: 'T7-1', text: '完成' })
  expect(told(world, 'TaskCompleted')).toEqual([])
})

test('before the three are named their reminders reach the supervisor', () => {
  expect(told(later(new World().issue(within(5)), '2026-03-07'), 'DueSoonReminded')).toEqual(['u1supervisor'])
})

test('who holds two places is told once', () => {
  const world = new World().issue({ reportCycle: 'weekly' }).tell('u1head', 'signIn', A1)
  world.tell('u1supervisor', 'nameResponsible', { ...A1, ...three('u1'), handlerId: 'u1supervisor' })
  expect(told(later(world, '2026-03-10'), 'ReportMissed')).toEqual(['officer', 'u1supervisor'])
})

test('what the timer records before a command is told also to who gave the command', () => {
  const world = new World()
    .start(within(5))
    .at('2026-03-09', '17:31')
    .tell('u1handler', 'submitCompletion', { ...A1, summary: '完成', files: [] })
  expect(told(world, 'OverdueRecorded')).toContain('u1handler')
})
