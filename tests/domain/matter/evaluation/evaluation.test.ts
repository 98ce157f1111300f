import { at } from '../../../../domain/clock/time'
import { content, World, within } from '../../world'

const urged = () => new World().start(within(5)).at('2026-03-17', '09:01').sweep()
const confirmed = () => urged().tell('chief', 'confirmTransfer', { leadersOpinion: '同意转办' })
const praise = { unitId: 'u1', personId: 'u1handler', text: '办得快' }
const blame = { ...praise, text: '照片系摆拍', falseReport: true }

describe('praise and blame', () => {
  test('are linked to matter, unit and person, also after the end', () => {
    const world = new World().start().tell('chief', 'close', { reason: '已处理' })
    expect(world.when('chief', 'commend', praise)).toEqual([{ type: 'Commended', data: praise }])
    expect(world.when('chief', 'criticise', { ...blame, personId: null, falseReport: false })).toEqual([
      { type: 'Criticised', data: { ...blame, personId: null, falseReport: false } },
    ])
  })

  test('a false report costs points and proposes the transfer', () => {
    const world = new World().start()
    expect(world.when('chief', 'criticise', blame)).toEqual([
      { type: 'Criticised', data: blame },
      { type: 'TransferProposed', data: { assignmentId: 'A1', reason: '照片系摆拍' } },
    ])
    expect(world.points()).toEqual([['falseReport', 'u1', -500]])
  })

  test('no second transfer is proposed while one is', () => {
    for (const world of [urged(), confirmed()])
      expect(world.when('chief', 'criticise', blame)).toEqual([{ type: 'Criticised', data: blame }])
  })

  test('a closed matter must be reopened for a false report', () => {
    const closed = () => new World().start().complete().confirm()
    expect(closed().ask('chief', 'criticise', blame)).toBe('MATTER_CLOSED')
    const world = closed().tell('chief', 'reopen', { reason: '弄虚作假', dueAt: at('2026-04-20', '17:30') })
    expect(world.ask('chief', 'criticise', blame)).toBeNull()
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
    expect(draft().ask('chief', 'confirmTransfer', { leadersOpinion: '同意' })).toBe('NOT_ISSUED')
    expect(draft().ask('chief', 'declineTransfer', { reason: '不必' })).toBe('NOT_ISSUED')
    expect(draft().ask('discipline', 'recordOutcome', { outcome: 'talk', text: '约谈' })).toBe('NOT_ISSUED')
  })
})
