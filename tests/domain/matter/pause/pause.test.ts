import { at } from '../../../../domain/clock/time'
import { receiptLines } from '../../../../domain/clock/words'
import { suspensionWords } from '../../../../domain/matter/pause/words'
import { isIssued, type Suspension } from '../../../../domain/matter/state/matter'
import { content, WITH_CO, World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const reason = { reason: '等待市里批复' }
const suspended = (world = new World().start(within(5))) => world.at('2026-03-04').tell('chief', 'suspend', reason)
const resumed = (world: World, date = '2026-03-18') => world.at(date).tell('chief', 'resume', { reason: '批复已到' })
const closed = (world = new World().start()) => world.tell('chief', 'close', { reason: '已处理' })

describe('suspending', () => {
  test('stops the matter wherever it stands, and it comes back to there', () => {
    for (const [world, status] of [
      [new World().issue(), 'issued'],
      [new World().start(), 'inProgress'],
      [new World().start().complete(), 'awaitingConfirmation'],
    ] as const) {
      expect(world.when('chief', 'suspend', reason)).toMatchObject([{ type: 'MatterSuspended', data: reason }])
      expect(world.issued).toMatchObject({ status: 'suspended', suspension: { from: world.now, resumeTo: status } })
      expect(resumed(world).issued).toMatchObject({ status, suspension: null })
    }
  })

  test('records first what was due before', () => {
    const world = new World().start(within(5)).at('2026-03-23').tell('chief', 'suspend', reason)
    expect(world.types().slice(-5)).toEqual([
      'OverdueRecorded',
      'Urged',
      'Urged',
      'TransferProposed',
      'MatterSuspended',
    ])
  })

  test.each<[string, World, string, string]>([
    ['by an officer', new World().start(), 'officer', 'NO_RIGHT'],
    ['twice', suspended(), 'chief', 'MATTER_SUSPENDED'],
    ['a draft', new World().tell('officer', 'draft', { content: content() }), 'chief', 'NOT_ISSUED'],
    ['a closed matter', closed(), 'chief', 'MATTER_CLOSED'],
  ])('refused: %s', (_, world, who, code) => {
    expect(world.ask(who, 'suspend', reason)).toBe(code)
  })
})

describe('resuming', () => {
  test('the due moment moves by the working days of the pause, and the receipt shows it', () => {
    const world = suspended()
    expect(world.lead.due.dueAt).toBe(at('2026-03-09', '17:30'))
    resumed(world)
    expect(world.lead.due).toMatchObject({
      dueAt: at('2026-03-23', '17:30'),
      version: 2,
      receipt: { suspensions: [{ from: at('2026-03-04', '10:00'), to: world.now, reason: '等待市里批复' }] },
    })
  })

  test('the sign-in clock and the objection window wait too', () => {
    const world = resumed(suspended(new World().at('2026-03-04', '09:00').issue()))
    expect(world.lead.signIn.dueAt).toBe(at('2026-03-19', '17:30'))
    expect(world.lead.objectionUntil).toBe(at('2026-03-20', '17:30'))
    expect(world.ask('u1head', 'object', { ...A1, reason: '不属职责', suggestedUnitId: null })).toBeNull()
  })

  test('milestones, tasks and answers move with the clock, what was past or done stays', () => {
    const milestones = [
      { title: '摸底', dueAt: at('2026-03-03', '17:30') },
      { title: '开工', dueAt: at('2026-03-06', '17:30') },
    ]
    const world = new World().start({ ...within(5), milestones })
    const task = (dueAt: string) => ({ title: '走访', personId: 'u1handler', dueAt })
    world.tell('u1supervisor', 'decompose', {
      ...A1,
      tasks: [task(at('2026-03-05', '17:30')), task(at('2026-03-06', '17:30'))],
    })
    world.tell('u1handler', 'completeTask', { ...A1, taskId: 'T7-1', text: '完成' })
    world.tell('leader', 'instruct', { text: '请抓紧', answerDueAt: at('2026-03-05', '17:30') })
    resumed(suspended(world))
    expect(world.issued.milestones.map(({ dueAt }) => dueAt)).toEqual([
      at('2026-03-03', '17:30'),
      at('2026-03-20', '17:30'),
    ])
    expect(world.lead.tasks.map(({ dueAt }) => dueAt)).toEqual([at('2026-03-05', '17:30'), at('2026-03-20', '17:30')])
    expect(world.issued.instructions.map(({ answerDueAt }) => answerDueAt)).toEqual([at('2026-03-19', '17:30')])
    expect(world.timed()).toEqual([['MilestoneMissed', at('2026-03-03', '17:30')]])
  })

  test('what was missed before stays missed, and nothing moves beyond the clock that it hangs on', () => {
    const task = (dueAt: string) => ({ title: '走访', personId: 'u1handler', dueAt })
    const world = new World().start({ dueAt: at('2026-03-06', '18:00') })
    const tasks = [task(at('2026-03-03', '12:00')), task(at('2026-03-06', '17:00')), task(at('2026-03-06', '18:00'))]
    world
      .tell('u1supervisor', 'decompose', { ...A1, tasks })
      .at('2026-03-06', '16:00')
      .tell('chief', 'suspend', reason)
    resumed(world.at('2026-03-06', '17:30'), '2026-03-09')
    expect(world.lead.due.dueAt).toBe(at('2026-03-09', '12:00'))
    expect(world.lead.tasks.map(({ dueAt }) => dueAt)).toEqual([
      at('2026-03-03', '12:00'),
      at('2026-03-09', '11:00'),
      at('2026-03-09', '12:00'),
    ])
  })

  test('an hour and more of the last day moves the clock to the next, and a task by just as long', () => {
    const world = new World().start(within(5)).tell('u1supervisor', 'decompose', {
      ...A1,
      tasks: [{ title: '走访', personId: 'u1handler', dueAt: at('2026-03-09', '12:00') }],
    })
    world.at('2026-03-09', '11:00').tell('chief', 'suspend', reason)
    world.at('2026-03-09', '13:00').tell('chief', 'resume', { reason: '批复已到' })
    expect(world.lead.due).toMatchObject({ dueAt: at('2026-03-10', '17:30'), version: 2 })
    expect(world.lead.tasks[0]?.dueAt).toBe(at('2026-03-09', '14:00'))
  })

  test('nothing is missed in the pause: not a report, not an urge', () => {
    const weekly = resumed(suspended(new World().start({ reportCycle: 'weekly', ...within(20) })))
    expect(weekly.lead.reporting).toMatchObject({ ordinal: 3, dueAt: at('2026-03-23', '17:30') })
    expect(weekly.sweep().timed()).toEqual([])
    const red = new World().start(within(1)).at('2026-03-04', '08:00').sweep()
    expect(red.types()).toContain('OverdueRecorded')
    resumed(red.tell('chief', 'suspend', reason)).sweep()
    expect(red.types()).not.toContain('Urged')
    expect(red.at('2026-03-19', '09:01').sweep().timed().slice(-1)).toEqual([['Urged', at('2026-03-19', '09:00')]])
  })

  test('a co-unit’s assignment waits as the lead’s', () => {
    const world = resumed(suspended(new World().start({ ...WITH_CO, ...within(5) })))
    expect(world.assignment('A2').due.dueAt).toBe(at('2026-03-23', '17:30'))
    expect(world.assignment('A2').signIn.dueAt).toBe(at('2026-03-03', '17:30'))
  })

  test.each<[string, World, string, string]>([
    ['what is not suspended', new World().start(), 'chief', 'NOT_SUSPENDED'],
    ['by an officer', suspended(), 'officer', 'NO_RIGHT'],
    ['what was closed meanwhile', suspended().tell('chief', 'close', { reason: '不再办理' }), 'chief', 'NOT_SUSPENDED'],
  ])('refused: %s', (_, world, who, code) => {
    expect(world.ask(who, 'resume', { reason: '批复已到' })).toBe(code)
  })
})

const UNTIL = at('2026-03-18', '10:00')
const ended = (world = new World().start(within(5))) =>
  world.at('2026-03-04').tell('chief', 'suspend', { ...reason, until: UNTIL })

/** As it was before suspensions had an end. */
const endless = (world = suspended()) => {
  const { matter } = world
  if (!matter || !isIssued(matter) || !matter.suspension) throw new Error('not suspended')
  const { until: _, remindAt: __, ...suspension } = matter.suspension
  world.matter = { ...matter, suspension }
  return world
}

describe('the end of a suspension', () => {
  test('is at most 30 calendar days ahead, and that where a client names none', () => {
    const asking = (until: string) =>
      new World()
        .start()
        .at('2026-03-04')
        .ask('chief', 'suspend', { ...reason, until })
    expect(asking(at('2026-04-03', '23:59'))).toBeNull()
    expect(asking(at('2026-04-04', '00:00'))).toBe('SUSPENDED_TOO_LONG')
    expect(asking(at('2026-03-04', '10:00'))).toBe('IN_THE_PAST')
    expect(suspended().issued.suspension).toMatchObject({ until: at('2026-04-03', '10:00') })
  })

  test('resumes the matter by itself, once, with the arithmetic of a resumption at that moment', () => {
    const byHand = ended()
    byHand.now = UNTIL
    byHand.tell('chief', 'resume', { reason: '批复已到' })
    for (const late of ['2026-03-18', '2026-03-21', '2026-05-06']) {
      const world = ended().at(late, '10:01').sweep().sweep()
      expect(world.events.filter(({ type }) => type === 'MatterResumed')).toMatchObject([
        { nominalAt: UNTIL, actor: { personId: 'timer' } },
      ])
      expect(world.lead.due).toEqual(byHand.lead.due)
      expect(world.issued.pauses).toEqual(byHand.issued.pauses)
    }
  })

  test('comes before every command, and what fell due after it follows in order', () => {
    const world = ended().at('2026-04-20')
    expect(world.ask('chief', 'resume', { reason: '批复已到' })).toBe('NOT_SUSPENDED')
    world.report()
    const types = world.timed().map(([type]) => type)
    expect(types.slice(0, 3)).toEqual(['SuspensionEndsSoon', 'MatterResumed', 'DueSoonReminded'])
    expect(types).toEqual(expect.arrayContaining(['OverdueRecorded', 'Urged', 'TransferProposed']))
  })

  test('is told to the chief one working day before', () => {
    const world = ended(new World().start(within(5)))
      .at('2026-03-17', '10:01')
      .sweep()
    expect(world.timed()).toEqual([['SuspensionEndsSoon', at('2026-03-17', '10:00')]])
    expect(world.notices.slice(-1)).toMatchObject([{ personId: 'chief' }])
    expect(world.sweep().timed()).toHaveLength(1)
    const short = new World().start().at('2026-03-04')
    short.tell('chief', 'suspend', { ...reason, until: at('2026-03-05', '09:00') })
    expect(short.at('2026-03-05', '09:01').sweep().timed()).toEqual([['MatterResumed', at('2026-03-05', '09:00')]])
  })

  test('is set anew by the chief, from that day on again at most 30 days', () => {
    const world = ended().at('2026-03-16')
    const later = at('2026-04-15', '17:30')
    expect(world.ask('officer', 'renewSuspension', { until: later, reason: '仍未批复' })).toBe('NO_RIGHT')
    expect(world.ask('chief', 'renewSuspension', { until: UNTIL, reason: '仍未批复' })).toBe('NOTHING_CHANGED')
    expect(world.ask('chief', 'renewSuspension', { until: at('2026-04-16', '08:00'), reason: '仍未批复' })).toBe(
      'SUSPENDED_TOO_LONG',
    )
    world.tell('chief', 'renewSuspension', { until: later, reason: '仍未批复' })
    expect(receiptLines(world.lead.due).join()).toContain('2026-04-15 17:30 自动恢复')
    expect(world.at('2026-04-15', '17:31').sweep().timed()).toEqual([
      ['SuspensionEndsSoon', at('2026-04-14', '17:30')],
      ['MatterResumed', later],
    ])
    expect(world.issued.pauses).toEqual([{ from: at('2026-03-04', '10:00'), to: later }])
  })

  test('one from before stays without end, says so, and can be given one', () => {
    const world = endless().at('2026-08-03').sweep()
    expect(world.issued).toMatchObject({ status: 'suspended' })
    expect(suspensionWords(world.issued.suspension as Suspension, world.now)).toContain('未定恢复日期')
    world.tell('chief', 'renewSuspension', { until: at('2026-08-10', '10:00'), reason: '等待批复' })
    expect(world.at('2026-08-11').sweep().issued.status).toBe('inProgress')
  })

  test('waits for the calendar where its year is not known', () => {
    const world = new World().at('2026-11-30').start(within(20)).at('2026-12-15')
    world.tell('chief', 'suspend', { ...reason, until: at('2027-01-10', '10:00') })
    expect(world.at('2027-01-11').sweep().issued.status).toBe('suspended')
  })
})
