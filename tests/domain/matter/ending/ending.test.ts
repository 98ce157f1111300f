import { at } from '../../../../domain/clock/time'
import { content, WITH_CO, World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const reason = { reason: '等待市里批复' }
const suspended = (world = new World().start(within(5))) => world.at('2026-03-04').tell('chief', 'suspend', reason)
const closed = (world = new World().start()) => world.tell('chief', 'close', { reason: '已处理' })
const dueAt = at('2026-04-20', '17:30')
const reopening = { reason: '群众反映', dueAt }

describe('closing by decision', () => {
  test('ends every assignment and every question, from any state', () => {
    const world = new World().start(WITH_CO)
    world.tell('u1head', 'requestExtension', { ...A1, progress: '八成', reason: '下雨', requestedDueAt: dueAt })
    expect(world.when('chief', 'close', { reason: '已并入专项' })).toEqual([
      { type: 'MatterClosed', data: { how: 'byDecision', onTime: true, words: '已并入专项' } },
    ])
    expect(world.issued).toMatchObject({
      status: 'closed',
      assignments: [{ status: 'done', extension: null }, { status: 'done' }],
    })
    expect(suspended().ask('chief', 'close', { reason: '不再办理' })).toBeNull()
  })

  test('an assignment that was done before stays done when it was', () => {
    const world = new World().start(WITH_CO).signIn('A2', 'u2')
    world.tell('u2head', 'giveOpinion', { assignmentId: 'A2', text: '同意', files: [] })
    const { now } = world
    expect(closed(world.at('2026-03-05')).assignment('A2').doneAt).toBe(now)
  })

  test('says that it was not in time when an assignment was overdue', () => {
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
    expect(world.assignment('A2').status).toBe('issued')
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

  test('milestones that the closing left open do not come back', () => {
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
      { type: 'MatterWithdrawn', data: { reason: '上级取消', byMistake: false } },
    ])
    expect(world.issued).toMatchObject({ status: 'withdrawn', withdrawn: { at: world.now, reason: '上级取消' } })
    expect(world.at('2026-12-01').sweep().timed()).toEqual([])
    expect(suspended().ask('chief', 'withdraw', { reason: '上级取消' })).toBeNull()
  })

  /** Late sign-in, overdue, two urges, a transfer proposed; a co-unit that is late besides. */
  const costly = () =>
    new World()
      .start({ ...WITH_CO, ...within(5) })
      .at('2026-03-20', '17:31')
      .sweep()
  const mistake = { reason: '误发', byMistake: true }

  test('issued by mistake, each line is taken back by one that names it, in the month of the withdrawal', () => {
    const world = costly()
    const before = [...world.lines]
    expect(before.map(({ ruleId, unitId }) => `${ruleId} ${unitId}`)).toEqual(
      expect.arrayContaining(['overdue u1', 'urged u1', 'signInLate u2']),
    )
    world.at('2026-04-02').tell('chief', 'withdraw', mistake)
    const counter = world.lines.slice(before.length)
    expect(
      counter.map(({ reverses, hundredths, unitId, ruleId }) => ({ reverses, hundredths, unitId, ruleId })),
    ).toEqual(
      world.lines
        .filter(({ reverses }) => reverses === undefined)
        .map(({ _id, hundredths, unitId, ruleId }) => ({ reverses: _id, hundredths: -hundredths, unitId, ruleId })),
    )
    const withdrawn = world.last('MatterWithdrawn')._id
    for (const { eventIds, period, words } of counter) {
      expect(eventIds[0]).toBe(withdrawn)
      expect(period).toBe('2026-04')
      expect(words).toMatch(/ 分：撤销事项\(误发\)，冲回「.*」$/)
    }
  })

  test('steps that were due and not yet recorded are recorded first, and taken back too', () => {
    const world = new World().start(within(5)).at('2026-03-20', '17:31').tell('chief', 'withdraw', mistake)
    expect(world.lines.filter(({ reverses }) => reverses).length).toBe(world.lines.length / 2)
    expect(world.lines.reduce((sum, { hundredths }) => sum + hundredths, 0)).toBe(0)
  })

  test('issued by mistake, a proposed transfer lapses and asks nobody; a confirmed one and a declined one stay', () => {
    const world = costly()
    expect(world.asked('chief')).toContain('decideTransfer')
    world.tell('chief', 'withdraw', mistake)
    expect(world.issued.transfers.map(({ status }) => status)).toEqual(['lapsed'])
    expect(world.asked('chief')).not.toContain('decideTransfer')
    expect(world.ask('chief', 'confirmTransfer', { leadersOpinion: '同意', conclusion: '经查属实' })).toBe(
      'NO_TRANSFER_PROPOSED',
    )
    const confirmed = costly()
      .tell('chief', 'confirmTransfer', { leadersOpinion: '同意', conclusion: '经查属实' })
      .tell('chief', 'withdraw', mistake)
    expect(confirmed.issued.transfers.map(({ status }) => status)).toEqual(['confirmed'])
  })

  test('withdrawn for another reason its points stay, and a proposed transfer waits for its decision', () => {
    const world = costly()
    const lines = world.lines.length
    world.tell('chief', 'withdraw', { reason: '上级取消', byMistake: false })
    expect(world.lines).toHaveLength(lines)
    expect(world.asked('chief')).toContain('decideTransfer')
  })
})

describe('what a reopening asks again', () => {
  const again = (world: World) => world.at('2026-03-20').tell('chief', 'reopen', reopening)

  test('a co-unit whose opinion the closing took, from where it had come; not one that had given it', () => {
    const unsigned = again(closed(new World().start(WITH_CO)))
    expect(unsigned.assignment('A2')).toMatchObject({ status: 'issued', doneAt: null })
    expect(unsigned.asked('u2supervisor')).toContain('signIn')
    expect(unsigned.assignment('A2').due.dueAt <= unsigned.lead.due.dueAt).toBe(true)
    const given = new World().start(WITH_CO).signIn('A2', 'u2')
    given.tell('u2supervisor', 'giveOpinion', { assignmentId: 'A2', text: '同意', files: [] }).at('2026-03-03')
    expect(again(closed(given)).assignment('A2').status).toBe('done')
  })

  test('an open task has the new moment, and is missed only after that', () => {
    const world = new World().start().tell('u1supervisor', 'decompose', {
      ...A1,
      tasks: [{ title: '走访', personId: 'u1handler', dueAt: at('2026-03-05', '12:00') }],
    })
    again(closed(world.at('2026-03-10').sweep()))
    expect(world.sweep().lead.tasks[0]).toMatchObject({ dueAt, missed: false })
  })

  test('a sign-in missed before is watched again', () => {
    const world = again(closed(new World().issue().at('2026-03-10').sweep()))
    const before = world.types().filter((type) => type === 'SignInMissed').length
    expect(
      world
        .at('2026-04-10')
        .sweep()
        .types()
        .filter((type) => type === 'SignInMissed'),
    ).toHaveLength(before + 1)
  })
})
