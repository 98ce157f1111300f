import { addWorkingDays } from '../../../../domain/clock/calendar'
import { at, localDate } from '../../../../domain/clock/time'
import { personWith } from '../../district'
import { WITH_CO, World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const objection = { ...A1, reason: '不属本单位职责', suggestedUnitId: 'u3' }
const objected = (changes: object = {}) => new World().issue(changes).tell('u1supervisor', 'object', objection)
const endorsed = (changes: object = {}) =>
  objected(changes).tell('u1head', 'endorseObjection', { ...A1, opinion: '同意' })

describe('objecting', () => {
  test('by the supervisor it waits for the unit’s head', () => {
    const world = new World().issue()
    expect(world.when('u1supervisor', 'object', objection)).toMatchObject([
      { type: 'ObjectionRaised', data: { reason: '不属本单位职责', suggestedUnitId: 'u3' } },
    ])
    expect(world.lead.objection).toMatchObject({ endorsedAt: null })
  })

  test('by the unit’s head it needs no second name', () => {
    const world = new World().issue()
    expect(world.when('u1head', 'object', objection)).toMatchObject([
      { type: 'ObjectionRaised' },
      { type: 'ObjectionEndorsed', data: { opinion: '' } },
    ])
    expect(world.lead.objection?.endorsedAt).toBe(world.now)
  })

  test('a head of another unit who supervises here needs the head’s name', () => {
    const world = new World().issue().enrol(
      personWith('guest', 'u2', [
        { role: 'unitHead', scope: { kind: 'unit', unitId: 'u2' } },
        { role: 'unitSupervisor', scope: { kind: 'unit', unitId: 'u1' } },
      ]),
    )
    expect(world.when('guest', 'object', objection)).toMatchObject([{ type: 'ObjectionRaised' }])
  })

  test('until the last moment of the window, also after signing in', () => {
    const world = new World().issue().tell('u1supervisor', 'signIn', A1)
    expect(world.lead.objectionUntil).toBe(at('2026-03-04', '17:30'))
    world.now = world.lead.objectionUntil
    expect(world.ask('u1supervisor', 'object', objection)).toBeNull()
  })

  test('the clock keeps running while it is undecided', () => {
    const { dueAt } = new World().issue().lead.due
    expect(endorsed().lead.due.dueAt).toBe(dueAt)
  })

  test.each<[string, string, object, string]>([
    ['to an unknown unit', 'u1supervisor', { suggestedUnitId: 'u99' }, 'NOT_FOUND'],
    ['to the own unit', 'u1supervisor', { suggestedUnitId: 'u1' }, 'SAME_UNIT'],
    ['by a handler', 'u1handler', {}, 'NO_RIGHT'],
    ['by another unit', 'u2head', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, who, changes, code) => {
    expect(new World().issue().ask(who, 'object', { ...objection, ...changes })).toBe(code)
  })

  test('refused after the window, while one is pending, and once the three are named', () => {
    expect(new World().issue().at('2026-03-04', '17:31').ask('u1head', 'object', objection)).toBe(
      'OBJECTION_WINDOW_CLOSED',
    )
    expect(objected().ask('u1supervisor', 'object', objection)).toBe('OBJECTION_PENDING')
    expect(new World().start().ask('u1supervisor', 'object', objection)).toBe('WRONG_STATE')
  })

  test('may be open-ended: no unit suggested', () => {
    expect(new World().issue().ask('u1supervisor', 'object', { ...objection, suggestedUnitId: null })).toBeNull()
  })
})

describe('deciding an objection', () => {
  test('the unit’s head endorses it, once', () => {
    const world = objected()
    expect(world.when('u1head', 'endorseObjection', { ...A1, opinion: '属实' })).toMatchObject([
      { type: 'ObjectionEndorsed', data: { opinion: '属实' } },
    ])
    expect(world.ask('u1head', 'endorseObjection', { ...A1, opinion: '' })).toBe('ALREADY_ENDORSED')
    expect(objected().ask('u1supervisor', 'endorseObjection', { ...A1, opinion: '' })).toBe('NO_RIGHT')
    expect(new World().issue().ask('u1head', 'endorseObjection', { ...A1, opinion: '' })).toBe('NO_OBJECTION')
  })

  test('the unit withdraws it before or after the endorsement', () => {
    for (const world of [objected(), endorsed()]) {
      expect(world.when('u1supervisor', 'withdrawObjection', { ...A1, reason: '由本单位办理' })).toMatchObject([
        { type: 'ObjectionWithdrawn', data: { reason: '由本单位办理' } },
      ])
      expect(world.lead.objection).toBeNull()
    }
    expect(new World().issue().ask('u1head', 'withdrawObjection', { ...A1, reason: '误报' })).toBe('NO_OBJECTION')
    expect(objected().ask('u2head', 'withdrawObjection', { ...A1, reason: '误报' })).toBe('NO_RIGHT')
  })

  test.each(['u1supervisor', 'u1head'])(
    'not by %s, whose name stands under it, though he is an officer as well',
    (id) => {
      const roles = [{ role: 'officer' as const, scope: { kind: 'district' as const } }]
      const world = endorsed()
      const usual = world.directory.person(id)?.roles ?? []
      world.enrol(personWith(id, 'u1', [...usual, ...roles]))
      expect(world.ask(id, 'upholdObjection', { ...A1, reason: '职责清楚' })).toBe('SAME_PERSON')
      expect(world.ask(id, 'reassign', { ...A1, reason: '改派', unitId: 'u3' })).toBe('SAME_PERSON')
      expect(world.ask('officer', 'upholdObjection', { ...A1, reason: '职责清楚' })).toBeNull()
    },
  )

  test('the office upholds the assignment: everything stays as it was', () => {
    const world = endorsed()
    const { due } = world.lead
    expect(world.when('officer', 'upholdObjection', { ...A1, reason: '职责清楚' })).toMatchObject([
      { type: 'ObjectionUpheld', data: { reason: '职责清楚' } },
    ])
    expect(world.lead).toMatchObject({ objection: null, status: 'issued', due })
    expect(endorsed().ask('chief', 'upholdObjection', { ...A1, reason: '职责清楚' })).toBeNull()
  })

  test('the office reassigns: the old assignment ends, the new one has clocks of its own', () => {
    const world = endorsed().tell('leader', 'instruct', { text: '请抓紧', answerDueAt: null }).at('2026-03-03')
    const outcome = world.when('officer', 'reassign', { ...A1, reason: '改由该单位办理', unitId: 'u3' })
    expect(outcome).toMatchObject([
      {
        type: 'ObjectionReassigned',
        data: { assignmentId: 'A1', assignment: { id: 'A2', kind: 'lead', unitId: 'u3' } },
      },
    ])
    const matter = world.issued
    expect(matter.status).toBe('issued')
    expect(matter.assignments.map(({ id, status }) => [id, status])).toEqual([
      ['A1', 'reassigned'],
      ['A2', 'issued'],
    ])
    expect(world.lead.signIn.receipt.start).toBe(world.now)
    expect(world.lead.due.receipt.start).toBe(world.now)
    expect(world.todos('u3supervisor').map(({ kind, partId }) => [kind, partId])).toContainEqual([
      'answerInstruction',
      'A2',
    ])
    expect(matter.frontIds).toEqual(['f1', 'f2'])
  })

  test('the new lead has missed no milestone that fell due before it came', () => {
    const milestones = [{ title: '摸底', dueAt: at('2026-03-05', '10:00') }]
    const world = endorsed({ milestones, reportCycle: 'perMilestone' }).at('2026-03-10')
    world.tell('officer', 'reassign', { ...A1, reason: '改派', unitId: 'u3' })
    world.tell('u3supervisor', 'signIn', { assignmentId: 'A2' }).at('2026-03-20').sweep()
    expect(world.types()).not.toContain('MilestoneMissed')
    expect(world.lines.filter(({ unitId, ruleId }) => unitId === 'u3' && ruleId === 'reportMissed')).toEqual([])
  })

  test('a due moment that a person set on the day itself stays', () => {
    const dueAt = at('2026-03-20', '17:30')
    const world = endorsed({ dueAt }).tell('officer', 'reassign', { ...A1, reason: '改派', unitId: 'u3' })
    expect(world.lead.due.dueAt).toBe(dueAt)
  })

  test('decided later, the new unit has as many working days as the old one was given', () => {
    for (const day of ['2026-03-04', '2026-03-05', '2026-03-09']) {
      const world = endorsed({ dueAt: at('2026-03-05', '17:30') }).at(day)
      world.tell('officer', 'reassign', { ...A1, reason: '改派', unitId: 'u3' })
      const third = addWorkingDays(world.calendar, localDate(world.now), 3)
      expect(world.lead.due.dueAt).toBe(at(third, '17:30'))
    }
  })

  test('a co-unit that takes over after the lead’s due moment has the whole time for an opinion', () => {
    const world = new World().issue({ ...WITH_CO, ...within(3) })
    world.tell('u2head', 'object', { assignmentId: 'A2', reason: '无此职责', suggestedUnitId: null }).at('2026-03-10')
    world.tell('officer', 'reassign', { assignmentId: 'A2', reason: '改派', unitId: 'u3' })
    expect(world.assignment('A3')).toMatchObject({ kind: 'co', due: { dueAt: at('2026-04-10', '17:30') } })
  })

  test.each<[string, World, string, object, string]>([
    ['before the head’s name is under it', objected(), 'officer', {}, 'OBJECTION_NOT_ENDORSED'],
    ['without an objection', new World().issue(), 'officer', {}, 'NO_OBJECTION'],
    ['by the unit itself', endorsed(), 'u1head', {}, 'NO_RIGHT'],
    ['by an officer of another front', endorsed(), 'frontOfficer', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'upholdObjection', { ...A1, reason: '职责清楚', ...changes })).toBe(code)
    expect(world.ask(who, 'reassign', { ...A1, reason: '改派', unitId: 'u3', ...changes })).toBe(code)
  })

  test('reassigning to a unit that is in it already, or to none, is refused', () => {
    const give = (unitId: string) => endorsed(WITH_CO).ask('officer', 'reassign', { ...A1, reason: '改派', unitId })
    expect(give('u1')).toBe('DUPLICATE_UNIT')
    expect(give('u2')).toBe('DUPLICATE_UNIT')
    expect(give('u99')).toBe('NOT_FOUND')
  })

  test('the unit that gave it back may take it again from the next one', () => {
    const world = endorsed().tell('officer', 'reassign', { ...A1, reason: '改派', unitId: 'u3' })
    world.tell('u3head', 'object', { assignmentId: 'A2', reason: '不属职责', suggestedUnitId: 'u1' })
    expect(world.ask('officer', 'reassign', { assignmentId: 'A2', reason: '改派', unitId: 'u1' })).toBeNull()
    expect(world.lead).toMatchObject({ id: 'A3', unitId: 'u1' })
  })

  test('an assignment that was given back takes no step any more', () => {
    const world = endorsed().tell('officer', 'reassign', { ...A1, reason: '改派', unitId: 'u3' })
    expect(world.ask('u1supervisor', 'signIn', A1)).toBe('WRONG_STATE')
    expect(world.ask('officer', 'urge', { ...A1, text: '请抓紧' })).toBe('WRONG_STATE')
  })
})
