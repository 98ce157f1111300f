import { at } from '../../../domain/clock/time'
import { personWith } from '../district'
import { three, World } from '../world'

const A1 = { assignmentId: 'A1' }

describe('naming the responsible three', () => {
  const signedIn = () => new World().issue().tell('u1supervisor', 'signIn', A1)
  const name = (changes: object = {}) => ({ ...A1, ...three('u1'), ...changes })

  test('starts the work', () => {
    const world = signedIn()
    expect(world.when('u1supervisor', 'nameResponsible', name())).toEqual([
      { type: 'ResponsibleNamed', data: { assignmentId: 'A1', responsible: three('u1') } },
    ])
    expect(world.issued).toMatchObject({ status: 'inProgress', assignments: [{ status: 'inProgress' }] })
  })

  test('again, when someone leaves: also while the completion waits for that signature', () => {
    const world = new World().start().submit()
    world.tell('u1supervisor', 'nameResponsible', name({ sectionHeadId: 'u1section2' }))
    expect(world.issued.status).toBe('awaitingSignOff')
    expect(world.ask('u1section', 'signOff', { ...A1, opinion: '' })).toBe('NO_RIGHT')
    expect(world.ask('u1section2', 'signOff', { ...A1, opinion: '' })).toBeNull()
  })

  test('a supervisor may be the handler too', () => {
    expect(signedIn().ask('u1supervisor', 'nameResponsible', name({ handlerId: 'u1supervisor' }))).toBeNull()
  })

  test.each<[string, string, object, string]>([
    ['someone of another unit', 'u1supervisor', { handlerId: 'u2handler' }, 'NOT_IN_UNIT'],
    ['an unknown person', 'u1supervisor', { leaderId: 'nobody' }, 'NOT_FOUND'],
    ['a handler who could not report', 'u1supervisor', { handlerId: 'u1section' }, 'WRONG_ROLE'],
    ['a section head who could not sign', 'u1supervisor', { sectionHeadId: 'u1handler' }, 'WRONG_ROLE'],
    ['by the head', 'u1head', {}, 'NO_RIGHT'],
    ['by another unit', 'u2supervisor', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, who, changes, code) => {
    expect(signedIn().ask(who, 'nameResponsible', name(changes))).toBe(code)
  })

  test('refused: someone who has left', () => {
    const gone = { ...personWith('gone', 'u1', [{ role: 'handler', scope: { kind: 'own' } }]), active: false }
    expect(
      signedIn()
        .enrol(gone)
        .ask('u1supervisor', 'nameResponsible', name({ handlerId: 'gone' })),
    ).toBe('NOT_FOUND')
  })

  test('refused before signing in, unchanged, and once the office has the completion', () => {
    expect(new World().issue().ask('u1supervisor', 'nameResponsible', name())).toBe('WRONG_STATE')
    expect(new World().start().ask('u1supervisor', 'nameResponsible', name())).toBe('NOTHING_CHANGED')
    const change = name({ handlerId: 'u1handler2' })
    expect(new World().start().complete().ask('u1supervisor', 'nameResponsible', change)).toBe('WRONG_STATE')
  })
})

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

  test('may be due with the assignment, not later', () => {
    const world = new World().start()
    const last = world.lead.due.dueAt
    expect(world.ask('u1supervisor', 'decompose', decompose(task({ dueAt: last })))).toBeNull()
    const after = task({ dueAt: new Date(Date.parse(last) + 1).toISOString() })
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
