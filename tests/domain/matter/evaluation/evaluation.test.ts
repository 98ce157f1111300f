import { content, World, within } from '../../world'

const urged = () => new World().start(within(5)).at('2026-03-20', '17:31').sweep()
const confirmed = () => urged().tell('chief', 'confirmTransfer', { leadersOpinion: '同意转办', conclusion: '经查属实' })
const praise = { unitId: 'u1', personId: 'u1handler', text: '办得快' }
const blame = { ...praise, text: '照片系摆拍', falseReport: true, conclusion: '经查属实' }

describe('praise and blame', () => {
  test('are linked to matter, unit and person, also after the end', () => {
    const world = new World().start().tell('chief', 'close', { reason: '已处理' })
    expect(world.when('chief', 'commend', praise)).toEqual([{ type: 'Commended', data: praise }])
    expect(world.when('chief', 'criticise', { ...blame, personId: null, falseReport: false })).toEqual([
      { type: 'Criticised', data: { ...blame, personId: null, falseReport: false, assignmentId: 'A1' } },
    ])
  })

  test('a false report costs points and proposes the transfer', () => {
    const world = new World().start()
    expect(world.when('chief', 'criticise', blame)).toEqual([
      { type: 'Criticised', data: { ...blame, assignmentId: 'A1' } },
      {
        type: 'TransferProposed',
        data: { assignmentId: 'A1', unitId: 'u1', cause: 'falseReport', reason: '照片系摆拍' },
      },
    ])
    expect(world.points()).toEqual([['falseReport', 'u1', -500]])
  })

  test.each<[string, World]>([
    ['while one is proposed for urges', urged()],
    ['while one is confirmed', confirmed()],
    ['while one is proposed for a false report', new World().start().tell('chief', 'criticise', blame)],
    ['on a closed matter', new World().start().complete().confirm()],
    ['on a suspended matter', new World().start().tell('chief', 'suspend', { reason: '等批复' })],
  ])('each false report proposes a transfer of its own: %s', (_, world) => {
    const before = world.issued.transfers.length
    world.tell('chief', 'criticise', blame)
    expect(world.issued.transfers).toHaveLength(before + 1)
    expect(world.issued.transfers.at(-1)).toMatchObject({ cause: 'falseReport', unitId: 'u1', status: 'proposed' })
    expect(world.points().at(-1)).toEqual(['falseReport', 'u1', -500])
  })

  test('what was withdrawn is judged no more', () => {
    const withdrawn = new World().start().tell('chief', 'withdraw', { reason: '误发' })
    expect(withdrawn.ask('chief', 'criticise', { ...blame, falseReport: false })).toBe('MATTER_WITHDRAWN')
    expect(withdrawn.ask('chief', 'criticise', blame)).toBe('MATTER_WITHDRAWN')
    expect(withdrawn.ask('chief', 'commend', praise)).toBe('MATTER_WITHDRAWN')
  })

  test.each<[string, string, object, string]>([
    ['a unit that is not in it', 'chief', { unitId: 'u3', personId: null }, 'NOT_ASSIGNED'],
    ['a person of another unit', 'chief', { personId: 'u2handler' }, 'NOT_IN_UNIT'],
    ['an unknown person', 'chief', { personId: 'nobody' }, 'NOT_FOUND'],
    ['by an officer', 'officer', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, who, changes, code) => {
    expect(new World().start().ask(who, 'commend', { ...praise, ...changes })).toBe(code)
    expect(new World().start().ask(who, 'criticise', { ...blame, ...changes })).toBe(code)
  })

  test('refused before issue', () => {
    const draft = () => new World().tell('officer', 'draft', { content: content() })
    expect(draft().ask('chief', 'commend', praise)).toBe('NOT_ISSUED')
    expect(draft().ask('chief', 'criticise', blame)).toBe('NOT_ISSUED')
    expect(draft().ask('chief', 'confirmTransfer', { leadersOpinion: '同意', conclusion: '经查属实' })).toBe(
      'NOT_ISSUED',
    )
    expect(draft().ask('chief', 'declineTransfer', { reason: '不必' })).toBe('NOT_ISSUED')
    expect(draft().ask('discipline', 'recordOutcome', { outcome: 'talk', text: '约谈' })).toBe('NOT_ISSUED')
  })
})
