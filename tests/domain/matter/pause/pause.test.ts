import { at } from '../../../../domain/clock/time'
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
      expect(world.when('chief', 'suspend', reason)).toEqual([{ type: 'MatterSuspended', data: reason }])
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
