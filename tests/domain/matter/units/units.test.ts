import { at } from '../../../../domain/clock/time'
import type { MatterEvent } from '../../../../domain/matter/events'
import { sentenceOf } from '../../../../domain/matter/sentences'
import { WITH_CO, World, within } from '../../world'
import { names } from '../forms/subject'

const A1 = { assignmentId: 'A1' }
const A2 = { assignmentId: 'A2' }
const add = (changes: object = {}) => ({ unitId: 'u2', part: '管线', scope: 'within', reason: '需要配合', ...changes })
const replace = (changes: object = {}) => ({ ...A1, unitId: 'u3', dueAt: null, reason: '职能调整', ...changes })

describe('a unit added half-way', () => {
  const world = () => new World().start(within(20)).at('2026-03-09')

  test('has clocks of its own, which start then', () => {
    const added = world().tell('officer', 'addUnit', add())
    expect(added.assignment('A2')).toMatchObject({ kind: 'co', unitId: 'u2', part: '管线', status: 'issued' })
    expect(added.assignment('A2').signIn.dueAt).toBe(at('2026-03-10', '17:30'))
    expect(added.assignment('A2').due.dueAt).toBe(added.lead.due.dueAt)
    expect([added.asked('u2supervisor'), added.issued.frontIds]).toEqual([['signIn'], ['f1']])
    expect(added.tell('u2supervisor', 'signIn', A2).assignment('A2').status).toBe('signedIn')
  })

  test('of another front opens the matter to that', () => {
    expect(world().tell('chief', 'addUnit', add({ unitId: 'u3' })).issued.frontIds).toEqual(['f1', 'f2'])
  })

  test('lies within the scope, or on a new basis: the event says which', () => {
    expect(world().tell('officer', 'addUnit', add()).last('UnitAdded').data).toMatchObject({ scope: 'within' })
    const newBasis = '会议纪要 区府纪〔2026〕9号'
    const widened = world().tell('officer', 'addUnit', add({ scope: 'newBasis', newBasis }))
    expect(sentenceOf(widened.last('UnitAdded'), names).lines).toContain(`新的依据：${newBasis}`)
    const { scope: _, ...before } = widened.last('UnitAdded').data
    expect(sentenceOf({ ...widened.last('UnitAdded'), data: before } as MatterEvent, names).title).toBe(
      '增加协办单位单位u2',
    )
  })

  test.each<[string, World, string, object, string]>([
    ['by a page that does not ask about the scope', world(), 'officer', { scope: undefined }, 'NO_SCOPE'],
    ['beyond the scope without a new basis', world(), 'officer', { scope: 'newBasis', newBasis: ' ' }, 'NO_NEW_BASIS'],
    ['one that works on it already', world(), 'officer', { unitId: 'u1' }, 'DUPLICATE_UNIT'],
    ['one that there is not', world(), 'officer', { unitId: 'u9' }, 'NOT_FOUND'],
    ['by the unit', world(), 'u1supervisor', {}, 'NO_RIGHT'],
    ['to what is closed', world().tell('chief', 'close', { reason: '已办' }), 'officer', {}, 'MATTER_CLOSED'],
  ])('refused: %s', (_, one, who, changes, code) => {
    expect(one.ask(who, 'addUnit', add(changes))).toBe(code)
  })
})

describe('a co-unit released half-way', () => {
  const world = () => new World().start({ ...within(20), ...WITH_CO }).signIn('A2', 'u2')

  test('is asked nothing any more; what it did stays visible, and it reads on', () => {
    const one = world()
    expect(one.asked('u2supervisor')).toEqual(['giveOpinion'])
    one.tell('officer', 'releaseUnit', { ...A2, reason: '不再需要' })
    expect(one.assignment('A2')).toMatchObject({ status: 'released', doneAt: one.now })
    expect([one.asked('u2supervisor'), one.actions('u2supervisor').map(({ command }) => command)]).toEqual([
      [],
      ['comment'],
    ])
    expect(one.at('2026-06-01').sweep().assignment('A2').overdueAt).toBeNull()
  })

  test('answers an objection as well, and may be asked again later', () => {
    const one = new World().start({ ...within(20), ...WITH_CO })
    one.tell('u2head', 'object', { ...A2, reason: '不属职责', suggestedUnitId: null })
    one.tell('officer', 'releaseUnit', { ...A2, reason: '确实不需要' })
    expect(one.todos().filter(({ partId }) => partId === 'A2')).toEqual([])
    expect(one.tell('officer', 'addUnit', add()).assignment('A3').unitId).toBe('u2')
  })

  test('a lead can only be replaced', () => {
    expect(world().ask('chief', 'releaseUnit', { ...A1, reason: '不需要' })).toBe('LEAD_IS_REPLACED')
  })

  test('given back its opinion, it is done and stays so', () => {
    const one = world().tell('u2handler', 'giveOpinion', { ...A2, text: '同意', files: [] })
    expect(one.ask('officer', 'releaseUnit', { ...A2, reason: '不需要' })).toBe('WRONG_STATE')
  })
})

describe('a unit replaced half-way', () => {
  const started = () =>
    new World()
      .start(within(5))
      .tell('u1supervisor', 'decompose', {
        ...A1,
        tasks: [{ title: '走访', personId: 'u1handler', dueAt: at('2026-03-05', '12:00') }],
      })
      .tell('leader', 'instruct', { text: '报进展', answerDueAt: at('2026-03-20', '12:00') })
      .at('2026-03-06')

  test('another leads, with the whole limit from then on; the first one’s to-dos close', () => {
    const world = started().tell('officer', 'replaceUnit', replace())
    expect(world.assignment('A1')).toMatchObject({ status: 'reassigned', unitId: 'u1' })
    expect(world.lead).toMatchObject({
      id: 'A2',
      unitId: 'u3',
      status: 'issued',
      due: { dueAt: at('2026-03-13', '17:30') },
    })
    expect(world.issued).toMatchObject({ status: 'issued', frontIds: ['f1', 'f2'] })
    expect(world.todos().filter(({ partId }) => partId === 'A1')).toEqual([])
    expect(world.asked('u3supervisor').sort()).toEqual(['answerInstruction', 'signIn'])
  })

  test('the office may set its due moment', () => {
    const dueAt = at('2026-03-30', '17:30')
    expect(started().tell('officer', 'replaceUnit', replace({ dueAt })).lead.due.dueAt).toBe(dueAt)
  })

  test('what the first let pass is not the second’s: neither urged nor charged', () => {
    const milestones = [{ title: '开工', dueAt: at('2026-03-04', '12:00') }]
    const world = new World()
      .start({ milestones, reportCycle: 'perMilestone', ...within(5) })
      .at('2026-03-05')
      .sweep()
    expect(world.issued.milestones[0]?.missed).toBe(true)
    world.tell('officer', 'replaceUnit', replace())
    expect(world.ask('officer', 'urge', { assignmentId: world.lead.id, text: '请抓紧' })).toBe('NOT_OVERDUE')
    world.at('2026-06-01').sweep()
    expect(world.points().filter(([rule]) => rule === 'reportMissed')).toEqual([['reportMissed', 'u1', -20]])
  })

  test('a false report of the first is found later still', () => {
    const world = started().tell('officer', 'replaceUnit', replace())
    const about = { unitId: 'u1', personId: null, text: '虚报', falseReport: true, conclusion: '经查属实' }
    expect(world.ask('chief', 'criticise', about)).toBeNull()
    expect(world.issued.transfers).toMatchObject([{ assignmentId: 'A1', unitId: 'u1', cause: 'falseReport' }])
  })

  test('a co-unit’s part goes over as it was', () => {
    const world = new World().start({ ...within(20), ...WITH_CO }).tell('officer', 'replaceUnit', replace(A2))
    expect(world.assignment('A3')).toMatchObject({ kind: 'co', unitId: 'u3', due: { dueAt: world.lead.due.dueAt } })
    expect(world.issued.status).toBe('inProgress')
  })

  const milestones = [{ title: '开工', dueAt: at('2026-03-09', '12:00') }]
  test.each<[string, World, string, object, string]>([
    ['by itself', started(), 'officer', { unitId: 'u1' }, 'DUPLICATE_UNIT'],
    ['into the past', started(), 'officer', { dueAt: at('2026-03-05', '12:00') }, 'IN_THE_PAST'],
    [
      'before a milestone that is ahead',
      new World().start({ milestones }),
      'officer',
      { dueAt: at('2026-03-06', '12:00') },
      'MILESTONE_AFTER_DUE',
    ],
    [
      'before an opinion',
      new World().start(WITH_CO),
      'officer',
      { dueAt: at('2026-03-06', '12:00') },
      'BEFORE_OPINIONS',
    ],
    [
      'a co-unit after the lead',
      new World().start(WITH_CO),
      'officer',
      { ...A2, dueAt: at('2026-12-01', '12:00') },
      'AFTER_LEAD_DUE',
    ],
    ['what the office has', new World().start().complete(), 'officer', {}, 'WRONG_STATE'],
    [
      'while an objection waits',
      new World().issue().tell('u1head', 'object', { ...A1, reason: '不属职责', suggestedUnitId: null }),
      'officer',
      {},
      'OBJECTION_PENDING',
    ],
    ['by the unit', started(), 'u1supervisor', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'replaceUnit', replace(changes))).toBe(code)
  })
})
