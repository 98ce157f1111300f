import { at } from '../../../domain/clock/time'
import { content, WITH_CO, World, within } from '../world'

const A1 = { assignmentId: 'A1' }
const reason = { reason: '等待市里批复' }
const suspended = (world = new World().start(within(5))) => world.at('2026-03-04').tell('chief', 'suspend', reason)
const resumed = (world: World, date = '2026-03-18') => world.at(date).tell('chief', 'resume', { reason: '批复已到' })
const closed = (world = new World().start()) => world.tell('chief', 'close', { reason: '已处理' })
const dueAt = at('2026-04-20', '17:30')
const reopening = { reason: '群众反映', dueAt }

describe('suspending', () => {
  test('stops the matter wherever it stands, and it comes back to there', () => {
    for (const [world, status] of [
      [new World().issue(), 'issued'],
      [new World().start(), 'inProgress'],
      [new World().start().complete(), 'awaitingConfirmation'],
    ] as const) {
      expect(world.when('chief', 'suspend', reason)).toEqual([{ type: 'MatterSuspended', data: reason }])
      expect(world.issued).toMatchObject({ status: 'suspended', suspension: { from: world.now, resumeTo: status } })
      expect(resumed(world).issued).toMatchObject({ status, suspension: null })
    }
  })

  test('records first what was due before', () => {
    const world = new World().start(within(5)).at('2026-03-20').tell('chief', 'suspend', reason)
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

  test('stages, tasks and answers move with the clock, what was past or done stays', () => {
    const stages = [
      { title: '摸底', dueAt: at('2026-03-03', '17:30') },
      { title: '开工', dueAt: at('2026-03-06', '17:30') },
    ]
    const world = new World().start({ ...within(5), milestones: stages })
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
    expect(world.lead.due.dueAt).toBe(at('2026-03-09', '17:30'))
    expect(world.lead.tasks.map(({ dueAt }) => dueAt)).toEqual([
      at('2026-03-03', '12:00'),
      at('2026-03-09', '17:30'),
      at('2026-03-09', '17:30'),
    ])
  })

  test('a pause of two hours on the last day moves no clock, and what fell due in it to the clock at most', () => {
    const world = new World().start(within(5)).tell('u1supervisor', 'decompose', {
      ...A1,
      tasks: [{ title: '走访', personId: 'u1handler', dueAt: at('2026-03-09', '12:00') }],
    })
    world.at('2026-03-09', '11:00').tell('chief', 'suspend', reason)
    world.at('2026-03-09', '13:00').tell('chief', 'resume', { reason: '批复已到' })
    expect(world.lead.due).toMatchObject({ dueAt: at('2026-03-09', '17:30'), version: 1 })
    expect(world.lead.tasks[0]?.dueAt).toBe(at('2026-03-09', '17:30'))
  })

  test('nothing is missed in the pause: not a report, not an urge', () => {
    const weekly = resumed(suspended(new World().start({ reportCycle: 'weekly', ...within(20) })))
    expect(weekly.lead.reporting).toEqual({ ordinal: 3, dueAt: at('2026-03-23', '17:30') })
    expect(weekly.sweep().timed()).toEqual([])
    const red = new World().start(within(1)).at('2026-03-04', '08:00').sweep()
    expect(red.types()).toContain('OverdueRecorded')
    resumed(red.tell('chief', 'suspend', reason)).sweep()
    expect(red.types()).not.toContain('Urged')
    expect(red.at('2026-03-19', '09:01').sweep().timed().slice(-1)).toEqual([['Urged', at('2026-03-19', '09:00')]])
  })

  test('a co-unit’s share waits as the lead’s', () => {
    const world = resumed(suspended(new World().start({ ...WITH_CO, ...within(5) })))
    expect(world.share('A2').due.dueAt).toBe(at('2026-03-23', '17:30'))
    expect(world.share('A2').signIn.dueAt).toBe(at('2026-03-03', '17:30'))
  })

  test.each<[string, World, string, string]>([
    ['what is not suspended', new World().start(), 'chief', 'NOT_SUSPENDED'],
    ['by an officer', suspended(), 'officer', 'NO_RIGHT'],
    ['what was closed meanwhile', suspended().tell('chief', 'close', { reason: '不再办理' }), 'chief', 'NOT_SUSPENDED'],
  ])('refused: %s', (_, world, who, code) => {
    expect(world.ask(who, 'resume', { reason: '批复已到' })).toBe(code)
  })
})

describe('closing by decision', () => {
  test('ends every share and every question, from any state', () => {
    const world = new World().start(WITH_CO).tell('leader', 'instruct', { text: '请抓紧', answerDueAt: null })
    world.tell('u1head', 'requestExtension', { ...A1, progress: '八成', reason: '下雨', requestedDueAt: dueAt })
    expect(world.when('chief', 'close', { reason: '已并入专项' })).toEqual([
      { type: 'MatterClosed', data: { how: 'byDecision', onTime: true, words: '已并入专项' } },
    ])
    expect(world.issued).toMatchObject({
      status: 'closed',
      instructions: [],
      assignments: [{ status: 'done', extension: null }, { status: 'done' }],
    })
    expect(suspended().ask('chief', 'close', { reason: '不再办理' })).toBeNull()
  })

  test('a share that was done before stays done when it was', () => {
    const world = new World().start(WITH_CO).signIn('A2', 'u2')
    world.tell('u2head', 'giveOpinion', { assignmentId: 'A2', text: '同意', files: [] })
    const { now } = world
    expect(closed(world.at('2026-03-05')).share('A2').doneAt).toBe(now)
  })

  test('says that it was not in time when a share was overdue', () => {
    expect(closed(new World().start(within(1)).at('2026-03-04')).issued.closed?.onTime).toBe(false)
  })

  test.each<[string, World, string, string]>([
    ['by an officer', new World().start(), 'officer', 'NO_RIGHT'],
    ['twice', closed(), 'chief', 'MATTER_CLOSED'],
    ['what was withdrawn', new World().issue().tell('chief', 'withdraw', reason), 'chief', 'MATTER_WITHDRAWN'],
    ['a draft', new World().tell('officer', 'draft', { content: content() }), 'chief', 'NOT_ISSUED'],
  ])('refused: %s', (_, world, who, code) => {
    expect(world.ask(who, 'close', { reason: '已处理' })).toBe(code)
    expect(world.ask(who, 'withdraw', { reason: '不办' })).toBe(code)
  })
})

describe('reopening', () => {
  test('the lead works again under a new due moment; the old closing stays visible', () => {
    const world = closed(new World().start(WITH_CO))
    const before = world.issued.closed
    world.at('2026-03-20')
    expect(world.when('chief', 'reopen', reopening)).toMatchObject([
      { type: 'MatterReopened', data: { reason: '群众反映', due: { dueAt, version: 2 }, signIn: null, next: null } },
    ])
    expect(world.issued).toMatchObject({ status: 'inProgress', closed: before, reopenedAt: world.now })
    expect(world.lead).toMatchObject({ status: 'inProgress', completion: null, doneAt: null, steps: {} })
    expect(world.share('A2').status).toBe('done')
    expect(world.sweep().timed()).toEqual([])
  })

  test('comes back to where the unit was', () => {
    expect(
      closed(new World().issue().tell('u1head', 'signIn', A1)).tell('chief', 'reopen', reopening).issued.status,
    ).toBe('signedIn')
    expect(closed(new World().issue()).tell('chief', 'reopen', reopening).issued.status).toBe('issued')
  })

  test('a unit that had not signed in gets its time to do so', () => {
    const world = closed(new World().issue()).at('2026-03-20').tell('chief', 'reopen', reopening)
    expect(world.lead.signIn.dueAt).toBe(at('2026-03-23', '17:30'))
    expect(world.sweep().timed()).toEqual([])
    expect(world.at('2026-03-24').sweep().timed()).toEqual([['SignInMissed', at('2026-03-23', '17:30')]])
    const same = closed(new World().issue()).tell('chief', 'reopen', reopening)
    expect(same.lead.signIn).toMatchObject({ dueAt: at('2026-03-03', '17:30'), version: 1 })
  })

  test('the report cycle goes on where it was', () => {
    const world = closed(new World().start({ reportCycle: 'weekly' }).report()).at('2026-03-20')
    world.tell('chief', 'reopen', reopening)
    expect(world.lead.reporting).toEqual({ ordinal: 3, dueAt: at('2026-03-23', '17:30') })
  })

  test('stages that the closing left open do not come back', () => {
    const world = closed(new World().start({ milestones: [{ title: '开工', dueAt: at('2026-03-10', '17:30') }] }))
    world.at('2026-03-20').tell('chief', 'reopen', reopening)
    expect(world.at('2026-03-25').sweep().timed()).toEqual([])
    expect(world.todos().map(({ dueAt: by }) => by)).toEqual([dueAt])
  })

  test('closing again earns nothing more', () => {
    const world = new World().start().complete().confirm().tell('chief', 'reopen', reopening).complete().confirm()
    expect(world.points().map(([rule]) => rule)).toEqual(['onTime', 'early'])
  })

  test.each<[string, World, string, object, string]>([
    ['what is not closed', new World().start(), 'chief', {}, 'NOT_CLOSED'],
    ['what was withdrawn', new World().issue().tell('chief', 'withdraw', reason), 'chief', {}, 'NOT_CLOSED'],
    ['to a moment gone past', closed(), 'chief', { dueAt: at('2026-03-02', '10:00') }, 'IN_THE_PAST'],
    ['by an officer', closed(), 'officer', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'reopen', { ...reopening, ...changes })).toBe(code)
  })
})

describe('withdrawing', () => {
  test('ends the matter for good, with its reason', () => {
    const world = new World().start()
    expect(world.when('chief', 'withdraw', { reason: '上级取消' })).toEqual([
      { type: 'MatterWithdrawn', data: { reason: '上级取消' } },
    ])
    expect(world.issued).toMatchObject({ status: 'withdrawn', withdrawn: { at: world.now, reason: '上级取消' } })
    expect(world.at('2026-12-01').sweep().timed()).toEqual([])
    expect(suspended().ask('chief', 'withdraw', { reason: '上级取消' })).toBeNull()
  })
})
