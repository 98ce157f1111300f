import { type Entry, entriesOf } from '../../../miniprogram/components/timeline/entries'
import { merged } from '../../../miniprogram/pages/matter/load'
import { World } from '../../domain/world'
import { names } from './host'

const report = (text: string) => ({ assignmentId: 'A1', text, remaining: '', files: [], milestoneId: null })

const axis = (world: World, unitOf: Record<string, string> = {}): Entry[] =>
  entriesOf([...world.events].reverse(), { names, now: world.now, unitOf })

test('the newest step comes first, with who did it, in which role and for which unit', () => {
  const world = new World().start().tell('u1handler', 'report', report('已摸底'))
  const [first] = axis(world)
  expect(first).toMatchObject({ seq: world.events.length, who: '人员u1handler', bySystem: false })
  expect(first?.post).toBe('单位u1 · 经办责任人')
})

test('both versions of a corrected report stand on the axis, and the older says so', () => {
  const world = new World().start().tell('u1handler', 'report', report('二十一个'))
  const reportId = world.lead.reports[0]?.id ?? ''
  world.tell('u1handler', 'correctReport', {
    ...report('二十二个'),
    milestoneId: undefined,
    reportId,
    reason: '数错了',
  })
  const [newer, older] = axis(world)
  expect([newer?.version, older?.version]).toEqual(['', '第 1 版，已补正为第 2 版'])
  expect([newer?.lines.join(), older?.lines.join()]).toEqual([
    expect.stringContaining('二十二个'),
    expect.stringContaining('二十一个'),
  ])
})

test('what the timer recorded is the system’s; recorded late, it says when', () => {
  const world = new World().issue().at('2026-03-05').sweep()
  const missed = axis(world).find(({ seq }) => world.events[seq - 1]?.type === 'SignInMissed')
  expect(missed).toMatchObject({ bySystem: true, who: '系统' })
  expect(missed?.caughtUp).toContain('补记')
})

test('where several units work, the timer’s step says whose it is', () => {
  const world = new World()
    .issue({ co: [{ unitId: 'u2', part: '' }] })
    .at('2026-03-05')
    .sweep()
  const units = axis(world, { A1: 'u1', A2: 'u2' }).filter(({ bySystem }) => bySystem)
  expect(units.map(({ post }) => post).sort()).toEqual(['单位u1', '单位u2'])
})

test('a long text is folded, a short one is not', () => {
  const world = new World().start()
  const long = axis(world.tell('u1handler', 'report', report('进展顺利。'.repeat(60))))[0]?.long
  const short = axis(world.tell('u1handler', 'report', report('进展顺利。')))[0]?.long
  expect([long, short]).toEqual([true, false])
})

describe('steps that have come since', () => {
  const { events } = new World().start()
  const newest = [...events].reverse()
  const known = { items: newest.slice(2), names, next: null }

  test('stand before those that were loaded', () => {
    const fresh = { items: newest.slice(0, 4), names, next: 'cursor' }
    expect(merged(known, fresh)).toMatchObject({ items: newest, next: null })
  })

  test('replace them when there are more than one page of them', () => {
    const fresh = { items: newest.slice(0, 2), names, next: 'cursor' }
    expect(merged(known, fresh)).toBe(fresh)
  })
})
