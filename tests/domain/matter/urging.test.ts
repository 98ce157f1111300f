import { at } from '../../../domain/clock/time'
import { content, WITH_CO, World, within } from '../world'

const A1 = { assignmentId: 'A1' }
const text = { text: '请说明进展' }
const urged = () => new World().start(within(5)).at('2026-03-17', '09:01').sweep()
const confirmed = () => urged().tell('chief', 'confirmTransfer', { leadersOpinion: '同意转办' })
const praise = { unitId: 'u1', personId: 'u1handler', text: '办得快' }
const blame = { ...praise, text: '照片系摆拍', falseReport: true }

describe('urging', () => {
  test('by an officer or liaison: numbered, level 2', () => {
    const world = new World().start()
    expect(world.when('officer', 'urge', { ...A1, ...text })).toEqual([
      {
        type: 'Urged',
        data: {
          assignmentId: 'A1',
          urgeNumber: '催〔2026〕0001号',
          ordinal: 1,
          level: 2,
          text: '请说明进展',
          byTimer: false,
        },
      },
    ])
    world.tell('liaison', 'urge', { ...A1, ...text })
    expect(world.last('Urged').data).toMatchObject({ urgeNumber: '催〔2026〕0002号', ordinal: 2, level: 2 })
    expect(world.issued.level).toBe(2)
    expect(world.lead.urgeCount).toBe(2)
  })

  test('never lowers the level', () => {
    const world = urged()
    expect(world.issued.level).toBe(3)
    world.tell('officer', 'urge', { ...A1, ...text })
    expect(world.issued.level).toBe(3)
  })

  test('leaves the timer’s own steps to the timer', () => {
    const world = new World()
      .start(within(5))
      .tell('officer', 'urge', { ...A1, ...text })
      .at('2026-03-17', '09:01')
      .sweep()
    expect(world.timed().filter(([type]) => type === 'Urged')).toEqual([
      ['Urged', at('2026-03-10', '09:00')],
      ['Urged', at('2026-03-17', '09:00')],
    ])
    expect(world.last('Urged').data).toMatchObject({ ordinal: 3, urgeNumber: '催〔2026〕0003号' })
  })

  test.each<[string, World, string, object, string]>([
    ['what the office has', new World().start().complete(), 'officer', A1, 'WRONG_STATE'],
    [
      'a co-unit that is done',
      new World()
        .start(WITH_CO)
        .signIn('A2', 'u2')
        .tell('u2head', 'giveOpinion', { assignmentId: 'A2', text: '同意', files: [] }),
      'officer',
      { assignmentId: 'A2' },
      'WRONG_STATE',
    ],
    ['an unknown share', new World().start(), 'officer', { assignmentId: 'A9' }, 'NOT_FOUND'],
    ['by a unit', new World().start(), 'u1head', A1, 'NO_RIGHT'],
    ['by an officer of another front', new World().start(), 'frontOfficer', A1, 'NO_RIGHT'],
    [
      'what is suspended',
      new World().start().tell('chief', 'suspend', { reason: '等批复' }),
      'officer',
      A1,
      'MATTER_SUSPENDED',
    ],
  ])('refused: %s', (_, world, who, input, code) => {
    expect(world.ask(who, 'urge', { ...input, ...text })).toBe(code)
  })
})

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
