import { at } from '../../../../domain/clock/time'
import { personWith } from '../../district'
import { content, file, WITH_CO, World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const submission = { ...A1, summary: '已完成', files: ['file1'] }
const sign = { ...A1, opinion: '同意' }
const giveBack = { ...A1, missing: '缺验收单', dueAt: null }
const twoStages = { confirmation: ['officer' as const, 'chiefOfficer' as const] }

describe('submitting completion', () => {
  test('by the named handler, or the supervisor in that place', () => {
    const world = new World().start()
    expect(world.when('u1handler', 'submitCompletion', submission)).toEqual([
      {
        type: 'CompletionSubmitted',
        data: { assignmentId: 'A1', completionId: 'K7', summary: '已完成', files: [file] },
      },
    ])
    expect(world.issued.status).toBe('awaitingSignOff')
    expect(world.lead).toMatchObject({
      status: 'awaitingSignOff',
      completion: { submittedBy: 'u1handler', signOffs: [], leftUnitAt: null, confirmations: 0 },
    })
    expect(new World().start().ask('u1supervisor', 'submitCompletion', submission)).toBeNull()
  })

  const tasked = () =>
    new World().start().tell('u1supervisor', 'decompose', {
      ...A1,
      tasks: [{ title: '走访', personId: 'u1handler2', dueAt: at('2026-03-10', '17:30') }],
    })

  test.each<[string, World, string, object, string]>([
    ['by a handler who only has a task', tasked(), 'u1handler2', {}, 'NOT_THE_HANDLER'],
    ['by a handler who is not named', new World().start(), 'u1handler2', {}, 'NO_RIGHT'],
    ['before the three are named', new World().issue().tell('u1head', 'signIn', A1), 'u1supervisor', {}, 'WRONG_STATE'],
    [
      'for a co-unit',
      new World().start(WITH_CO).signIn('A2', 'u2'),
      'u2handler',
      { assignmentId: 'A2' },
      'CO_UNIT_GIVES_OPINION',
    ],
    ['twice', new World().start().submit(), 'u1handler', {}, 'WRONG_STATE'],
    ['with an unknown file', new World().start(), 'u1handler', { files: ['file9'] }, 'NOT_FOUND'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'submitCompletion', { ...submission, ...changes })).toBe(code)
  })

  test('a supervisor elsewhere who only has a task here does not submit', () => {
    const guest = personWith('guest', 'u1', [
      { role: 'unitSupervisor', scope: { kind: 'unit', unitId: 'u2' } },
      { role: 'handler', scope: { kind: 'own' } },
    ])
    const world = new World().enrol(guest).start()
    world.tell('u1supervisor', 'decompose', {
      ...A1,
      tasks: [{ title: '走访', personId: 'guest', dueAt: at('2026-03-10', '17:30') }],
    })
    expect(world.ask('guest', 'submitCompletion', submission)).toBe('NOT_THE_HANDLER')
  })

  test('refused while the unit’s objection is undecided', () => {
    const world = new World().issue().tell('u1supervisor', 'signIn', A1)
    world.tell('u1head', 'object', { ...A1, reason: '不属职责', suggestedUnitId: null })
    world.tell('u1supervisor', 'nameResponsible', {
      ...A1,
      leaderId: 'u1head',
      sectionHeadId: 'u1section',
      handlerId: 'u1handler',
    })
    expect(world.ask('u1handler', 'submitCompletion', submission)).toBe('OBJECTION_PENDING')
    world.tell('u1supervisor', 'withdrawObjection', { ...A1, reason: '继续办理' })
    expect(world.ask('u1handler', 'submitCompletion', submission)).toBeNull()
  })
})

describe('signing off', () => {
  test('section head, then unit head; then the office has it', () => {
    const world = new World().start().submit()
    expect(world.when('u1section', 'signOff', sign)).toEqual([
      {
        type: 'CompletionSignedOff',
        data: { assignmentId: 'A1', completionId: 'K7', stage: 'sectionHead', opinion: '同意', last: false },
      },
    ])
    expect(world.lead.completion?.leftUnitAt).toBeNull()
    expect(world.when('u1head', 'signOff', sign)).toMatchObject([
      { type: 'CompletionSignedOff', data: { stage: 'unitHead', last: true } },
    ])
    expect(world.issued.status).toBe('awaitingConfirmation')
    expect(world.lead.completion).toMatchObject({ leftUnitAt: world.now, signOffs: [{}, {}] })
  })

  test('the chain is that of the rule pack at issue', () => {
    const world = new World({ signOff: ['unitHead'] }).start().submit()
    expect(world.ask('u1section', 'signOff', sign)).toBe('NOT_YOUR_TURN')
    world.rules = { ...world.rules, signOff: ['sectionHead', 'unitHead'] }
    expect(world.when('u1head', 'signOff', sign)).toMatchObject([{ data: { stage: 'unitHead', last: true } }])
  })

  test.each<[string, World, string, string]>([
    ['out of turn', new World().start().submit(), 'u1head', 'NOT_YOUR_TURN'],
    ['a second time', new World().start().submit().tell('u1section', 'signOff', sign), 'u1section', 'NOT_YOUR_TURN'],
    ['by another section head', new World().start().submit(), 'u1section2', 'NO_RIGHT'],
    ['by another unit', new World().start().submit(), 'u2head', 'NO_RIGHT'],
    ['with nothing submitted', new World().start(), 'u1section', 'WRONG_STATE'],
    ['once the office has it', new World().start().complete(), 'u1head', 'WRONG_STATE'],
  ])('refused: %s', (_, world, who, code) => {
    expect(world.ask(who, 'signOff', sign)).toBe(code)
  })
})

describe('returning', () => {
  test('whose turn it is names what is missing; the unit works again', () => {
    for (const [world, who, by] of [
      [new World().start().submit(), 'u1section', 'sectionHead'],
      [new World().start().submit().tell('u1section', 'signOff', sign), 'u1head', 'unitHead'],
      [new World().start().complete(), 'officer', 'officer'],
    ] as const) {
      expect(world.when(who, 'returnCompletion', giveBack)).toMatchObject([
        { type: 'CompletionReturned', data: { by, missing: '缺验收单', next: null } },
      ])
      expect(world.issued.status).toBe('inProgress')
      expect(world.lead).toMatchObject({ completion: null, returned: { by, missing: '缺验收单' } })
    }
  })

  test('the office gives more than the time that was left, or just that', () => {
    const dueAt = at('2026-04-20', '17:30')
    const world = new World().start(within(5)).complete().sendBack()
    expect(world.lead.due).toMatchObject({ dueAt: at('2026-03-09', '17:30'), version: 1 })
    world.complete().sendBack(dueAt)
    expect(world.lead.due).toMatchObject({ dueAt, version: 2, receipt: { extensions: [{ reason: '验收单' }] } })
  })

  test('what was missing is answered by the next submission', () => {
    expect(new World().start().complete().sendBack().submit().lead.returned).toBeNull()
  })

  test('reports whose day passed while it was under way are not asked for', () => {
    const world = new World()
      .start({ reportCycle: 'weekly', ...within(20) })
      .at('2026-03-05')
      .complete()
      .at('2026-03-19')
    world.sendBack()
    expect(world.lead.reporting).toMatchObject({ ordinal: 3, dueAt: at('2026-03-23', '17:30') })
    expect(world.sweep().types()).not.toContain('ReportMissed')
  })

  test('nor is one whose day passes while the unit signs, or ends with the return', () => {
    const world = new World()
      .start({ reportCycle: 'weekly', ...within(20) })
      .submit()
      .at('2026-03-10')
      .sweep()
    expect(world.timed()).toEqual([])
    const returned = new World()
      .start({ reportCycle: 'weekly', ...within(20) })
      .complete()
      .at('2026-03-09', '17:30')
    expect(returned.sendBack().lead.reporting?.ordinal).toBe(2)
  })

  test.each<[string, World, string, object, string]>([
    [
      'by the unit with a new moment',
      new World().start().submit(),
      'u1section',
      { dueAt: at('2026-05-20', '17:30') },
      'NO_RIGHT',
    ],
    [
      'to a moment gone past',
      new World().start().complete(),
      'officer',
      { dueAt: at('2026-03-02', '09:00') },
      'IN_THE_PAST',
    ],
    [
      'to a moment not later',
      new World().start().complete(),
      'officer',
      { dueAt: at('2026-03-03', '09:00') },
      'NOT_LATER',
    ],
    ['out of turn', new World().start().submit(), 'officer', {}, 'NOT_YOUR_TURN'],
    ['by the chief where the officer confirms', new World().start().complete(), 'chief', {}, 'NOT_YOUR_TURN'],
    ['by the unit once the office has it', new World().start().complete(), 'u1head', {}, 'NOT_YOUR_TURN'],
    ['with nothing submitted', new World().start(), 'officer', {}, 'WRONG_STATE'],
    ['by the handler', new World().start().submit(), 'u1handler', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'returnCompletion', { ...giveBack, ...changes })).toBe(code)
  })
})

describe('confirming', () => {
  test('closes the matter', () => {
    const world = new World().start().complete()
    expect(world.when('officer', 'confirmCompletion', { ...A1, opinion: '同意办结' })).toMatchObject([
      { type: 'CompletionConfirmed', data: { stage: 'officer', last: true, onTime: true, early: true } },
      { type: 'MatterClosed', data: { how: 'completed', onTime: true, words: '同意办结' } },
    ])
    expect(world.issued).toMatchObject({ status: 'closed', closed: { how: 'completed' } })
    expect(world.lead).toMatchObject({ status: 'done', doneAt: world.now })
  })

  test('in two stages the chief closes, or returns', () => {
    const world = new World(twoStages).start().complete()
    expect(world.ask('chief', 'confirmCompletion', sign)).toBe('NOT_YOUR_TURN')
    expect(world.when('officer', 'confirmCompletion', sign)).toMatchObject([
      { type: 'CompletionConfirmed', data: { last: false } },
    ])
    expect(world.issued.status).toBe('awaitingConfirmation')
    expect(world.ask('officer', 'confirmCompletion', sign)).toBe('NOT_YOUR_TURN')
    expect(world.when('chief', 'confirmCompletion', sign)).toMatchObject([
      { type: 'CompletionConfirmed', data: { stage: 'chiefOfficer', last: true } },
      { type: 'MatterClosed' },
    ])
    const returned = new World(twoStages).start().complete().tell('officer', 'confirmCompletion', sign)
    expect(returned.when('chief', 'returnCompletion', giveBack)).toMatchObject([{ data: { by: 'chiefOfficer' } }])
  })

  test('what counts is when it left the unit, not when the office came to it', () => {
    const world = new World().start(within(5)).at('2026-03-09', '17:30').complete().at('2026-03-20').confirm()
    expect(world.last('CompletionConfirmed').data).toMatchObject({ onTime: true, early: false })
    expect(world.types()).not.toContain('OverdueRecorded')
  })

  test('late is late', () => {
    const world = new World().start(within(5)).at('2026-03-09', '17:31').complete().confirm()
    expect(world.last('CompletionConfirmed').data).toMatchObject({ onTime: false, early: false })
    expect(world.issued.closed?.onTime).toBe(false)
  })

  test('early means a fifth of the limit left', () => {
    const early = (date: string, time: string) => {
      const world = new World().at('2026-03-02', '17:30').start(within(5)).at(date, time).complete().confirm()
      return world.last('CompletionConfirmed').data.early
    }
    // seven days from 2 to 9 March: a fifth is 33 h 36 min
    expect(early('2026-03-08', '07:54')).toBe(true)
    expect(early('2026-03-08', '07:55')).toBe(false)
  })

  test.each<[string, World, string, string]>([
    ['before it left the unit', new World().start().submit(), 'officer', 'WRONG_STATE'],
    ['by an officer of another front', new World().start().complete(), 'frontOfficer', 'NO_RIGHT'],
    ['by the unit', new World().start().complete(), 'u1head', 'NO_RIGHT'],
    ['by a liaison', new World().start().complete(), 'liaison', 'NO_RIGHT'],
    ['once closed', new World().start().complete().confirm(), 'officer', 'MATTER_CLOSED'],
  ])('refused: %s', (_, world, who, code) => {
    expect(world.ask(who, 'confirmCompletion', sign)).toBe(code)
  })

  test('who is in charge confirms for every unit, whatever front the work went to', () => {
    const world = new World().tell('frontOfficer', 'draft', { content: content({ lead: { unitId: 'u3', part: '' } }) })
    world.tell('frontOfficer', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
    world.tell('u3head', 'object', { ...A1, reason: '不属职责', suggestedUnitId: 'u1' })
    world.tell('frontOfficer', 'reassign', { ...A1, reason: '改派', unitId: 'u1' }).signIn('A2', 'u1')
    world.tell('u1handler', 'submitCompletion', { ...submission, assignmentId: 'A2' })
    world.tell('u1section', 'signOff', { ...sign, assignmentId: 'A2' })
    world.tell('u1head', 'signOff', { ...sign, assignmentId: 'A2' })
    expect(world.asked('frontOfficer')).toEqual(['confirmCompletion'])
    expect(world.ask('frontOfficer', 'confirmCompletion', { ...sign, assignmentId: 'A2' })).toBeNull()
  })

  test('a chief who is officer of another front does not take the officer’s turn', () => {
    const both = personWith('both', 'office', [
      { role: 'chiefOfficer', scope: { kind: 'district' } },
      { role: 'officer', scope: { kind: 'front', frontId: 'f2' } },
    ])
    expect(new World().enrol(both).start().complete().ask('both', 'confirmCompletion', sign)).toBe('NOT_YOUR_TURN')
  })
})
