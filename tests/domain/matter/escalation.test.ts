import { defaultCalendar } from '../../../domain/clock/stateCouncil'
import { addMs, at, DAY_MS } from '../../../domain/clock/time'
import { planSteps } from '../../../domain/matter/steps'
import { DEFAULT_PACK } from '../../../domain/rules/pack'
import { content, WITH_CO, World, within } from '../world'
import { alarm, DUE, keys, ofUnit, red } from './stepsOf'

const A1 = { assignmentId: 'A1' }

describe('the moments of the steps', () => {
  test('an assignment that nobody touches goes the whole way', () => {
    const world = new World().issue(within(5)).at('2026-04-30').sweep()
    expect(ofUnit(world)).toEqual([
      ['SignInMissed', at('2026-03-03', '17:30')],
      ['DueSoonReminded', at('2026-03-06', '17:30')],
      ['OverdueRecorded', DUE],
      ['Urged', at('2026-03-10', '09:00')],
      ['Urged', at('2026-03-17', '09:00')],
      ['TransferProposed', at('2026-03-20', '17:30')],
    ])
    expect(keys(world)).toEqual([
      'm1/A1/signIn/1',
      'm1/A1/dueSoon3/1',
      'm1/A1/overdue/1',
      'm1/A1/urge/1',
      'm1/A1/urge/2',
      'm1/A1/transfer/1',
    ])
    expect(alarm(world)).toBeNull()
  })

  test('sign-in: a working day, urgent four working hours, extra urgent one hour', () => {
    const signIn = (urgency: string) => {
      const world = new World().at('2026-03-02', '16:30').tell('officer', 'draft', { content: content({ urgency }) })
      if (urgency === 'extraUrgent') world.tell('officer', 'issue')
      else world.tell('officer', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
      return alarm(world)
    }
    expect(signIn('normal')).toBe(at('2026-03-03', '17:30'))
    expect(signIn('urgent')).toBe(at('2026-03-03', '12:00'))
    expect(signIn('extraUrgent')).toBe(at('2026-03-02', '17:30'))
  })

  test('urges wait for working days, over a holiday too', () => {
    const world = new World().at('2026-09-21').start(within(6)).at('2026-10-31').sweep()
    expect(ofUnit(world).slice(-3)).toEqual([
      ['Urged', at('2026-10-08', '09:00')],
      ['Urged', at('2026-10-14', '09:00')],
      ['TransferProposed', at('2026-10-19', '17:30')],
    ])
  })

  test('a report of the cycle, then the next', () => {
    const world = new World()
      .start({ reportCycle: 'weekly', ...within(20) })
      .at('2026-03-17')
      .sweep()
    expect(ofUnit(world)).toEqual([
      ['ReportMissed', at('2026-03-09', '17:30')],
      ['ReportMissed', at('2026-03-16', '17:30')],
    ])
    expect(world.lead.reporting).toEqual({ ordinal: 3, dueAt: at('2026-03-23', '17:30') })
  })

  test('milestones, tasks and answers at their own moments, each once', () => {
    const world = new World().start({ milestones: [{ title: '开工', dueAt: at('2026-03-05', '12:00') }] })
    const task = { title: '走访', personId: 'u1handler', dueAt: at('2026-03-04', '12:00') }
    world.tell('u1supervisor', 'decompose', { ...A1, tasks: [task] })
    world.tell('leader', 'instruct', { text: '请抓紧', answerDueAt: at('2026-03-06', '12:00') })
    world.at('2026-03-09').sweep().sweep()
    expect(ofUnit(world)).toEqual([
      ['TaskMissed', at('2026-03-04', '12:00')],
      ['MilestoneMissed', at('2026-03-05', '12:00')],
      ['InstructionAnswerMissed', at('2026-03-06', '12:00')],
    ])
  })

  test('an objection undecided two working days after the head’s name: the office is reminded, once', () => {
    const world = new World().issue().at('2026-03-03').tell('u1supervisor', 'signIn', A1)
    world.tell('u1supervisor', 'object', { ...A1, reason: '不属职责', suggestedUnitId: null }).at('2026-03-04')
    expect(ofUnit(world.sweep())).toEqual([])
    world
      .tell('u1head', 'endorseObjection', { ...A1, opinion: '' })
      .at('2026-03-10')
      .sweep()
      .sweep()
    expect(world.timed()).toEqual([
      ['DecisionReminded', at('2026-03-06', '17:30')],
      ['DecisionReminded', at('2026-03-09', '17:30')],
    ])
  })

  test('a co-unit has clocks of its own', () => {
    const world = new World()
      .start({ ...WITH_CO, source: 'npcSuggestion' })
      .at('2026-04-08', '10:00')
      .sweep()
    const ofCo = world.events
      .filter(({ stepKey }) => stepKey?.includes('/A2/'))
      .map(({ type, nominalAt }) => [type, nominalAt])
    expect(ofCo).toEqual([
      ['SignInMissed', at('2026-03-03', '17:30')],
      ['DueSoonReminded', at('2026-03-30', '17:30')],
      ['DueSoonReminded', at('2026-04-01', '17:30')],
      ['OverdueRecorded', at('2026-04-02', '17:30')],
      ['Urged', at('2026-04-03', '09:00')],
    ])
  })

  test('the figures are the pack’s', () => {
    const world = new World({
      reminders: { calendarDaysBefore: [2] },
      escalation: {
        ...DEFAULT_PACK.escalation,
        firstUrgeWorkingDays: 2,
        secondUrgeWorkingDays: 1,
        urgeTime: '14:00',
        urgeGapWorkingDays: 1,
      },
    })
    expect(ofUnit(world.start(within(5)).at('2026-03-20').sweep())).toEqual([
      ['DueSoonReminded', at('2026-03-06', '17:30')],
      ['OverdueRecorded', DUE],
      ['Urged', at('2026-03-11', '14:00')],
      ['Urged', at('2026-03-12', '14:00')],
      ['TransferProposed', at('2026-03-17', '17:30')],
    ])
  })
})

describe('a step is taken', () => {
  test('not before its time: the due moment itself is still in time', () => {
    const world = new World().start(within(5))
    world.now = DUE
    expect(world.sweep().types()).not.toContain('OverdueRecorded')
    expect(alarm(world)).toBe(DUE)
    expect(world.later(1).sweep().types()).toContain('OverdueRecorded')
  })

  test('once, however often the timer looks', () => {
    const world = red()
    const { length } = world.events
    expect(world.sweep().later(60_000).sweep().events).toHaveLength(length)
  })

  test('before a command of the same moment, so that it does not matter how punctual the timer was', () => {
    const world = new World().start(within(5)).at('2026-03-09', '17:31')
    world.tell('officer', 'urge', { ...A1, text: '请抓紧' })
    expect(world.types().slice(-2)).toEqual(['OverdueRecorded', 'Urged'])
  })

  test('late, at its nominal moment and marked as caught up', () => {
    const mark = (minutes: number) => {
      const world = new World().start(within(5)).at('2026-03-09', '10:00').sweep()
      world.now = addMs(DUE, minutes * 60_000)
      return world.sweep().last('OverdueRecorded')
    }
    expect(mark(10)).toMatchObject({ nominalAt: DUE })
    expect(mark(10).caughtUp).toBeUndefined()
    expect(mark(11)).toMatchObject({ nominalAt: DUE, caughtUp: true, at: addMs(DUE, 11 * 60_000) })
  })

  test('in order, after a week of standstill', () => {
    const moments = new World()
      .start({ reportCycle: 'weekly', ...within(8), ...WITH_CO })
      .at('2026-03-30')
      .sweep()
      .events.flatMap(({ nominalAt }) => nominalAt ?? [])
    expect(moments.length).toBeGreaterThan(8)
    expect(moments).toEqual([...moments].sort())
  })
})

describe('levels', () => {
  test('the first urge of the timer is level 2, the second level 3', () => {
    const world = red().at('2026-03-10', '09:01').sweep()
    expect(world.issued.level).toBe(2)
    expect(world.at('2026-03-17', '09:01').sweep().issued.level).toBe(3)
  })

  test('are the assignment’s; the matter shows the highest', () => {
    const world = new World()
      .start({ ...WITH_CO, source: 'npcSuggestion' })
      .at('2026-04-15')
      .sweep()
    expect([world.issued.level, world.lead.level, world.assignment('A2').level]).toEqual([3, 1, 3])
    expect(world.at('2026-06-04').sweep().last('Urged').data).toMatchObject({
      assignmentId: 'A1',
      ordinal: 1,
      level: 2,
    })
    expect([world.issued.level, world.lead.level]).toEqual([3, 2])
  })

  test('a co-unit’s late opinion leads to no transfer, however often it was urged', () => {
    const world = new World()
      .start({ ...WITH_CO, source: 'npcSuggestion' })
      .at('2026-05-20')
      .sweep()
    expect(world.events.filter(({ type }) => type === 'Urged')).toHaveLength(2)
    expect(world.types()).not.toContain('TransferProposed')
  })
})

test('nothing is planned for a draft, a closed or a withdrawn matter, and for a suspended one its end alone', () => {
  const plan = (world: World) => (world.matter ? planSteps(world.matter, world) : null)
  expect(plan(new World().tell('officer', 'draft', { content: content() }))).toEqual([])
  for (const command of ['close', 'withdraw'] as const)
    expect(plan(new World().start().tell('chief', command, { reason: '如上' }))).toEqual([])
  const suspended = plan(new World().start().tell('chief', 'suspend', { reason: '如上' }))
  expect(suspended?.map(({ key }) => key.split('/')[2])).toEqual(['suspensionEndsSoon', 'resume'])
})

describe('a calendar that lacks a year', () => {
  const whole = (() => {
    const { years, ...rest } = defaultCalendar([2025, 2026])
    return {
      ...rest,
      years: { ...years, 2027: { year: 2027, holidays: { '2027-01-01': '元旦' }, shiftedWorkdays: {} } },
    }
  })()
  const started = () => new World().at('2026-12-21').start({ dueAt: at('2026-12-31', '17:30') })

  test('holds back the steps that need it, and takes the others', () => {
    const world = started().at('2027-01-20').sweep()
    expect(ofUnit(world).slice(-1)).toEqual([['OverdueRecorded', at('2026-12-31', '17:30')]])
    expect(alarm(world)).toBe(addMs(world.now, DAY_MS))
  })

  test('once entered, they are caught up at their own moments', () => {
    const world = started().at('2027-01-20').sweep()
    world.calendar = whole
    expect(ofUnit(world.sweep()).slice(-3)).toEqual([
      ['Urged', at('2027-01-04', '09:00')],
      ['Urged', at('2027-01-11', '09:00')],
      ['TransferProposed', at('2027-01-14', '17:30')],
    ])
    const known = started()
    known.calendar = whole
    expect(ofUnit(known.at('2027-01-20').sweep())).toEqual(ofUnit(world))
    expect(world.last('Urged')).toMatchObject({ caughtUp: true })
  })
})
