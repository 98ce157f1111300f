import { at } from '../../../../domain/clock/time'
import type { EventType } from '../../../../domain/matter/events'
import type { World } from '../../world'
import { red } from '../stepsOf'

const A1 = { assignmentId: 'A1' }
const text = { text: '请说明进展' }
const TEN_MINUTES = 600_000

describe('taken back within ten minutes', () => {
  const sent = () =>
    red()
      .at('2026-03-10', '08:00')
      .sweep()
      .tell('officer', 'urge', { ...A1, ...text })
  const back = (world: World) => world.ask('liaison', 'retractUrge', A1)
  const about = (world: World, type: EventType) =>
    world.notices.filter(({ _id }) => _id.startsWith(`${world.last(type)._id}.`)).length

  test('until then it costs nothing, tells nobody and raises no level; then it does', () => {
    const world = sent()
    const { length } = world.lines
    expect([about(world, 'Urged'), world.lead.level]).toEqual([0, 1])
    world.later(TEN_MINUTES).sweep()
    expect(world.lines).toHaveLength(length)
    world.later(1).sweep()
    expect(world.last('UrgeDelivered').nominalAt).toBe(at('2026-03-10', '08:10'))
    expect([about(world, 'UrgeDelivered') > 0, world.lead.level]).toEqual([true, 2])
    expect(world.points().slice(length)).toEqual([['urged', 'u1', -50]])
  })

  test('nothing but its number is left: it costs nothing, counts for nothing and keeps no distance', () => {
    const world = sent()
    expect(back(world.later(TEN_MINUTES))).toBeNull()
    expect([world.lead.urges, world.lead.level]).toEqual([[], 1])
    world.tell('officer', 'urge', { ...A1, ...text })
    expect(world.last('Urged').data).toMatchObject({ urgeNumber: '催〔2026〕2号', ordinal: 1, level: 2 })
    back(world)
    const never = red().at('2026-04-30').sweep()
    world.at('2026-04-30').sweep()
    expect(world.points()).toEqual(never.points())
    expect(world.timed()).toEqual(never.timed())
  })

  test.each<[string, World, string | null]>([
    ['in the last moment', sent().later(TEN_MINUTES), null],
    ['a moment later', sent().later(TEN_MINUTES + 1), 'URGE_DELIVERED'],
    ['twice', sent().tell('officer', 'retractUrge', A1), 'URGE_DELIVERED'],
    ['one of the timer', red().at('2026-03-10', '09:01').sweep(), 'URGE_DELIVERED'],
    ['where there is none', red(), 'URGE_DELIVERED'],
  ])('%s', (_, world, code) => {
    expect(back(world)).toBe(code)
  })

  test('is no unit’s to do', () => {
    expect(sent().ask('u1head', 'retractUrge', A1)).toBe('NO_RIGHT')
  })

  test('what was handed in before it went out is urged no more', () => {
    const world = sent().complete().at('2026-03-30').sweep()
    expect(world.types()).not.toContain('UrgeDelivered')
    expect(world.points().filter(([rule]) => rule === 'urged')).toEqual([])
  })
})
