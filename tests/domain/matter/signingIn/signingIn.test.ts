import { formOf } from '../../../../domain/matter/forms'
import { content, WITH_CO, World } from '../../world'
import { aboutOf } from '../forms/subject'

const A1 = { assignmentId: 'A1' }

describe('signing in', () => {
  test('by the unit’s supervisor or head, in time until the moment itself', () => {
    const world = new World().issue()
    world.now = world.lead.signIn.dueAt
    expect(world.when('u1supervisor', 'signIn', A1)).toEqual([
      { type: 'SignedIn', data: { assignmentId: 'A1', late: false } },
    ])
    expect(world.issued).toMatchObject({ status: 'signedIn', assignments: [{ status: 'signedIn', signInLate: false }] })
    expect(new World().issue().ask('u1head', 'signIn', A1)).toBeNull()
  })

  test('late, the miss is recorded first and stays', () => {
    const world = new World().issue().at('2026-03-05')
    expect(world.when('u1supervisor', 'signIn', A1)).toEqual([
      { type: 'SignInMissed', data: { assignmentId: 'A1' } },
      { type: 'SignedIn', data: { assignmentId: 'A1', late: true } },
    ])
    expect(world.lead.signInLate).toBe(true)
  })

  test('a co-unit’s signing in leaves the matter’s state to the lead', () => {
    const world = new World().issue(WITH_CO).tell('u2supervisor', 'signIn', { assignmentId: 'A2' })
    expect(world.issued.status).toBe('issued')
    expect(world.assignment('A2').status).toBe('signedIn')
  })

  test.each<[string, string, object, string]>([
    ['another unit', 'u2supervisor', A1, 'NO_RIGHT'],
    ['a handler', 'u1handler', A1, 'NO_RIGHT'],
    ['an unknown assignment', 'u1supervisor', { assignmentId: 'A9' }, 'NOT_FOUND'],
  ])('refused: %s', (_, who, input, code) => {
    expect(new World().issue().ask(who, 'signIn', input)).toBe(code)
  })

  test('refused twice, before issue, while suspended, and after the end', () => {
    expect(new World().issue().tell('u1head', 'signIn', A1).ask('u1supervisor', 'signIn', A1)).toBe('WRONG_STATE')
    const draft = new World().tell('officer', 'draft', { content: content() })
    expect(draft.ask('u1supervisor', 'signIn', A1)).toBe('NOT_ISSUED')
    const suspended = new World().issue().tell('chief', 'suspend', { reason: '等待批复' })
    expect(suspended.ask('u1supervisor', 'signIn', A1)).toBe('MATTER_SUSPENDED')
    const closed = new World().issue().tell('chief', 'close', { reason: '已处理' })
    expect(closed.ask('u1supervisor', 'signIn', A1)).toBe('MATTER_CLOSED')
    const withdrawn = new World().issue().tell('chief', 'withdraw', { reason: '不办' })
    expect(withdrawn.ask('u1supervisor', 'signIn', A1)).toBe('MATTER_WITHDRAWN')
  })
})

test('who signs in is told until when to object, as long as one may', () => {
  const asked = (world: World) => formOf('signIn').consequence?.(aboutOf(world, 'u1supervisor'), {}) ?? ''
  const world = new World().issue()
  expect(asked(world)).toContain('前提出退办')
  world.at('2026-03-06')
  expect(asked(world)).not.toContain('前提出退办')
  expect(asked(world)).toContain('退办期限已过')
})
