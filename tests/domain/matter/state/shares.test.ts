import { at } from '../../../../domain/clock/time'
import { readBy } from '../../../../domain/matter/sight'
import { minutesHeld, shareWords } from '../../../../domain/matter/state/shares'
import { actor, people } from '../../district'
import { WITH_CO, World, within } from '../../world'

const held = (world: World, id = 'A1') => minutesHeld(world.issued, world.assignment(id), world.now)
const DAY = 1440
const words = (world: World, who: string, id = 'A1') =>
  shareWords(world.issued, world.assignment(id), { now: world.now, actor: actor(who) })

test('from issue on the unit holds it, the office what was handed in, and the unit again what is returned', () => {
  const world = new World().start(WITH_CO).at('2026-03-05')
  expect(held(world)).toEqual({ unit: 3 * DAY, coUnit: 0, office: 0, leader: 0 })
  expect(held(world, 'A2')).toEqual({ unit: 0, coUnit: 3 * DAY, office: 0, leader: 0 })
  world.complete().at('2026-03-07').sendBack().at('2026-03-08')
  expect(held(world)).toEqual({ unit: 4 * DAY, coUnit: 0, office: 2 * DAY, leader: 0 })
  expect(words(world, 'officer')).toBe('单位 4 天 · 督查室 2 天')
  expect(words(world, 'officer', 'A2')).toBe('')
})

test('a pause is the office’s, and what is over is nobody’s', () => {
  const world = new World().start().at('2026-03-03').tell('chief', 'suspend', { reason: '等批复' })
  world.at('2026-03-06').tell('chief', 'resume', { reason: '已批复' })
  world.at('2026-03-07').tell('chief', 'close', { reason: '已处理' }).at('2026-04-07')
  expect(held(world)).toEqual({ unit: 2 * DAY, coUnit: 0, office: 3 * DAY, leader: 0 })
})

test('an extension asked in time is with the office until it is decided; one asked late stays the unit’s time', () => {
  const asked = (date: string) => {
    const world = new World().start(within(5)).at(date)
    const requestedDueAt = at('2026-03-27', '17:30')
    world.tell('u1head', 'requestExtension', { assignmentId: 'A1', progress: '八成', reason: '下雨', requestedDueAt })
    return held(world.later(60 * 60_000)).office
  }
  expect([asked('2026-03-04'), asked('2026-03-09')]).toEqual([60, 60])
  const late = new World().start(within(5)).at('2026-03-09', '16:00')
  const requestedDueAt = at('2026-03-27', '17:30')
  late.tell('u1head', 'requestExtension', { assignmentId: 'A1', progress: '八成', reason: '下雨', requestedDueAt })
  expect(held(late.later(60 * 60_000)).office).toBe(0)
})

test('minutes are whole and add up: what is cut off goes to the largest rest', () => {
  const world = new World().start().later(90_500).tell('chief', 'suspend', { reason: '等批复' }).later(59_500)
  expect(held(world)).toEqual({ unit: 1, coUnit: 0, office: 1, leader: 0 })
})

test('what has come up to a leader is his, shown to him, liaisons and the chief, the office’s for all others', () => {
  const world = new World()
    .start()
    .later(60 * 60_000)
    .complete()
  const office = people.filter(({ _id }) => ['officer2', 'frontOfficer', 'chief'].includes(_id))
  world.enrol(...office.map((person) => ({ ...person, roles: [], addresses: [] })))
  world.leave('officer')
  expect(world.matter?.turns).toMatchObject([{ kind: 'confirmCompletion', up: true }])
  world.later(60 * 60_000)
  expect(held(world)).toMatchObject({ office: 0, leader: 60 })
  // while he has it still, as well
  expect(words(world, 'leader')).toBe('单位 1 小时 · 领导 1 小时')
  expect(words(world, 'u1handler')).toBe('单位 1 小时 · 督查室 1 小时')
  world.tell('u1supervisor', 'comment', { text: '请审批', mentions: [], files: [] })
  const read = (who: string) => {
    const matter = readBy(world.issued, actor(who))
    return matter.number === null ? null : (matter.assignments[0]?.shares ?? null)
  }
  expect(read('leader')).toMatchObject({ leader: 3_600_000, office: 0 })
  expect(read('liaison')).toMatchObject({ leader: 3_600_000 })
  expect(read('u1handler')).toMatchObject({ leader: 0, office: 3_600_000 })
})

test('a pause that ended by itself ended at its own moment, however late that is recorded', () => {
  const world = new World().start().at('2026-03-03')
  world.tell('chief', 'suspend', { reason: '等批复', until: at('2026-03-05', '10:00') })
  world.at('2026-03-09').sweep().at('2026-03-10')
  expect(held(world)).toEqual({ unit: 6 * DAY, coUnit: 0, office: 2 * DAY, leader: 0 })
})
