import { at } from '../../../../domain/clock/time'
import { World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const amend = (changes: object) => ({ reason: '情况有变', ...changes })

describe('urgency', () => {
  test('moves no running clock by itself', () => {
    const world = new World().issue(within(20))
    const before = world.lead
    world.tell('officer', 'amend', amend({ urgency: 'extraUrgent' }))
    expect(world.issued.urgency).toBe('extraUrgent')
    expect(world.lead).toEqual(before)
    expect(world.last('MatterAmended').data.changes).toEqual([{ field: 'urgency', before: '一般', after: '特急' }])
  })
})

describe('another report cycle', () => {
  const weekly = () => new World().start({ ...within(60), reportCycle: 'weekly' })

  test('counts from then on, after the reports that there were', () => {
    const world = weekly().at('2026-03-09').report().at('2026-03-16').report().at('2026-03-18')
    expect(world.lead.reporting).toMatchObject({ ordinal: 3 })
    world.tell('officer', 'amend', amend({ reportCycle: 'monthly' }))
    expect(world.lead.reporting).toEqual({ ordinal: 3, dueAt: at('2026-04-20', '17:30') })
    expect(world.at('2026-04-20').report().lead.reporting).toEqual({ ordinal: 4, dueAt: at('2026-05-18', '17:30') })
  })

  test('asks for the first by its own period, and each is missed once', () => {
    const world = new World().start({ ...within(60), reportCycle: 'monthly' }).at('2026-03-04')
    world
      .tell('officer', 'amend', amend({ reportCycle: 'weekly' }))
      .at('2026-03-30')
      .sweep()
    expect(world.timed().filter(([type]) => type === 'ReportMissed')).toEqual([
      ['ReportMissed', at('2026-03-11', '17:30')],
      ['ReportMissed', at('2026-03-18', '17:30')],
      ['ReportMissed', at('2026-03-25', '17:30')],
    ])
    const keys = world.events.flatMap(({ stepKey }) => stepKey ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('a report given in its first period stands for none of the cycle, the next one for the first', () => {
    const world = weekly()
      .at('2026-03-04')
      .tell('officer', 'amend', amend({ reportCycle: 'fortnightly' }))
    expect(world.report().lead.reporting).toEqual({ ordinal: 2, dueAt: at('2026-04-01', '17:30') })
  })

  test('none is asked for any more', () => {
    const world = weekly().tell('officer', 'amend', amend({ reportCycle: 'once' }))
    expect([world.lead.reporting, world.at('2026-04-01').sweep().types().includes('ReportMissed')]).toEqual([
      null,
      false,
    ])
  })

  test('goes on where the due moment moves', () => {
    const world = weekly()
      .at('2026-03-04')
      .tell('officer', 'amend', amend({ reportCycle: 'monthly' }))
    const dueAt = at('2026-12-01', '17:30')
    world.tell('chief', 'setDue', { ...A1, moment: 'due', dueAt, reason: '批复推迟', unitSays: '' })
    expect(world.lead.reporting).toMatchObject({ ordinal: 1, dueAt: at('2026-04-07', '17:30') })
  })

  test('by milestones only where there are some', () => {
    expect(weekly().ask('officer', 'amend', amend({ reportCycle: 'perMilestone' }))).toBe('NO_MILESTONES')
  })
})

describe('milestones', () => {
  const dueAt = at('2026-03-10', '12:00')
  const planned = () => new World().start({ ...within(20), milestones: [{ title: '开工', dueAt }] })
  const more = (changes: object = {}) => ({
    title: '封顶',
    dueAt: at('2026-03-06', '12:00'),
    reason: '分步',
    ...changes,
  })

  test('one more is asked for in its place', () => {
    const world = planned().tell('officer', 'addMilestone', more())
    expect(world.issued.milestones.map(({ title }) => title)).toEqual(['封顶', '开工'])
    expect(world.at('2026-03-11').sweep().timed()).toEqual([
      ['MilestoneMissed', at('2026-03-06', '12:00')],
      ['MilestoneMissed', dueAt],
    ])
  })

  test('dropped, it is neither missed nor urged', () => {
    const world = planned().at('2026-03-11').sweep()
    world.tell('officer', 'dropMilestone', { milestoneId: 'M1', reason: '合并' })
    expect(world.issued.milestones).toEqual([])
    expect(world.ask('officer', 'urge', { ...A1, text: '请抓紧' })).toBe('NOT_OVERDUE')
  })

  test('where reports go by milestones one is left', () => {
    const world = new World().start({ milestones: [{ title: '开工', dueAt }], reportCycle: 'perMilestone' })
    const drop = { milestoneId: 'M1', reason: '合并' }
    expect(world.ask('officer', 'dropMilestone', drop)).toBe('NO_MILESTONES')
    expect(world.tell('officer', 'addMilestone', more()).ask('officer', 'dropMilestone', drop)).toBeNull()
  })

  test.each<[string, World, string, object, string]>([
    ['after the work', planned(), 'officer', { dueAt: at('2026-12-01', '12:00') }, 'MILESTONE_AFTER_DUE'],
    ['in the past', planned(), 'officer', { dueAt: at('2026-03-01', '12:00') }, 'IN_THE_PAST'],
    ['while the office has the work', planned().complete(), 'officer', {}, 'WRONG_STATE'],
    ['while suspended', planned().tell('chief', 'suspend', { reason: '等批复' }), 'officer', {}, 'MATTER_SUSPENDED'],
    ['by the unit', planned(), 'u1supervisor', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'addMilestone', more(changes))).toBe(code)
  })

  test('what is met, or is not there, is not dropped', () => {
    const world = planned().tell('officer', 'addMilestone', more()).report({ milestoneId: 'M1' })
    const drop = (milestoneId: string) => world.ask('officer', 'dropMilestone', { milestoneId, reason: '合并' })
    expect([drop('M1'), drop('M9')]).toEqual(['ALREADY_DONE', 'NOT_FOUND'])
  })
})

test('past the lead’s due moment no milestone is added: there is no moment within it', () => {
  const world = new World().start(within(5)).at('2026-03-10')
  const milestone = { title: '验收', dueAt: at('2026-03-12', '12:00'), reason: '补一个节点' }
  expect(world.ask('officer', 'addMilestone', milestone)).toBe('NO_TIME_LEFT')
  expect(world.actions('officer').map(({ command }) => command)).not.toContain('addMilestone')
})
