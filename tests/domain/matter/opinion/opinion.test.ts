import { file, WITH_CO, World } from '../../world'

const A2 = { assignmentId: 'A2' }

describe('a co-unit’s opinion', () => {
  const opinion = { ...A2, text: '同意，已配合完成管线迁改。', files: ['file1'] }
  const both = () => new World().start(WITH_CO).tell('u2supervisor', 'signIn', A2)

  test('ends its part, also before the three are named', () => {
    const world = both()
    expect(world.when('u2supervisor', 'giveOpinion', opinion)).toEqual([
      { type: 'OpinionGiven', data: { assignmentId: 'A2', text: opinion.text, files: [file], late: false } },
    ])
    expect(world.assignment('A2')).toMatchObject({ status: 'done', doneAt: world.now })
    expect(world.issued.status).toBe('inProgress')
    expect(both().ask('u2head', 'giveOpinion', opinion)).toBeNull()
  })

  test('is marked when it comes after its due moment', () => {
    const late = (ms: number) => {
      const world = both()
      world.now = world.assignment('A2').due.dueAt
      return world.later(ms).tell('u2supervisor', 'giveOpinion', opinion).last('OpinionGiven').data.late
    }
    expect([late(0), late(1)]).toEqual([false, true])
  })

  test.each<[string, World, string, object, string]>([
    ['by the lead unit', both(), 'u1handler', { assignmentId: 'A1' }, 'LEAD_UNIT_REPORTS'],
    ['by another unit', both(), 'u1handler', {}, 'NO_RIGHT'],
    ['before signing in', new World().start(WITH_CO), 'u2supervisor', {}, 'WRONG_STATE'],
    ['twice', both().tell('u2head', 'giveOpinion', opinion), 'u2head', {}, 'WRONG_STATE'],
    ['with an unknown file', both(), 'u2head', { files: ['file9'] }, 'NOT_FOUND'],
    [
      'while its objection is undecided',
      both().tell('u2head', 'object', { ...A2, reason: '不属职责', suggestedUnitId: null }),
      'u2head',
      {},
      'OBJECTION_PENDING',
    ],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'giveOpinion', { ...opinion, ...changes })).toBe(code)
  })
})
