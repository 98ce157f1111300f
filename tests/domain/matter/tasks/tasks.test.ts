import { addMs, at } from '../../../../domain/clock/time'
import { isMyTask } from '../../../../domain/matter/state/parties'
import { World } from '../../world'
import { actorOf } from '../forms/subject'

const A1 = { assignmentId: 'A1' }

describe('tasks', () => {
  const dueAt = at('2026-03-10', '17:30')
  const task = (changes: object = {}) => ({ title: '走访住户', personId: 'u1handler', dueAt, ...changes })
  const decompose = (...tasks: object[]) => ({ ...A1, tasks })
  const decomposed = () =>
    new World()
      .start()
      .tell('u1supervisor', 'decompose', decompose(task(), task({ title: '会签', personId: 'u1section' })))

  test('are given to persons of the unit, as often as needed', () => {
    const world = decomposed()
    expect(world.lead.tasks).toEqual([
      { id: 'T7-1', title: '走访住户', personId: 'u1handler', dueAt, doneAt: null, missed: false },
      { id: 'T7-2', title: '会签', personId: 'u1section', dueAt, doneAt: null, missed: false },
    ])
    world.tell('u1supervisor', 'decompose', decompose(task()))
    expect(world.lead.tasks.map(({ id }) => id)).toEqual(['T7-1', 'T7-2', 'T8-1'])
  })

  test('are one’s own to do until they are done, and all of the unit the supervisor’s', () => {
    const world = decomposed()
    const mine = (who: string) =>
      world.lead.tasks.filter((each) => isMyTask(actorOf(who), each, world.lead)).map(({ id }) => id)
    expect([mine('u1handler'), mine('u1section'), mine('u1supervisor'), mine('u2supervisor')]).toEqual([
      ['T7-1'],
      ['T7-2'],
      ['T7-1', 'T7-2'],
      [],
    ])
    world.tell('u1handler', 'completeTask', { ...A1, taskId: 'T7-1', text: '已走访' })
    expect([mine('u1handler'), mine('u1supervisor')]).toEqual([[], ['T7-2']])
  })

  test('may be due with the assignment, not later', () => {
    const world = new World().start()
    const last = world.lead.due.dueAt
    expect(world.ask('u1supervisor', 'decompose', decompose(task({ dueAt: last })))).toBeNull()
    const after = task({ dueAt: addMs(last, 1) })
    expect(world.ask('u1supervisor', 'decompose', decompose(after))).toBe('AFTER_ASSIGNMENT_DUE')
  })

  test.each<[string, string, object, string]>([
    ['due now', 'u1supervisor', { dueAt: at('2026-03-02', '10:00') }, 'IN_THE_PAST'],
    ['for someone of another unit', 'u1supervisor', { personId: 'u2handler' }, 'NOT_IN_UNIT'],
    ['for an unknown person', 'u1supervisor', { personId: 'nobody' }, 'NOT_FOUND'],
    ['for one who could not complete it', 'u1supervisor', { personId: 'u1head' }, 'WRONG_ROLE'],
    ['by a handler', 'u1handler', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, who, changes, code) => {
    expect(new World().start().ask(who, 'decompose', decompose(task(changes)))).toBe(code)
  })

  test('are refused before signing in and once the completion is under way', () => {
    expect(new World().issue().ask('u1supervisor', 'decompose', decompose(task()))).toBe('WRONG_STATE')
    expect(new World().start().submit().ask('u1supervisor', 'decompose', decompose(task()))).toBe('WRONG_STATE')
  })

  test('are completed by their person, or by the supervisor for that person', () => {
    const world = decomposed().at('2026-03-03')
    expect(world.when('u1handler', 'completeTask', { ...A1, taskId: 'T7-1', text: '已走访' })).toEqual([
      { type: 'TaskCompleted', data: { assignmentId: 'A1', taskId: 'T7-1', text: '已走访' } },
    ])
    world.tell('u1supervisor', 'completeTask', { ...A1, taskId: 'T7-2', text: '已会签' })
    expect(world.lead.tasks.map(({ doneAt }) => doneAt)).toEqual([world.now, world.now])
  })

  test('can still be completed while the unit signs', () => {
    expect(
      decomposed()
        .submit()
        .ask('u1handler', 'completeTask', { ...A1, taskId: 'T7-1', text: '完成' }),
    ).toBeNull()
  })

  test('of others, unknown, done, or with the office cannot be completed', () => {
    const complete = (world: World, who: string, taskId: string) =>
      world.ask(who, 'completeTask', { ...A1, taskId, text: '完成' })
    expect(complete(decomposed(), 'u1handler', 'T7-2')).toBe('NO_RIGHT')
    expect(complete(decomposed(), 'u1handler', 'T9-9')).toBe('NOT_FOUND')
    expect(complete(decomposed(), 'u1handler2', 'T7-1')).toBe('NO_RIGHT')
    expect(complete(decomposed().complete(), 'u1supervisor', 'T7-1')).toBe('WRONG_STATE')
    const half = decomposed().tell('u1handler', 'completeTask', { ...A1, taskId: 'T7-1', text: '完成' })
    expect(complete(half, 'u1handler', 'T7-1')).toBe('NO_OPEN_TASK')
    expect(complete(half, 'u1supervisor', 'T7-1')).toBe('ALREADY_DONE')
  })
})

describe('the unit’s supervisor changes a task', () => {
  const dueAt = at('2026-03-10', '17:30')
  const sooner = at('2026-03-05', '17:30')
  const T = { ...A1, taskId: 'T7-1', reason: '住户不在' }
  const given = () =>
    new World()
      .start()
      .tell('u1supervisor', 'decompose', { ...A1, tasks: [{ title: '走访', personId: 'u1handler', dueAt }] })

  test('another moment, sooner or later, within the assignment’s', () => {
    const world = given().tell('u1supervisor', 'redateTask', { ...T, dueAt: sooner })
    expect(world.lead.tasks[0]).toMatchObject({ dueAt: sooner, personId: 'u1handler' })
    expect(world.last('TaskRedated').data).toMatchObject({ from: dueAt, to: sooner })
  })

  test('missed, it may be missed once more under its new moment', () => {
    const world = given().at('2026-03-11').sweep()
    world.tell('u1supervisor', 'redateTask', { ...T, dueAt: at('2026-03-12', '12:00') })
    expect(world.lead.tasks[0]?.missed).toBe(false)
    expect(world.at('2026-03-13').sweep().lead.tasks[0]?.missed).toBe(true)
    const keys = world.events.flatMap(({ stepKey }) => stepKey ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('another person is asked in place of the first, who may read on', () => {
    const world = given().tell('u1supervisor', 'reassignTask', { ...T, personId: 'u1handler2' })
    expect([world.asked('u1handler2'), world.issued.mentioned]).toEqual([['completeTask'], ['u1handler']])
    expect(world.ask('u1handler', 'completeTask', { ...A1, taskId: 'T7-1', text: '已走访' })).toBe('NO_OPEN_TASK')
  })

  test('cancelled, nobody is asked for it and it is never missed', () => {
    const world = given().tell('u1supervisor', 'cancelTask', T)
    expect([world.lead.tasks, world.asked('u1handler')]).toEqual([[], ['report']])
    expect(world.at('2026-03-12').sweep().types()).not.toContain('TaskMissed')
  })

  test.each([
    ['another moment', 'redateTask' as const, { dueAt: at('2026-03-13', '12:00') }],
    ['no task any more', 'cancelTask' as const, {}],
  ])('an urge about it is not obeyed by %s', (_, command, input) => {
    const world = given().at('2026-03-11').sweep()
    world
      .tell('officer', 'urge', { ...A1, text: '请抓紧' })
      .later(11 * 60_000)
      .sweep()
    world.tell('u1supervisor', command, { ...T, ...input })
    expect(world.lead.urges.map(({ about, counted }) => [about, counted])).toEqual([['task/T7-1', true]])
    expect(world.ask('officer', 'urge', { ...A1, text: '请抓紧' })).toBe('NOT_OVERDUE')
  })

  test.each<[string, string, 'redateTask' | 'reassignTask' | 'cancelTask', object, string]>([
    [
      'beyond the assignment',
      'u1supervisor',
      'redateTask',
      { dueAt: at('2026-12-01', '12:00') },
      'AFTER_ASSIGNMENT_DUE',
    ],
    ['into the past', 'u1supervisor', 'redateTask', { dueAt: at('2026-03-01', '12:00') }, 'IN_THE_PAST'],
    ['to the same moment', 'u1supervisor', 'redateTask', { dueAt }, 'NOTHING_CHANGED'],
    ['to the same person', 'u1supervisor', 'reassignTask', { personId: 'u1handler' }, 'NOTHING_CHANGED'],
    ['to another unit', 'u1supervisor', 'reassignTask', { personId: 'u2handler' }, 'NOT_IN_UNIT'],
    ['to one who could not complete it', 'u1supervisor', 'reassignTask', { personId: 'u1head' }, 'WRONG_ROLE'],
    ['one that there is not', 'u1supervisor', 'cancelTask', { taskId: 'T9' }, 'NOT_FOUND'],
    ['by the handler', 'u1handler', 'cancelTask', {}, 'NO_RIGHT'],
    ['by another unit', 'u2supervisor', 'cancelTask', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, who, command, input, code) => {
    expect(given().ask(who, command, { ...T, ...input })).toBe(code)
  })

  test('past the assignment’s due moment no other moment is offered: there is none within it', () => {
    const world = given()
    world.now = world.lead.due.dueAt
    const offered = () =>
      world
        .sweep()
        .actions('u1supervisor')
        .map(({ command }) => command)
    expect(world.ask('u1supervisor', 'redateTask', { ...T, dueAt: sooner })).toBe('NO_TIME_LEFT')
    expect(offered()).toEqual(expect.arrayContaining(['reassignTask', 'cancelTask']))
    expect(offered()).not.toContain('redateTask')
  })

  test('what is done stays as it is', () => {
    const world = given()
    world.tell('u1supervisor', 'decompose', { ...A1, tasks: [{ title: '摸底', personId: 'u1handler', dueAt }] })
    world.tell('u1handler', 'completeTask', { ...A1, taskId: 'T7-1', text: '已走访' })
    expect(world.ask('u1supervisor', 'cancelTask', T)).toBe('ALREADY_DONE')
  })
})
