import { personWith } from '../../district'
import { three, World } from '../../world'

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
