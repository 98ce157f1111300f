import { at } from '../../../domain/clock/time'
import { World, within } from '../world'
import { alarm, DUE, keys, ofUnit, red } from './stepsOf'

const A1 = { assignmentId: 'A1' }

describe('a new due moment', () => {
  const later = at('2026-03-30', '17:30')
  const extended = () => {
    const world = new World().start(within(5)).at('2026-03-07').sweep()
    world.tell('u1head', 'requestExtension', { ...A1, progress: '八成', reason: '下雨', requestedDueAt: later })
    return world.tell('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '' })
  }

  test('has steps of its own, under its own version', () => {
    const world = extended().at('2026-04-30').sweep()
    expect(keys(world)).toEqual([
      'm1/A1/dueSoon3/1',
      'm1/A1/dueSoon3/2',
      'm1/A1/overdue/2',
      'm1/A1/urge/1',
      'm1/A1/urge/2',
      'm1/A1/transfer/1',
    ])
    expect(ofUnit(world)[2]).toEqual(['OverdueRecorded', later])
  })

  test('when it passes too, the red of before is the one that stays visible', () => {
    const world = red().complete().sendBack(later).at('2026-04-01').sweep()
    expect(world.types().filter((type) => type === 'OverdueRecorded')).toHaveLength(2)
    expect(world.lead.overdueAt).toBe(DUE)
  })

  test('does not bring back the sign-in step', () => {
    const world = new World().issue(within(5)).at('2026-03-05').sweep()
    world.tell('u1head', 'requestExtension', { ...A1, progress: '无', reason: '下雨', requestedDueAt: later })
    world.tell('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '' }).sweep()
    expect(keys(world)).toEqual(['m1/A1/signIn/1'])
  })

  test('set closer than the reminder: what lies before it is left out', () => {
    const world = new World().start(within(5)).at('2026-03-09', '10:00').sweep()
    const soon = at('2026-03-11', '17:30')
    world.tell('u1head', 'requestExtension', { ...A1, progress: '八成', reason: '下雨', requestedDueAt: soon })
    world
      .tell('chief', 'grantExtension', { ...A1, dueAt: soon, opinion: '' })
      .at('2026-03-11')
      .sweep()
    expect(keys(world).slice(-1)).toEqual(['m1/A1/dueSoon1/2'])
    expect(keys(world)).not.toContain('m1/A1/dueSoon3/2')
  })
})

describe('while the office has the completion', () => {
  test('nothing of the unit’s falls due', () => {
    const world = new World()
      .start({ reportCycle: 'weekly', ...within(5) })
      .complete()
      .at('2026-04-30')
      .sweep()
    expect(ofUnit(world)).toEqual([])
    expect(alarm(world)).toBeNull()
  })

  test('returned after the due moment it has the time that it had left, and is red only after that', () => {
    const world = new World().start(within(5)).complete().at('2026-03-20', '10:00').sendBack().at('2026-04-30').sweep()
    expect(ofUnit(world)).toEqual([
      ['DueSoonReminded', at('2026-03-24', '17:30')],
      ['DueSoonReminded', at('2026-03-26', '17:30')],
      ['OverdueRecorded', at('2026-03-27', '17:30')],
      ['Urged', at('2026-03-30', '09:00')],
      ['Urged', at('2026-04-07', '09:00')],
      ['TransferProposed', at('2026-04-10', '17:30')],
    ])
  })

  test('returned, reminders whose day has passed are left out', () => {
    const world = new World().start(within(5)).at('2026-03-08', '12:00').complete().at('2026-03-08', '18:00')
    expect(ofUnit(world.sendBack().at('2026-03-09').sweep())).toEqual([['DueSoonReminded', at('2026-03-06', '17:30')]])
  })

  test('overdue before, the days there do not count for the next urge', () => {
    const world = red().complete().at('2026-03-20', '10:00').sendBack().at('2026-04-03').sweep()
    expect(ofUnit(world).slice(-3)).toEqual([
      ['Urged', at('2026-03-23', '09:00')],
      ['Urged', at('2026-03-30', '09:00')],
      ['TransferProposed', at('2026-04-02', '17:30')],
    ])
  })

  test('returns inside the unit win no time', () => {
    const world = red().at('2026-03-09', '20:00').submit().at('2026-03-12')
    world
      .tell('u1section', 'returnCompletion', { ...A1, missing: '数据', dueAt: null })
      .at('2026-03-31')
      .sweep()
    expect(ofUnit(world).slice(-3, -1)).toEqual([
      ['Urged', at('2026-03-10', '09:00')],
      ['Urged', at('2026-03-17', '09:00')],
    ])
  })

  test('a milestone that passed meanwhile waits as the clock does', () => {
    const planned = { milestones: [{ title: '开工', dueAt: at('2026-03-05', '12:00') }] }
    const world = new World().start(planned).complete().at('2026-03-06', '10:00').sendBack().at('2026-03-10').sweep()
    expect(ofUnit(world)).toEqual([['MilestoneMissed', at('2026-03-09', '12:00')]])
  })
})
