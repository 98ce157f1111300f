import { at } from '../../../domain/clock/time'
import { World, within } from '../world'

const A1 = { assignmentId: 'A1' }
const REQUEST = { ...A1, progress: '八成', reason: '下雨', requestedDueAt: at('2026-06-30', '17:30') }
const UNTIL = at('2026-04-01', '17:30')
const suspended = (world: World) =>
  world
    .at('2026-03-04', '08:30')
    .tell('chief', 'suspend', { reason: '等批复', until: UNTIL })
    .at('2026-04-02', '08:30')
    .sweep()
/** Handed in on the 3rd of March, ten working days before its due moment. */
const handedIn = () => new World({ confirmation: ['chiefOfficer'] }).start(within(10)).at('2026-03-03').complete()

/** Several things hold one clock: what each of them gives back, whatever becomes of the others (docs/domain.md, section 4). */
describe('a suspension within a hold that gives nothing back', () => {
  const SUSPENDED = at('2026-04-15', '17:30')

  test('a second return', () => {
    const world = suspended(new World().start(within(10)).at('2026-03-03').complete().sendBack().complete())
    world.sendBack().later(1).sweep()
    expect(world.lead).toMatchObject({ due: { dueAt: SUSPENDED }, overdueAt: null })
    expect(world.points()).not.toContainEqual(expect.arrayContaining(['overdue']))
    expect(world.lead.due.receipt.suspensions.map(({ from, to }) => [from, to])).toContainEqual([
      at('2026-03-04', '08:30'),
      UNTIL,
    ])
  })

  test('a return without substance', () => {
    const world = suspended(handedIn())
    world
      .tell('chief', 'returnCompletion', { ...A1, missing: '没有内容', dueAt: null, noSubstance: true })
      .later(1)
      .sweep()
    expect(world.lead).toMatchObject({ due: { dueAt: SUSPENDED }, overdueAt: null })
  })

  test('an extension that is withdrawn', () => {
    const started = () => new World().start(within(10)).at('2026-03-03')
    const asked = suspended(started().tell('u1supervisor', 'requestExtension', REQUEST))
    asked.tell('u1supervisor', 'withdrawExtension', { ...A1, reason: '不用了' })
    expect(asked.lead.due.dueAt).toBe(suspended(started()).lead.due.dueAt)
  })

  test('an objection that is withdrawn once the office was late with it', () => {
    const objected = () =>
      new World()
        .issue(within(10))
        .tell('u1head', 'object', { ...A1, reason: '不属职责', suggestedUnitId: null })
        .at('2026-03-05')
        .sweep()
    const pause = (world: World) =>
      world.tell('chief', 'suspend', { reason: '等批复', until: UNTIL }).at('2026-04-02', '08:30').sweep()
    const world = pause(objected()).tell('u1head', 'withdrawObjection', { ...A1, reason: '由本单位办理' })
    expect(world.lead.due.dueAt).toBe(pause(new World().issue(within(10)).at('2026-03-05').sweep()).lead.due.dueAt)
  })
})

describe('an extension within which it was handed in', () => {
  const asked = () =>
    new World({ confirmation: ['chiefOfficer'] })
      .start(within(10))
      .at('2026-03-03')
      .tell('u1supervisor', 'requestExtension', REQUEST)
  const withdraw = { ...A1, reason: '不用了' }

  test('is not withdrawn while the office has the completion: it would gain what withdrawing gives back to nobody', () => {
    const world = asked().at('2026-03-25').complete()
    expect(world.ask('u1supervisor', 'withdrawExtension', withdraw)).toBe('EXTENSION_HELD')
    expect(world.actions('u1supervisor').map(({ command }) => command)).not.toContain('withdrawExtension')
  })

  test('nor once a return has settled the time until then', () => {
    const world = asked().at('2026-03-12').complete().at('2026-03-13')
    world.tell('chief', 'returnCompletion', { ...A1, missing: '验收单', dueAt: null })
    expect(world.ask('u1supervisor', 'withdrawExtension', withdraw)).toBe('EXTENSION_HELD')
  })

  test('holds on through a return without substance: its time was not the unit’s', () => {
    const world = asked().at('2026-03-12').complete().at('2026-03-30')
    world.tell('chief', 'returnCompletion', { ...A1, missing: '没有内容', dueAt: null, noSubstance: true })
    world.at('2026-03-31').tell('chief', 'refuseExtension', { ...A1, reason: '理由不足' })
    expect(world.lead).toMatchObject({ due: { dueAt: at('2026-04-14', '17:30') }, overdueAt: null })
  })
})

describe('while the clock stands the due moment does not pass', () => {
  test('an extension can be asked, and counts as asked when it came to stand', () => {
    const world = new World().issue(within(5)).at('2026-03-02', '10:01')
    world
      .tell('u1head', 'object', { ...A1, reason: '不属职责', suggestedUnitId: null })
      .at('2026-03-16')
      .sweep()
    expect(world.lead.due.dueAt).toBe(at('2026-03-09', '17:30'))
    world.tell('u1head', 'requestExtension', REQUEST)
    expect(world.last('ExtensionRequested').data.stops).toBe(true)
  })

  test('a request that was asked in time is signed in time, though its day has gone by with the office', () => {
    const world = new World({ extensionSignedBy: 'unitChief' }).start(within(10)).at('2026-03-03')
    world.tell('u1supervisor', 'requestExtension', REQUEST).at('2026-03-13').complete().at('2026-03-17')
    world.tell('u1chief', 'signExtension', { ...A1, opinion: '' })
    expect(world.last('ExtensionSigned').data.stops).toBe(true)
    world.sendBack().at('2026-03-30').sweep()
    expect(world.lead.overdueAt).toBeNull()
  })
})
