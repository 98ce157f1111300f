import { fold } from '../../../../domain/decider/decide'
import { matterDecider } from '../../../../domain/matter/decider'
import type { MatterEvent } from '../../../../domain/matter/events'
import { formOf } from '../../../../domain/matter/forms'
import { tell } from '../../../../domain/matter/sentences'
import { WITH_CO, World, within } from '../../world'
import { aboutOf } from '../forms/subject'

const conclusion = '现场没有施工，照片系去年拍摄，依据是现场记录。'
const blame = { unitId: 'u1', personId: null, text: '照片系摆拍', falseReport: true, conclusion }
const opinion = { leadersOpinion: '同意转办', conclusion: '经两次催办仍未落实。' }
const proposed = () => new World().start(within(5)).at('2026-03-20', '17:31').sweep()
const initial = (world: World, command: 'criticise' | 'confirmTransfer', item: string | null = null) => {
  const field = formOf(command).fields.find(({ name }) => name === 'conclusion')
  return field?.kind === 'text' ? field.initial?.({ ...aboutOf(world, 'chief', null), item }) : null
}

describe('a conclusion', () => {
  test.each<[string, 'transfer' | 'criticism', World]>([
    ['a criticism', 'criticism', new World().start().tell('chief', 'criticise', { ...blame, falseReport: false })],
    ['a false report', 'criticism', new World().start().tell('chief', 'criticise', blame)],
    ['a confirmed transfer', 'transfer', proposed().tell('chief', 'confirmTransfer', { ...opinion, conclusion })],
  ])('of %s stands in the event and in the matter, and is told', (_, restsOn, world) => {
    expect(world.issued.conclusions).toEqual([
      { at: world.now, restsOn, assignmentId: 'A1', unitId: 'u1', text: conclusion },
    ])
    const event = world.events.find(({ data }) => 'conclusion' in data)
    expect(event && tell(event, (id) => id).lines).toContain(`督查结论：${conclusion}`)
  })

  test('of a false report goes to the unit whose work it was, also when another has it by now', () => {
    const world = new World().start().tell('officer', 'replaceUnit', {
      assignmentId: 'A1',
      unitId: 'u2',
      dueAt: null,
      reason: '职能调整',
    })
    world.tell('chief', 'criticise', blame).tell('chief', 'confirmTransfer', opinion)
    const { _id } = world.last('TransferConfirmed')
    const told = world.notices.filter((notice) => notice._id.startsWith(`${_id}.`)).map(({ personId }) => personId)
    expect(told.sort()).toEqual(['discipline', 'u1chief', 'u1handler', 'u1head', 'u1section', 'u1supervisor'])
  })

  test('is nobody’s to word twice: the next form begins with it', () => {
    const world = new World().start()
    expect(initial(world, 'criticise')).toBe('')
    world.tell('chief', 'criticise', blame)
    expect(initial(world, 'confirmTransfer')).toBe(conclusion)
    expect(initial(world, 'criticise')).toBe(conclusion)
  })

  test('of one unit is not begun with where a form may be about another, but shown', () => {
    const world = new World().start({ ...WITH_CO, ...within(5) }).signIn('A2', 'u2')
    world.tell('chief', 'criticise', blame).tell('chief', 'criticise', { ...blame, unitId: 'u2', conclusion: '另查。' })
    const [first, second] = world.issued.transfers.map(({ id }) => id)
    expect(initial(world, 'criticise')).toBe('')
    expect(initial(world, 'confirmTransfer')).toBe('')
    expect(initial(world, 'confirmTransfer', first)).toBe(conclusion)
    expect(initial(world, 'confirmTransfer', second)).toBe('另查。')
    const shown = formOf('criticise').passages?.(aboutOf(world, 'chief', null)) ?? []
    expect(shown.map(({ text }) => text)).toEqual(['另查。', conclusion])
  })

  test('events of before have none', () => {
    const world = new World().start().tell('chief', 'criticise', blame)
    const old = world.events.map((event): MatterEvent => {
      const { conclusion: _, assignmentId, ...data } = event.data as Record<string, unknown>
      return event.type === 'Criticised' ? ({ ...event, data } as MatterEvent) : event
    })
    expect(fold(matterDecider, old)).toMatchObject({ number: world.issued.number })
    expect(fold(matterDecider, old)).not.toHaveProperty('conclusions')
  })
})
