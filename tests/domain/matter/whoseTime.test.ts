import { at, type Instant } from '../../../domain/clock/time'
import { receiptLines } from '../../../domain/clock/words'
import { content, World, within } from '../world'

/** Issued Mon 2 March 2026 10:00 to u1, five working days: due 9 March 17:30. */
const A1 = { assignmentId: 'A1' }
const five = () => new World().start(within(5))
const ask = (world: World) =>
  world.tell('u1head', 'requestExtension', {
    ...A1,
    progress: '八成',
    reason: '征迁未完',
    requestedDueAt: at('2026-03-27', '17:30'),
  })
const grant = (world: World, dueAt: Instant) => world.tell('chief', 'grantExtension', { ...A1, dueAt, opinion: '' })
const costs = (world: World) => world.sweep().lines.map(({ ruleId }) => ruleId)

describe('an extension that waits for the office', () => {
  test('asked half a day ahead of a short limit nothing happens while it waits, however long', () => {
    const world = ask(five().at('2026-03-09', '10:00')).at('2026-03-17')
    expect(costs(world)).toEqual([])
    expect(world.lead).toMatchObject({ overdueAt: null, level: 1, urges: [] })
    grant(world, at('2026-03-27', '17:30'))
    expect(world.lead.due.dueAt).toBe(at('2026-03-27', '17:30'))
    expect(costs(world.at('2026-03-27'))).toEqual([])
  })

  /** When it is asked; whether it stops the clock. Half a day is three and a half hours of work. */
  test.each<[string, number, string, string, boolean]>([
    ['short, half a day ahead', 5, '2026-03-09', '12:30', true],
    ['short, less', 5, '2026-03-09', '14:01', false],
    ['longer, two days ahead', 6, '2026-03-06', '09:00', true],
    ['longer, less', 6, '2026-03-09', '09:01', false],
  ])('stops the clock only where it is asked in time: %s', (_, days, date, time, stops) => {
    const world = ask(new World().start(within(days)).at(date, time))
    expect(world.last('ExtensionRequested').data.stops).toBe(stops)
    expect(costs(world.at('2026-03-12'))).toEqual(stops ? [] : expect.arrayContaining(['overdue']))
  })

  test('refused, what was left remains; asking again stops nothing', () => {
    const world = ask(five().at('2026-03-09', '10:00')).at('2026-03-12', '10:00')
    world.tell('chief', 'refuseExtension', { ...A1, reason: '力量足够' })
    expect(world.lead.due.dueAt).toBe(at('2026-03-12', '17:30'))
    ask(world.at('2026-03-12', '11:00'))
    expect(world.last('ExtensionRequested').data.stops).toBe(false)
    expect(costs(world.at('2026-03-13', '08:00'))).toEqual(['overdue'])
  })

  test('taken back it gives nothing back', () => {
    const world = ask(five().at('2026-03-09', '10:00')).at('2026-03-12', '10:00')
    world.tell('u1supervisor', 'withdrawExtension', { ...A1, reason: '可以按期' })
    expect(world.lead.due).toMatchObject({ dueAt: at('2026-03-09', '17:30'), receipt: { suspensions: [] } })
    expect(costs(world.at('2026-03-12', '10:01'))).toEqual(['overdue'])
    ask(five()).tell('u1supervisor', 'withdrawExtension', { ...A1, reason: '可以按期' })
    expect(world.ask('u1supervisor', 'withdrawExtension', { ...A1, reason: '再撤' })).toBe('NO_EXTENSION')
  })

  test('what the decision took is given back, however little is granted', () => {
    const world = ask(five().at('2026-03-09', '10:00')).at('2026-03-17', '10:00')
    grant(world, at('2026-03-17', '12:00'))
    expect(world.lead.due.dueAt).toBe(at('2026-03-17', '17:30'))
  })
})

describe('a completion that the office returns', () => {
  const handedIn = () => five().at('2026-03-06', '10:00').complete()
  const returned = (world: World, more: object = {}, who = 'officer') =>
    world.tell(who, 'returnCompletion', { ...A1, missing: '验收单', dueAt: null, ...more })

  test('its time with the office is given back: neither red nor urged', () => {
    const world = returned(handedIn().at('2026-03-20'))
    expect(world.lead.due.dueAt).toBe(at('2026-03-23', '17:30'))
    expect(costs(world)).toEqual(['completionReturned'])
    expect(costs(world.at('2026-03-23', '17:30'))).toEqual(['completionReturned'])
    expect(costs(world.at('2026-03-23', '17:31'))).toEqual(['completionReturned', 'overdue'])
  })

  test('at least one working day is left, three where more is asked, once in a round', () => {
    const late = () => five().at('2026-03-09', '17:00').complete().at('2026-03-11', '10:00')
    expect(returned(late()).lead.due.dueAt).toBe(at('2026-03-12', '17:30'))
    expect(returned(late(), { moreAsked: true }).lead.due.dueAt).toBe(at('2026-03-16', '17:30'))
    const second = returned(late()).at('2026-03-12', '10:00').complete().at('2026-03-18', '10:00')
    expect(returned(second).lead.due.dueAt).toBe(at('2026-03-12', '17:30'))
    expect(costs(second.at('2026-03-18', '10:01')).slice(-1)).toEqual(['overdue'])
  })

  test('without substance it counts as if the clock had never stopped; only the chief says so', () => {
    const world = new World({ confirmation: ['chiefOfficer'] }).start(within(5)).at('2026-03-06', '10:00').complete()
    returned(world.at('2026-03-20'), { noSubstance: true }, 'chief')
    expect(world.lead.due.dueAt).toBe(at('2026-03-09', '17:30'))
    expect(costs(world.at('2026-03-20', '10:01'))).toEqual(['completionReturned', 'overdue'])
    const input = { ...A1, missing: '验收单', dueAt: null, noSubstance: true }
    expect(handedIn().ask('officer', 'returnCompletion', input)).toBe('CHIEF_SAYS_SO')
  })

  test('the office may give more than that, never less', () => {
    const world = handedIn().at('2026-03-20')
    const input = { ...A1, missing: '验收单' }
    expect(world.ask('officer', 'returnCompletion', { ...input, dueAt: at('2026-03-23', '17:30') })).toBe('NOT_LATER')
    returned(world, { dueAt: at('2026-03-31', '17:30') })
    expect(world.lead.due.dueAt).toBe(at('2026-03-31', '17:30'))
  })

  test('handed in while an extension waited, it is in time', () => {
    const world = ask(five().at('2026-03-09', '10:00')).at('2026-03-12').complete().confirm()
    expect(world.last('MatterClosed').data).toMatchObject({ onTime: true })
  })
})

describe('a pause', () => {
  const reason = { reason: '等待批复' }
  const between = (world: World, from: [string, string], to: [string, string]) =>
    world
      .at(...from)
      .tell('chief', 'suspend', reason)
      .at(...to)
      .tell('chief', 'resume', reason)

  test('five minutes of an extra-urgent sign-in are five minutes', () => {
    const world = new World().tell('officer', 'draft', { content: content({ urgency: 'extraUrgent' }) })
    world.tell('officer', 'issue')
    expect(world.lead.signIn.dueAt).toBe(at('2026-03-02', '11:00'))
    between(world, ['2026-03-02', '10:10'], ['2026-03-02', '10:15'])
    expect(world.lead.signIn.dueAt).toBe(at('2026-03-02', '11:05'))
  })

  test('nights owe nothing, a whole working day a day', () => {
    const nights = five()
    for (const [from, to] of [
      ['2026-03-02', '2026-03-03'],
      ['2026-03-03', '2026-03-04'],
      ['2026-03-04', '2026-03-05'],
      ['2026-03-05', '2026-03-06'],
    ] as const)
      between(nights, [from, '20:00'], [to, '07:00'])
    expect(nights.lead.due.dueAt).toBe(at('2026-03-09', '17:30'))
    expect(between(five(), ['2026-03-03', '07:00'], ['2026-03-03', '20:00']).lead.due.dueAt).toBe(
      at('2026-03-10', '17:30'),
    )
  })

  test('an answer moves by just as long', () => {
    const world = five().tell('leader', 'instruct', { text: '报结果', answerDueAt: at('2026-03-05', '12:00') })
    between(world, ['2026-03-03', '10:00'], ['2026-03-03', '10:05'])
    expect(world.issued.instructions[0]?.answerDueAt).toBe(at('2026-03-05', '12:05'))
  })

  test('while it lasts the receipt says so', () => {
    const world = five().at('2026-03-03').tell('chief', 'suspend', reason)
    expect(receiptLines(world.lead.due)).toContain(
      '自 2026-03-03 10:00 起暂停，至 2026-04-02 10:00 自动恢复，原因：等待批复',
    )
    world.tell('chief', 'close', reason)
    expect(receiptLines(world.lead.due)).toContain('暂停 2026-03-03 10:00 至 2026-03-03 10:00，原因：等待批复')
  })

  test('the second urge comes as many working days after the first, the pause on top', () => {
    const world = new World().start(within(1)).at('2026-03-04', '10:00').sweep()
    expect(world.lead.urges).toHaveLength(1)
    between(world, ['2026-03-06', '09:00'], ['2026-03-10', '17:30'])
    expect(
      world
        .at('2026-03-30')
        .sweep()
        .timed()
        .filter(([type]) => type === 'Urged')[1]?.[1],
    ).toBe(at('2026-03-16', '09:00'))
  })

  test('during an extension that waits the clock stands on', () => {
    const world = between(ask(five().at('2026-03-06', '10:00')), ['2026-03-09', '09:00'], ['2026-03-10', '09:00'])
    expect(costs(world.at('2026-03-20'))).toEqual([])
    world.tell('chief', 'refuseExtension', { ...A1, reason: '力量足够' })
    expect(world.lead.due.dueAt).toBe(at('2026-03-23', '17:30'))
  })
})

describe('an objection', () => {
  const raised = () =>
    new World().issue(within(5)).tell('u1supervisor', 'object', { ...A1, reason: '非本职', suggestedUnitId: null })
  const endorsed = () => raised().tell('u1head', 'endorseObjection', { ...A1, opinion: '' })

  test('the second name comes within the window too, or it lapses and says so', () => {
    const world = raised().at('2026-03-04', '17:31')
    expect(world.ask('u1head', 'endorseObjection', { ...A1, opinion: '' })).toBe('NO_OBJECTION')
    expect(world.sweep().timed().slice(-1)).toEqual([['ObjectionLapsed', at('2026-03-04', '17:30')]])
    expect(world.lead.objection).toBeNull()
    expect(world.notices.filter(({ about }) => about === 'ObjectionLapsed').map(({ personId }) => personId)).toEqual(
      expect.arrayContaining(['u1supervisor', 'u1head']),
    )
  })

  test('runs on for the office’s two days; what it takes longer is given back', () => {
    const kept = (date: string) =>
      endorsed()
        .at(date, '17:30')
        .tell('officer', 'upholdObjection', { ...A1, reason: '职责清楚' }).lead.due.dueAt
    expect(kept('2026-03-04')).toBe(at('2026-03-09', '17:30'))
    expect(kept('2026-03-06')).toBe(at('2026-03-11', '17:30'))
  })
})

test.each([
  ['npcSuggestion', 'BEYOND_SIX_MONTHS'],
  ['cppccProposal', 'BEYOND_SIX_MONTHS'],
  ['meetingMinutes', null],
])('no extension carries %s beyond six months', (source, code) => {
  const request = { ...A1, progress: '八成', reason: '征迁未完', requestedDueAt: at('2026-09-02', '17:31') }
  const world = new World().start({ source })
  expect(world.ask('u1head', 'requestExtension', request)).toBe(code)
  const asked = new World().start({ source })
  asked.tell('u1head', 'requestExtension', { ...request, requestedDueAt: at('2026-09-02', '17:30') })
  expect(asked.ask('chief', 'grantExtension', { ...A1, dueAt: at('2026-09-03', '17:30'), opinion: '' })).toBe(code)
})

describe('a report that comes late', () => {
  test('pays for its own period and for no other', () => {
    const world = new World()
      .start({ ...within(20), reportCycle: 'weekly' })
      .at('2026-03-09', '17:35')
      .report()
    expect(costs(world.at('2026-03-16', '17:31'))).toEqual(['reportMissed', 'reportMissed'])
    const twice = new World()
      .start({ ...within(20), reportCycle: 'weekly' })
      .at('2026-03-09', '17:35')
      .report()
    expect(costs(twice.at('2026-03-12').report().at('2026-03-16', '17:31'))).toEqual(['reportMissed'])
  })

  test('a milestone missed costs where reports go by milestones, and only there', () => {
    const milestones = [{ title: '开工', dueAt: at('2026-03-05', '12:00') }]
    const passed = (reportCycle: string) => costs(new World().start({ milestones, reportCycle }).at('2026-03-06'))
    expect([passed('perMilestone'), passed('once')]).toEqual([['reportMissed'], []])
  })
})

test('early is measured against the limit that was first given', () => {
  const world = ask(five().at('2026-03-09', '10:00'))
  grant(world, at('2026-03-27', '17:30')).at('2026-03-12').complete().confirm()
  expect(costs(world)).toEqual(['onTime'])
  expect(costs(five().at('2026-03-03').complete().confirm())).toEqual(['onTime', 'early'])
})
