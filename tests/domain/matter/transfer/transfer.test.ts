import { World, within } from '../../world'

const urged = () => new World().start(within(5)).at('2026-03-17', '09:01').sweep()
const confirmed = () => urged().tell('chief', 'confirmTransfer', { leadersOpinion: '同意转办' })
const praise = { unitId: 'u1', personId: 'u1handler', text: '办得快' }
const blame = { ...praise, text: '照片系摆拍', falseReport: true }

describe('transfer', () => {
  test('proposed with the second urge, confirmed once the main leaders agree, its outcome recorded', () => {
    const world = urged()
    expect(world.issued.transfer).toMatchObject({ status: 'proposed' })
    expect(world.when('chief', 'confirmTransfer', { leadersOpinion: '同意转办' })).toEqual([
      { type: 'TransferConfirmed', data: { leadersOpinion: '同意转办' } },
    ])
    expect(world.issued.transfer?.status).toBe('confirmed')
    expect(world.when('discipline', 'recordOutcome', { outcome: 'talk', text: '约谈分管负责人' })).toEqual([
      { type: 'OutcomeRecorded', data: { outcome: 'talk', text: '约谈分管负责人' } },
    ])
    expect(world.issued.outcome).toMatchObject({ outcome: 'talk', at: world.now })
  })

  test('goes on after the matter has ended', () => {
    const world = urged().tell('chief', 'close', { reason: '已处理' })
    world.tell('chief', 'confirmTransfer', { leadersOpinion: '同意' })
    expect(world.ask('discipline', 'recordOutcome', { outcome: 'notUpheld', text: '情况属实' })).toBeNull()
  })

  test('declined, it can be proposed again', () => {
    const world = urged().tell('chief', 'declineTransfer', { reason: '先约谈' })
    expect(world.issued.transfer?.status).toBe('declined')
    world.tell('chief', 'criticise', blame)
    expect(world.issued.transfer).toMatchObject({ status: 'proposed', reason: '照片系摆拍' })
  })

  test.each<[string, World, string, object, 'confirmTransfer' | 'declineTransfer' | 'recordOutcome', string]>([
    [
      'confirming nothing',
      new World().start(),
      'chief',
      { leadersOpinion: '同意' },
      'confirmTransfer',
      'NO_TRANSFER_PROPOSED',
    ],
    ['declining nothing', new World().start(), 'chief', { reason: '不必' }, 'declineTransfer', 'NO_TRANSFER_PROPOSED'],
    ['confirming twice', confirmed(), 'chief', { leadersOpinion: '同意' }, 'confirmTransfer', 'NO_TRANSFER_PROPOSED'],
    [
      'declining what is confirmed',
      confirmed(),
      'chief',
      { reason: '不必' },
      'declineTransfer',
      'NO_TRANSFER_PROPOSED',
    ],
    ['by an officer', urged(), 'officer', { leadersOpinion: '同意' }, 'confirmTransfer', 'NO_RIGHT'],
    ['declining by the unit', urged(), 'u1head', { reason: '不必' }, 'declineTransfer', 'NO_RIGHT'],
    [
      'an outcome of what was not transferred',
      urged(),
      'discipline',
      { outcome: 'talk', text: '约谈' },
      'recordOutcome',
      'NOT_TRANSFERRED',
    ],
    ['an outcome by the chief', confirmed(), 'chief', { outcome: 'talk', text: '约谈' }, 'recordOutcome', 'NO_RIGHT'],
  ])('refused: %s', (_, world, who, input, command, code) => {
    expect(world.ask(who, command, input)).toBe(code)
  })

  test('an outcome is recorded once', () => {
    const outcome = { outcome: 'talk', text: '约谈' }
    expect(confirmed().tell('discipline', 'recordOutcome', outcome).ask('discipline', 'recordOutcome', outcome)).toBe(
      'ALREADY_DONE',
    )
  })
})
