import { at } from '../../../../domain/clock/time'
import { WITH_CO, World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const text = { text: '请说明进展' }
const urged = () => new World().start(within(5)).at('2026-03-17', '09:01').sweep()

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
    ['an unknown assignment', new World().start(), 'officer', { assignmentId: 'A9' }, 'NOT_FOUND'],
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
