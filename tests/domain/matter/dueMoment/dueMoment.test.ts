import { at } from '../../../../domain/clock/time'
import { receiptLines } from '../../../../domain/clock/words'
import { DEFAULT_PACK } from '../../../../domain/rules/pack'
import { personWith } from '../../district'
import { WITH_CO, World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const DUE = at('2026-03-09', '17:30')
const later = at('2026-03-20', '17:30')
const earlier = at('2026-03-05', '17:30')
const asked = (changes: object = {}) => ({
  ...A1,
  moment: 'due',
  dueAt: later,
  reason: '批复推迟',
  unitSays: '',
  ...changes,
})

/** The pack asks for no approval. */
const free = { approval: { ...DEFAULT_PACK.approval, dueMoment: 'none' as const } }
const started = (rules = {}, changes: object = {}) => new World(rules).start({ ...within(5), ...changes })
const proposed = (changes: object = {}) => started().tell('officer', 'setDue', asked(changes))

describe('an officer proposes another due moment, the chief approves', () => {
  test('it moves with the approval, and the receipt names it', () => {
    const world = proposed()
    expect(world.lead.due.dueAt).toBe(DUE)
    expect(world.lead.dueProposal).toMatchObject({ by: 'officer', kind: 'due', thingId: null, to: later })
    expect(world.asked('chief')).toContain('approveDue')
    world.tell('chief', 'approveDue', { ...A1, opinion: '同意' })
    expect(world.lead).toMatchObject({ dueProposal: null, due: { dueAt: later, version: 2 } })
    expect(world.asked('chief')).not.toContain('approveDue')
    expect(receiptLines(world.lead.due)).toContain(
      '2026-03-02 10:00 调整时限，由 2026-03-09 17:30 延至 2026-03-20 17:30，原因：批复推迟',
    )
  })

  test('rejected, nothing moves and it may be proposed again', () => {
    const world = proposed().tell('chief', 'rejectDue', { ...A1, reason: '按期办' })
    expect(world.lead).toMatchObject({ dueProposal: null, due: { dueAt: DUE, version: 1 } })
    expect(world.ask('officer', 'setDue', asked())).toBeNull()
  })

  test('what has passed meanwhile is refused, and can be rejected', () => {
    const world = proposed({ dueAt: earlier }).at('2026-03-06')
    expect(world.ask('chief', 'approveDue', { ...A1, opinion: '' })).toBe('IN_THE_PAST')
    expect(world.ask('chief', 'rejectDue', { ...A1, reason: '已过' })).toBeNull()
  })

  test.each<[string, World, string, object, string]>([
    ['a second proposal', proposed(), 'officer', {}, 'DUE_PROPOSED'],
    ['by the unit', started(), 'u1supervisor', {}, 'NO_RIGHT'],
    ['a moment that has passed', started(), 'officer', { dueAt: at('2026-03-01', '12:00') }, 'IN_THE_PAST'],
    ['the same moment', started(), 'officer', { dueAt: DUE }, 'NOTHING_CHANGED'],
    ['a task that there is not', started(), 'officer', { moment: 'T9' }, 'NOT_FOUND'],
    ['what is handed in', started().complete(), 'officer', {}, 'WRONG_STATE'],
    ['while suspended', started().tell('chief', 'suspend', { reason: '等批复' }), 'officer', {}, 'MATTER_SUSPENDED'],
    [
      'beside an extension that was asked for',
      started().tell('u1head', 'requestExtension', { ...A1, progress: '无', reason: '雨', requestedDueAt: later }),
      'officer',
      {},
      'EXTENSION_PENDING',
    ],
    [
      'suggestions beyond six months',
      started({}, { source: 'npcSuggestion' }),
      'officer',
      { dueAt: at('2026-09-03', '17:30') },
      'BEYOND_SIX_MONTHS',
    ],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'setDue', asked(changes))).toBe(code)
  })
})

describe('earlier only with the unit’s word or the chief’s', () => {
  test.each<[string, object, string]>([
    ['later: at once', {}, 'DueMomentSet'],
    ['earlier without the unit: the chief is asked', { dueAt: earlier }, 'DueMomentProposed'],
    ['earlier as the unit agrees: at once', { dueAt: earlier, unitSays: '同意提前' }, 'DueMomentSet'],
  ])('where the pack asks for no approval, %s', (_, changes, type) => {
    expect(started(free).when('officer', 'setDue', asked(changes))).toMatchObject([{ type }])
  })

  test('the chief sets it at once', () => {
    expect(started().when('chief', 'setDue', asked({ dueAt: earlier }))).toMatchObject([
      { type: 'DueMomentSet', data: { from: DUE, to: earlier } },
    ])
  })
})

describe('nobody approves what he proposed', () => {
  const both = personWith('officer', 'office', [
    { role: 'officer', scope: { kind: 'district' } },
    { role: 'chiefOfficer', scope: { kind: 'district' } },
  ])

  test('an officer who has become chief leaves it to a leader', () => {
    const world = started()
    world.enrol(both).leave('chief')
    world.tell('officer', 'comment', { text: '接任', mentions: [], files: [] })
    // as chief he sets it himself: that is no request
    expect(world.when('officer', 'setDue', asked())).toMatchObject([{ type: 'DueMomentSet' }])
  })

  test('what he proposed before goes one step up', () => {
    const world = proposed()
    world.enrol(both).leave('chief')
    expect(world.ask('officer', 'approveDue', { ...A1, opinion: '' })).toBe('SAME_PERSON')
    expect(world.todos().find(({ kind }) => kind === 'approveDue')?.to).not.toContain('person:officer')
    expect(world.asked('leader')).toContain('approveDue')
    expect(world.ask('leader', 'approveDue', { ...A1, opinion: '' })).toBeNull()
  })

  test('nobody left to approve, nothing is proposed', () => {
    const world = started()
    for (const one of ['chief', 'leader']) world.leave(one)
    expect(world.ask('officer', 'setDue', asked())).toBe('NO_DECIDER')
  })
})

describe('what follows', () => {
  test('what stops had cost is settled by it', () => {
    const world = started().tell('chief', 'suspend', { reason: '等批复' }).at('2026-03-02', '10:30')
    world.tell('chief', 'resume', { reason: '已批' })
    expect(world.lead.due.receipt.owed?.ms).toBe(30 * 60_000)
    world.tell('chief', 'setDue', asked())
    expect(world.lead.due.receipt.owed).toBeUndefined()
  })

  test('red is remedied and stays visible, and its urges go on to count', () => {
    const world = started().at('2026-03-12').sweep()
    expect(world.lead.urges.map(({ counted }) => counted)).toEqual([true])
    world.tell('chief', 'setDue', asked())
    expect(world.lead).toMatchObject({ overdueAt: DUE, steps: {}, urgeCount: 1, level: 2 })
    expect(world.lead.urges.map(({ counted }) => counted)).toEqual([true])
  })

  test('earlier than tasks and milestones they come along, and the report that would fall after it is not asked for', () => {
    const milestones = [{ title: '开工', dueAt: at('2026-03-18', '12:00') }]
    const world = new World().start({ ...within(20), milestones, reportCycle: 'weekly' })
    const task = { title: '走访', personId: 'u1handler', dueAt: at('2026-03-25', '12:00') }
    world.tell('u1supervisor', 'decompose', { ...A1, tasks: [task] })
    world.tell('chief', 'setDue', asked({ dueAt: earlier }))
    expect(world.lead.tasks.map(({ dueAt }) => dueAt)).toEqual([earlier])
    expect(world.issued.milestones.map(({ dueAt }) => dueAt)).toEqual([earlier])
    expect(world.lead.reporting).toBeNull()
    world.tell('chief', 'setDue', asked({ dueAt: later }))
    expect(world.lead.reporting).toMatchObject({ ordinal: 1 })
  })

  test('the opinion is due no later than the work', () => {
    const world = started({}, { ...WITH_CO, ...within(15) })
    const co = { assignmentId: 'A2' }
    expect(world.assignment('A2').due.dueAt).toBe(world.lead.due.dueAt)
    expect(world.ask('chief', 'setDue', asked({ dueAt: earlier }))).toBe('BEFORE_OPINIONS')
    expect(world.ask('chief', 'setDue', asked({ ...co, dueAt: at('2026-03-30', '12:00') }))).toBe('AFTER_LEAD_DUE')
    world.tell('chief', 'setDue', asked({ ...co, dueAt: earlier })).tell('chief', 'setDue', asked({ dueAt: earlier }))
    expect(world.issued.assignments.map(({ due }) => due.dueAt)).toEqual([earlier, earlier])
  })
})

describe('milestones, tasks, answers and the sign-in', () => {
  const milestones = [{ title: '开工', dueAt: at('2026-03-04', '12:00') }]
  const busy = () => {
    const world = started({}, { milestones, reportCycle: 'perMilestone' })
    const task = { title: '走访', personId: 'u1handler', dueAt: at('2026-03-04', '12:00') }
    return world
      .tell('u1supervisor', 'decompose', { ...A1, tasks: [task] })
      .tell('leader', 'instruct', { text: '报进展', answerDueAt: at('2026-03-04', '12:00') })
  }
  const of = (world: World): [string, () => boolean | undefined][] => [
    [String(world.issued.milestones[0]?.id), () => world.issued.milestones[0]?.missed],
    [String(world.lead.tasks[0]?.id), () => world.lead.tasks[0]?.missed],
    [String(world.issued.instructions[0]?.id), () => world.issued.instructions[0]?.missed],
  ]

  test('missed, each gets a new moment and may be missed once more', () => {
    const world = busy().at('2026-03-05').sweep()
    for (const [moment, missed] of of(world)) {
      expect(missed()).toBe(true)
      world.tell('chief', 'setDue', asked({ moment, dueAt: at('2026-03-06', '12:00') }))
      expect(missed()).toBe(false)
    }
    world.at('2026-03-07').sweep()
    for (const [, missed] of of(world)) expect(missed()).toBe(true)
    const keys = world.events.flatMap(({ stepKey }) => stepKey ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('an urge about one is not obeyed by its new moment', () => {
    const world = busy().at('2026-03-05').sweep()
    world
      .tell('officer', 'urge', { ...A1, text: '请抓紧' })
      .later(11 * 60_000)
      .sweep()
    const about = world.lead.urges[0]?.about ?? ''
    for (const [moment] of of(world)) world.tell('chief', 'setDue', asked({ moment, dueAt: at('2026-03-09', '12:00') }))
    expect(of(world).map(([key]) => key)).toContain(about.split('/')[1])
    expect(world.lead.urges.map(({ counted }) => counted)).toEqual([true])
  })

  test.each([
    ['milestone', 0, 'MILESTONE_AFTER_DUE'],
    ['task', 1, 'AFTER_ASSIGNMENT_DUE'],
  ])('a %s stays within the work', (_, place, code) => {
    const world = busy()
    const moment = of(world)[place]?.[0]
    expect(world.ask('chief', 'setDue', asked({ moment, dueAt: later }))).toBe(code)
  })

  test('the sign-in waits for the new moment, once missed it keeps its own', () => {
    const world = new World().issue(within(5))
    world.tell('chief', 'setDue', asked({ moment: 'signIn', dueAt: at('2026-03-05', '17:30') }))
    expect(world.at('2026-03-05').sweep().types()).not.toContain('SignInMissed')
    expect(world.at('2026-03-06').sweep().types()).toContain('SignInMissed')
    expect(world.ask('chief', 'setDue', asked({ moment: 'signIn' }))).toBe('NOT_FOUND')
  })

  test('the leader hears of another moment of his answer', () => {
    const world = busy()
    const [, , [answer = ''] = []] = of(world)
    const before = world.notices.length
    world.tell('chief', 'setDue', asked({ moment: answer, dueAt: later }))
    expect(world.notices.slice(before).map(({ personId }) => personId)).toContain('leader')
  })
})
