import { addWorkingDays } from '../../../../domain/clock/calendar'
import { at, type Instant, localDate } from '../../../../domain/clock/time'
import { fold } from '../../../../domain/decider/decide'
import { matterDecider } from '../../../../domain/matter/decider'
import { OFFICE_DECISIONS, type OfficeDecision } from '../../../../domain/rules/kinds'
import { DEFAULT_PACK } from '../../../../domain/rules/pack'
import { content, World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const objection = { ...A1, reason: '不属职责', suggestedUnitId: null }
const proposal = { ...A1, moment: 'due', dueAt: at('2026-04-30', '17:30'), reason: '批复推迟', unitSays: '' }
const extension = { ...A1, progress: '八成', reason: '下雨', requestedDueAt: at('2026-04-30', '17:30') }

interface Case {
  world: World
  /** When the office's own time is over. */
  dueAt: Instant
  /** Who decides, at first. */
  by: string
  decide: (world: World) => World
}

/** Each kind of decision on Monday 2 March at 10:00, waiting for the office. */
const WAITING: Record<OfficeDecision, () => Case> = {
  approveIssue: () => ({
    world: new World().tell('officer', 'draft', { content: content() }).tell('officer', 'requestApproval'),
    dueAt: at('2026-03-03', '17:30'),
    by: 'chief',
    decide: (world) => world.tell('chief', 'approveIssue', { opinion: '' }),
  }),
  ratifyIssue: () => ({
    world: new World()
      .tell('officer', 'draft', { content: content({ urgency: 'extraUrgent' }) })
      .tell('officer', 'issue'),
    dueAt: at('2026-03-03', '17:30'),
    by: 'chief',
    decide: (world) => world.tell('chief', 'ratifyIssue', { opinion: '' }),
  }),
  decideObjection: () => ({
    world: new World().issue().tell('u1head', 'object', objection),
    dueAt: at('2026-03-04', '17:30'),
    by: 'chief',
    decide: (world) => world.tell('officer', 'upholdObjection', { ...A1, reason: '职责清楚' }),
  }),
  decideExtension: () => ({
    world: new World().start().tell('u1supervisor', 'requestExtension', extension),
    dueAt: at('2026-03-03', '17:30'),
    by: 'chief',
    decide: (world) => world.tell('chief', 'refuseExtension', { ...A1, reason: '理由不足' }),
  }),
  approveDue: () => ({
    world: new World().start().tell('officer', 'setDue', proposal),
    dueAt: at('2026-03-03', '17:30'),
    by: 'chief',
    decide: (world) => world.tell('chief', 'rejectDue', { ...A1, reason: '不必' }),
  }),
  confirmCompletion: () => ({
    world: new World().start().complete(),
    dueAt: at('2026-03-05', '17:30'),
    by: 'officer',
    decide: (world) => world.confirm(),
  }),
  decideTransfer: () => ({
    world: new World().start().tell('chief', 'criticise', {
      unitId: 'u1',
      personId: null,
      text: '查实造假',
      falseReport: true,
      conclusion: '经查属实',
    }),
    dueAt: at('2026-03-09', '17:30'),
    by: 'chief',
    decide: (world) => world.tell('chief', 'declineTransfer', { reason: '情节轻微' }),
  }),
  decideSupervision: () => ({
    world: new World().start().tell('u1head', 'askSupervision', { ...A1, unitId: 'u2', text: '管线单位不进场' }),
    dueAt: at('2026-03-03', '17:30'),
    by: 'chief',
    decide: (world) => world.tell('officer', 'declineSupervision', { ...A1, reason: '先自行协调' }),
  }),
  prepareDraft: () => ({
    world: new World().tell('leader', 'start', { words: '夜市占道，请研究。', files: [], unitId: 'u1' }),
    dueAt: at('2026-03-03', '17:30'),
    by: 'officer2',
    decide: (world) => world.tell('officer', 'discard', { reason: '已有同样的事项' }),
  }),
}

/** Whom any of the reminders reached, at once or in the digest of an outage. */
const told = ({ notices, digest, events }: World) => {
  const ids = events.filter(({ type }) => type === 'DecisionReminded').map(({ _id }) => _id)
  const reached = [...notices, ...digest].filter(({ _id, personId }) =>
    ids.includes(_id.slice(0, -personId.length - 1)),
  )
  return [...new Set(reached.map(({ personId }) => personId))]
}

const reminders = (world: World) =>
  world.events.flatMap((event) => (event.type === 'DecisionReminded' ? [[event.data.reminded, event.nominalAt]] : []))

describe.each(OFFICE_DECISIONS)('%s', (decision) => {
  test('stands on its to-do with the moment by which the office decides', () => {
    const { world, dueAt } = WAITING[decision]()
    expect(world.todos().filter(({ kind }) => kind === decision)).toMatchObject([{ dueAt }])
  })

  test('late: the officer is reminded, then the chief, then the leader, each once', () => {
    const { world, dueAt, by } = WAITING[decision]()
    world.now = dueAt
    expect(reminders(world.sweep())).toEqual([])
    world.later(60_000).sweep().sweep()
    expect(reminders(world)).toEqual([['officer', dueAt]])
    expect(told(world)).toEqual(expect.arrayContaining(['officer', by]))
    world.later(86_400_000).sweep()
    expect(reminders(world).map(([who]) => who)).toEqual(['officer', 'chief'])
    expect(told(world)).toContain('chief')
    // a ratification has gone one step up to him already
    expect(told(world).includes('leader')).toBe(decision === 'ratifyIssue')
    world.at('2026-04-20').sweep().sweep()
    expect(reminders(world).map(([who]) => who)).toEqual(['officer', 'chief', 'leader'])
    expect(told(world)).toContain('leader')
    expect(fold(matterDecider, world.events)).toEqual(world.matter)
  })

  test('nothing of it is the unit’s: no points, no level', () => {
    const { world } = WAITING[decision]()
    world.at('2026-04-20').sweep()
    const ids = world.events.filter(({ type }) => type === 'DecisionReminded').map(({ _id }) => _id)
    expect(world.lines.filter(({ eventIds }) => eventIds.some((id) => ids.includes(id)))).toEqual([])
  })

  test('decided, nobody is reminded any more', () => {
    const { world, dueAt, decide } = WAITING[decision]()
    world.now = dueAt
    decide(world).at('2026-03-20').sweep()
    expect(reminders(world)).toEqual([])
  })

  test('the figure is the pack’s', () => {
    const { officeClocks } = DEFAULT_PACK
    const workingDays = { ...officeClocks.workingDays, [decision]: 20 }
    const { world } = WAITING[decision]()
    world.rules = { ...DEFAULT_PACK, officeClocks: { ...officeClocks, workingDays } }
    expect(world.todos().find(({ kind }) => kind === decision)?.dueAt).toBe(at('2026-03-30', '17:30'))
  })
})

describe('a suspended matter', () => {
  const STAND = ['decideObjection', 'decideExtension', 'approveDue', 'confirmCompletion', 'decideSupervision'] as const

  test.each(STAND)('%s: nobody can decide meanwhile, and the clock stands', (decision) => {
    const { world, dueAt } = WAITING[decision]()
    world.tell('chief', 'suspend', { reason: '等待批复' })
    expect(reminders(world.at('2026-03-20').sweep())).toEqual([])
    world.tell('chief', 'resume', { reason: '批复已到' })
    const moved = world.todos().find(({ kind }) => kind === decision)?.dueAt
    expect(moved).toBe(at(addWorkingDays(world.calendar, localDate(dueAt), 14), '17:30'))
    expect(reminders(world.at('2026-03-23').sweep())).toEqual([])
  })

  test('a proposed transfer is decided meanwhile, and its clock runs', () => {
    const { world, dueAt } = WAITING.decideTransfer()
    world.tell('chief', 'suspend', { reason: '等待批复' }).at('2026-03-10').sweep()
    expect(reminders(world)).toEqual([['officer', dueAt]])
    expect(world.ask('chief', 'declineTransfer', { reason: '情节轻微' })).toBeNull()
  })

  test('another decision meanwhile does not begin the clock anew', () => {
    const world = new World().issue().tell('u1head', 'object', objection)
    world.tell('u1supervisor', 'requestExtension', extension).at('2026-03-04')
    world.tell('chief', 'grantExtension', { ...A1, dueAt: extension.requestedDueAt, opinion: '' })
    world.at('2026-03-05').sweep()
    const ofObjection = world.events.filter(({ stepKey }) => stepKey?.includes('late.decideObjection'))
    expect(ofObjection.map(({ nominalAt }) => nominalAt)).toEqual([at('2026-03-04', '17:30')])
  })
})

test('of two stages of confirmation the office has its time once', () => {
  const world = new World({ confirmation: ['officer', 'chiefOfficer'] }).start().complete()
  world.at('2026-03-05').confirm()
  expect(world.todos('chief')).toMatchObject([{ kind: 'confirmCompletion', dueAt: at('2026-03-05', '17:30') }])
})

test('a decision that is another’s turn is brought up with that other', () => {
  const world = new World().start()
  world.leave('chief')
  world.tell('u1supervisor', 'requestExtension', extension).at('2026-03-04').sweep()
  expect(world.last('DecisionReminded').data.to).toEqual(['leader@district'])
  expect(told(world)).toEqual(expect.arrayContaining(['leader', 'officer']))
})

test('asked again, it waits anew', () => {
  const { world } = WAITING.approveIssue()
  world.at('2026-03-05').sweep().tell('chief', 'rejectIssue', { reason: '要求不清' })
  world.tell('officer', 'requestApproval')
  expect(world.todos('chief')).toMatchObject([{ dueAt: at('2026-03-06', '17:30') }])
  world.at('2026-03-07').sweep()
  expect(reminders(world).slice(-1)).toEqual([['officer', at('2026-03-06', '17:30')]])
})

test('a year that nobody has entered sets no due moment, and holds up nothing', () => {
  const world = new World().at('2026-12-21').start(within(5)).at('2026-12-30').complete()
  expect(world.todos('officer')).toMatchObject([{ kind: 'confirmCompletion', dueAt: null }])
  expect(reminders(world.at('2027-01-20').sweep())).toEqual([])
  expect(world.ask('officer', 'confirmCompletion', { ...A1, opinion: '' })).toBeNull()
})

test('a transfer that the timer proposed waits since its own moment, however late that was recorded', () => {
  const ofTransfer = (world: World) => reminders(world.at('2026-04-30').sweep())
  const late = new World().start(within(5))
  const punctual = new World().start(within(5)).at('2026-03-20', '17:31').sweep()
  expect(punctual.types()).toContain('TransferProposed')
  expect(ofTransfer(late)).toEqual(ofTransfer(punctual))
  expect(ofTransfer(late)[0]).toEqual(['officer', at('2026-03-27', '17:30')])
})
