import { at } from '../../../../domain/clock/time'
import { fold } from '../../../../domain/decider/decide'
import { matterDecider } from '../../../../domain/matter/decider'
import type { EventData, EventType, MatterEvent } from '../../../../domain/matter/events'
import { formOf } from '../../../../domain/matter/forms'
import { DEFAULT_PACK } from '../../../../domain/rules/pack'
import { WITH_CO, World, within } from '../../world'
import { aboutOf } from '../forms/subject'

const A1 = { assignmentId: 'A1' }
const opinion = { leadersOpinion: '同意转办', conclusion: '经查属实' }
const outcome = { outcome: 'talk', text: '约谈分管负责人' }
const blame = { unitId: 'u1', personId: 'u1handler', text: '照片系摆拍', falseReport: true, conclusion: '经查属实' }
const AT_SECOND: Partial<World['rules']> = { escalation: { ...DEFAULT_PACK.escalation, transferAt: 'secondUrge' } }

/** Due on the 9th, urged on the 10th and 17th, with three working days each. */
const urged = (rules: Partial<World['rules']> = {}) =>
  new World(rules).start(within(5)).at('2026-03-17', '09:01').sweep()
const proposed = () => urged().at('2026-03-20', '17:31').sweep()
const confirmed = () => proposed().tell('chief', 'confirmTransfer', opinion)
const declined = () => proposed().at('2026-03-23').tell('chief', 'declineTransfer', { reason: '先约谈' })
const all = (world: World) =>
  world.issued.transfers.map(({ unitId, cause, status, outcome: came }) => [
    unitId,
    cause,
    status,
    came?.outcome ?? null,
  ])
const proposals = (world: World) =>
  world.events.filter(({ type }) => type === 'TransferProposed').map(({ nominalAt }) => nominalAt)

describe('a transfer is proposed', () => {
  test('when the limit of the second counted urge has passed and the same thing is undone; it names its unit', () => {
    const world = urged().at('2026-03-20', '17:30').sweep()
    expect(all(world)).toEqual([])
    world.later(1).sweep()
    expect(world.last('TransferProposed')).toMatchObject({
      nominalAt: at('2026-03-20', '17:30'),
      data: { assignmentId: 'A1', unitId: 'u1', cause: 'urges' },
    })
    expect(all(world)).toEqual([['u1', 'urges', 'proposed', null]])
  })

  test('with the second urge where the pack says so, whoever sent it', () => {
    expect(proposals(urged(AT_SECOND))).toEqual([at('2026-03-17', '09:00')])
    const hand = new World(AT_SECOND).start(within(5)).at('2026-03-10', '09:01').sweep().at('2026-03-12', '10:00')
    hand
      .tell('officer', 'urge', { ...A1, text: '请说明原因' })
      .at('2026-03-13')
      .sweep()
    expect(all(hand)).toEqual([['u1', 'urges', 'proposed', null]])
  })

  test.each<[string, World]>([
    ['handed in within the limit', urged().at('2026-03-20', '17:00').complete().at('2026-04-30').sweep()],
    [
      'handed in within it, and returned',
      urged().at('2026-03-20', '17:00').complete().at('2026-03-23').sendBack().at('2026-03-24').sweep(),
    ],
    [
      'another due moment was set',
      urged().at('2026-03-18').complete().at('2026-03-19').sendBack(at('2026-04-20', '17:30')).at('2026-04-10').sweep(),
    ],
  ])('not where %s', (_, world) => {
    expect(all(world)).toEqual([])
  })

  test('not for another thing than the one that was urged', () => {
    const world = new World().issue(within(20)).at('2026-03-04').sweep()
    world.tell('officer', 'urge', { ...A1, text: '请签收' }).at('2026-03-06', '10:00')
    world.tell('officer', 'urge', { ...A1, text: '请签收' })
    expect(world.at('2026-03-11', '17:00').sweep().signIn().at('2026-03-20').sweep().issued.transfers).toEqual([])
    const late = new World().issue(within(20)).at('2026-03-04').sweep()
    late.tell('officer', 'urge', { ...A1, text: '请签收' }).at('2026-03-06', '10:00')
    late.tell('officer', 'urge', { ...A1, text: '请签收' })
    expect(all(late.at('2026-03-11', '17:31').sweep())).toEqual([['u1', 'urges', 'proposed', null]])
  })

  test('while it is, nobody urges; declined, one may again', () => {
    const world = proposed().at('2026-03-25')
    expect(world.ask('officer', 'urge', { ...A1, text: '请说明' })).toBe('TRANSFER_PROPOSED')
    expect(
      world
        .at('2026-06-01')
        .sweep()
        .types()
        .filter((type) => type === 'Urged'),
    ).toHaveLength(2)
    expect(declined().ask('officer', 'urge', { ...A1, text: '请说明' })).toBeNull()
  })

  test('for a false report no urge goes out either, by the timer neither', () => {
    const world = new World().start(within(5)).tell('chief', 'criticise', blame).at('2026-03-30').sweep()
    expect(world.types()).not.toContain('Urged')
    world.tell('chief', 'declineTransfer', { reason: '情节轻微' }).later(60_000).sweep()
    expect(world.last('Urged').nominalAt).toBe(at('2026-03-30', '10:00'))
  })

  test('declined, again after ten working days, where it is still undone', () => {
    const world = declined().at('2026-04-30').sweep()
    // 6 April is off
    expect(proposals(world)).toEqual([at('2026-03-20', '17:30'), at('2026-04-07', '09:00')])
    const done = declined().at('2026-04-03').complete().confirm().at('2026-04-30').sweep()
    expect(proposals(done)).toHaveLength(1)
  })

  test('once in a round; after an outcome and a reopening a new one is possible', () => {
    const world = confirmed().at('2026-03-24').tell('discipline', 'recordOutcome', outcome).at('2026-04-30').sweep()
    expect(proposals(world)).toHaveLength(1)
    world
      .tell('chief', 'close', { reason: '另案' })
      .tell('chief', 'reopen', { reason: '反弹', dueAt: at('2026-05-08', '17:30') })
    world.at('2026-06-30').sweep()
    expect(all(world)).toEqual([
      ['u1', 'urges', 'confirmed', 'talk'],
      ['u1', 'urges', 'proposed', null],
    ])
  })

  test('for each unit by itself', () => {
    const world = new World().start({ ...WITH_CO, ...within(5) }).signIn('A2', 'u2')
    world.tell('chief', 'criticise', { ...blame, unitId: 'u2', personId: null })
    world.at('2026-03-20', '17:31').sweep()
    expect(all(world)).toEqual([
      ['u2', 'falseReport', 'proposed', null],
      ['u1', 'urges', 'proposed', null],
    ])
  })
})

describe('a transfer', () => {
  /** Two units, each with one. */
  const two = () => {
    const world = new World().start({ ...WITH_CO, ...within(5) }).signIn('A2', 'u2')
    world.tell('chief', 'criticise', { ...blame, unitId: 'u2', personId: null })
    return world.tell('chief', 'criticise', blame)
  }

  test('is confirmed once the main leaders agree, then its outcome is recorded', () => {
    const world = proposed()
    const [{ id: transferId } = { id: '' }] = world.issued.transfers
    expect(world.when('chief', 'confirmTransfer', opinion)).toEqual([
      { type: 'TransferConfirmed', data: { transferId, unitId: 'u1', ...opinion } },
    ])
    expect(world.when('discipline', 'recordOutcome', outcome)).toEqual([
      { type: 'OutcomeRecorded', data: { transferId, unitId: 'u1', ...outcome } },
    ])
    expect(world.issued.transfers[0]).toMatchObject({ status: 'confirmed', outcome: { ...outcome, at: world.now } })
  })

  test('goes on after the matter has ended', () => {
    const world = proposed().tell('chief', 'close', { reason: '已处理' }).tell('chief', 'confirmTransfer', opinion)
    expect(world.ask('discipline', 'recordOutcome', { outcome: 'notUpheld', text: '情况属实' })).toBeNull()
  })

  test('of several is named, each decided and ended by itself', () => {
    const world = two()
    const [first, second] = world.issued.transfers.map(({ id }) => id)
    expect(world.ask('chief', 'confirmTransfer', opinion)).toBe('BAD_INPUT')
    expect(world.ask('chief', 'confirmTransfer', { ...opinion, transferId: 'Z0' })).toBe('NOT_FOUND')
    world.tell('chief', 'confirmTransfer', { ...opinion, transferId: second })
    expect(world.todos().filter(({ kind }) => kind === 'decideTransfer')).toHaveLength(1)
    world.tell('chief', 'confirmTransfer', { ...opinion, transferId: first })
    expect(world.todos().filter(({ kind }) => kind === 'recordOutcome')).toHaveLength(2)
    world.tell('discipline', 'recordOutcome', { ...outcome, transferId: first })
    world.tell('discipline', 'recordOutcome', { outcome: 'caseOpened', text: '立案', transferId: second })
    expect(all(world).map(([unitId, , , came]) => [unitId, came])).toEqual([
      ['u2', 'talk'],
      ['u1', 'caseOpened'],
    ])
    expect(world.todos().filter(({ kind }) => kind === 'recordOutcome')).toEqual([])
  })

  test('the form asks for which unit only where there are several', () => {
    const choices = (world: World) => {
      const about = aboutOf(world, 'chief', null)
      const [field] = formOf('confirmTransfer').fields
      return field?.kind === 'choice' ? [field.when?.(about), field.choices(about).map(({ label }) => label)] : null
    }
    expect(choices(two())).toEqual([true, ['单位u2', '单位u1']])
    expect(choices(proposed())).toEqual([false, ['单位u1']])
  })

  test('tells its own unit and no other’s: the proposal the head, the conclusion all that have to do with it', () => {
    const told = (world: World, type: EventType) =>
      world.notices.filter(({ _id }) => _id.startsWith(`${world.last(type)._id}.`)).map(({ personId }) => personId)
    const world = two()
    const [first] = world.issued.transfers
    world.tell('chief', 'confirmTransfer', { ...opinion, transferId: first?.id })
    expect(told(world, 'TransferConfirmed').sort()).toEqual([
      'discipline',
      'u2chief',
      'u2handler',
      'u2head',
      'u2section',
      'u2supervisor',
    ])
    expect(told(world, 'TransferProposed')).toEqual(['u1head'])
  })

  test.each<[string, World, string, object, 'confirmTransfer' | 'declineTransfer' | 'recordOutcome', string]>([
    ['confirming nothing', new World().start(), 'chief', opinion, 'confirmTransfer', 'NO_TRANSFER_PROPOSED'],
    ['declining nothing', new World().start(), 'chief', { reason: '不必' }, 'declineTransfer', 'NO_TRANSFER_PROPOSED'],
    ['confirming twice', confirmed(), 'chief', opinion, 'confirmTransfer', 'NO_TRANSFER_PROPOSED'],
    [
      'declining what is confirmed',
      confirmed(),
      'chief',
      { reason: '不必' },
      'declineTransfer',
      'NO_TRANSFER_PROPOSED',
    ],
    ['by an officer', proposed(), 'officer', opinion, 'confirmTransfer', 'NO_RIGHT'],
    ['declining by the unit', proposed(), 'u1head', { reason: '不必' }, 'declineTransfer', 'NO_RIGHT'],
    ['an outcome of what was not transferred', proposed(), 'discipline', outcome, 'recordOutcome', 'NOT_TRANSFERRED'],
    ['an outcome by the chief', confirmed(), 'chief', outcome, 'recordOutcome', 'NO_RIGHT'],
    [
      'a second outcome',
      confirmed().tell('discipline', 'recordOutcome', outcome),
      'discipline',
      outcome,
      'recordOutcome',
      'ALREADY_DONE',
    ],
  ])('refused: %s', (_, world, who, input, command, code) => {
    expect(world.ask(who, command, input)).toBe(code)
  })
})

test('of before, when a matter had one at a time: the events name no transfer and mean the one there was', () => {
  const world = declined().tell('chief', 'criticise', blame).tell('chief', 'confirmTransfer', opinion)
  world.tell('discipline', 'recordOutcome', outcome)
  const old = world.events.map((event): MatterEvent => {
    const { transferId: _, unitId, cause: __, ...data } = event.data as Record<string, unknown>
    const ofTransfer = /^(Transfer|Outcome)/.test(event.type)
    return { ...event, data: ofTransfer ? data : event.data } as MatterEvent & { data: EventData[EventType] }
  })
  expect(fold(matterDecider, old)).toEqual(world.matter)
  expect(all(world)).toEqual([
    ['u1', 'urges', 'declined', null],
    ['u1', 'falseReport', 'confirmed', 'talk'],
  ])
})
