import { at } from '../../../../domain/clock/time'
import { file, WITH_CO, World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const A2 = { assignmentId: 'A2' }
const report = { ...A1, text: '已开工', remaining: '验收', files: ['file1'], milestoneId: null }
const weekly = { reportCycle: 'weekly' }

describe('reporting', () => {
  test('by the handler or the supervisor, with files', () => {
    const world = new World().start()
    expect(world.when('u1handler', 'report', report)).toEqual([
      {
        type: 'ReportSubmitted',
        data: {
          assignmentId: 'A1',
          reportId: 'R7',
          text: '已开工',
          remaining: '验收',
          files: [file],
          milestoneId: null,
          ordinal: null,
          next: null,
        },
      },
    ])
    expect(world.lead).toMatchObject({ reports: [{ id: 'R7', version: 1 }], lastReport: { id: 'R7', text: '已开工' } })
    expect(world.ask('u1supervisor', 'report', report)).toBeNull()
  })

  test('a report in its period fulfils the cycle; the next one is expected after a week', () => {
    const world = new World().start(weekly)
    expect(world.lead.reporting).toEqual({ ordinal: 1, dueAt: at('2026-03-09', '17:30') })
    world.report()
    expect(world.last('ReportSubmitted').data).toMatchObject({ ordinal: 1 })
    expect(world.lead.reporting).toEqual({ ordinal: 2, dueAt: at('2026-03-16', '17:30') })
  })

  test('a second report in the same period is welcome and fulfils nothing more', () => {
    const world = new World().start(weekly).report().at('2026-03-06').report()
    expect(world.last('ReportSubmitted').data).toMatchObject({ ordinal: null })
    expect(world.lead.reporting?.ordinal).toBe(2)
  })

  test('the period ends with its last moment', () => {
    const world = new World().start(weekly).report()
    world.now = at('2026-03-09', '17:30')
    expect(world.report().last('ReportSubmitted').data.ordinal).toBeNull()
    expect(world.later(1).report().last('ReportSubmitted').data.ordinal).toBe(2)
  })

  test('a day off at its end gives way, and none is expected that would then fall on the due moment', () => {
    const saturday = (dueAt: string) => new World().at('2026-03-07').issue({ ...weekly, dueAt }).lead.reporting
    expect(saturday(at('2026-03-17', '17:30'))).toEqual({ ordinal: 1, dueAt: at('2026-03-16', '17:30') })
    expect(saturday(at('2026-03-16', '17:30'))).toBeNull()
  })

  test('none is expected on or after the due moment: the completion stands for it', () => {
    const world = new World().start({ ...weekly, ...within(6) })
    expect(world.lead.due.dueAt).toBe(at('2026-03-10', '17:30'))
    world.report()
    expect(world.lead.reporting).toBeNull()
  })

  test('a month counts by its day, and gives way to a working day', () => {
    const world = new World().start({ reportCycle: 'monthly', source: 'npcSuggestion' })
    expect(world.lead.reporting).toEqual({ ordinal: 1, dueAt: at('2026-04-02', '17:30') })
    world.report()
    expect(world.lead.reporting).toEqual({ ordinal: 2, dueAt: at('2026-05-06', '17:30') })
  })

  test('a calendar year after the due moment is not needed to report', () => {
    const world = new World().at('2026-12-14').start({ ...weekly, ...within(10) })
    expect(world.lead.due.dueAt).toBe(at('2026-12-28', '17:30'))
    world.report().at('2026-12-23').report()
    expect(world.lead.reporting).toBeNull()
  })

  test('a report may meet a milestone, once', () => {
    const planned = { milestones: [{ title: '摸底', dueAt: at('2026-03-10', '17:30') }], reportCycle: 'perMilestone' }
    const world = new World().start(planned).report({ milestoneId: 'M1' })
    expect(world.issued.milestones[0]).toMatchObject({ metAt: world.now, missed: false })
    expect(world.ask('u1handler', 'report', { ...report, milestoneId: 'M1' })).toBe('ALREADY_DONE')
    expect(world.ask('u1handler', 'report', { ...report, milestoneId: 'M9' })).toBe('NOT_FOUND')
  })

  test('a cycle counts from when the unit got its assignment', () => {
    const world = new World().issue({ ...weekly, source: 'npcSuggestion' })
    world.tell('u1head', 'object', { ...A1, reason: '不属职责', suggestedUnitId: null }).at('2026-03-05')
    world.tell('officer', 'reassign', { ...A1, reason: '改派', unitId: 'u3' }).signIn('A2', 'u3')
    expect(world.lead.reporting).toEqual({ ordinal: 1, dueAt: at('2026-03-12', '17:30') })
    world.tell('u3handler', 'report', { ...report, ...A2 })
    expect(world.lead.reporting).toEqual({ ordinal: 2, dueAt: at('2026-03-19', '17:30') })
  })

  test.each<[string, World, string, object, string]>([
    ['before signing in', new World().issue(), 'u1supervisor', {}, 'WRONG_STATE'],
    [
      'before the three are named',
      new World().issue().tell('u1head', 'signIn', A1),
      'u1supervisor',
      {},
      'NAME_RESPONSIBLE_FIRST',
    ],
    ['by a handler who is not named', new World().start(), 'u1handler2', {}, 'NO_RIGHT'],
    ['by another unit', new World().start(WITH_CO).signIn('A2', 'u2'), 'u2handler', {}, 'NO_RIGHT'],
    ['by a co-unit', new World().start(WITH_CO).signIn('A2', 'u2'), 'u2handler', A2, 'CO_UNIT_GIVES_OPINION'],
    ['with a file of someone else', new World().start(), 'u1handler', { files: ['file9'] }, 'NOT_FOUND'],
    ['while the completion is under way', new World().start().submit(), 'u1handler', {}, 'WRONG_STATE'],
    [
      'while suspended',
      new World().start().tell('chief', 'suspend', { reason: '等批复' }),
      'u1handler',
      {},
      'MATTER_SUSPENDED',
    ],
  ])('refused: %s', (_, world, who, changes, code) => {
    const { length } = world.events
    expect(world.ask(who, 'report', { ...report, ...changes })).toBe(code)
    expect(world.events).toHaveLength(length)
  })
})

describe('correcting a report', () => {
  const correction = { ...A1, reportId: 'R7', reason: '数字有误', text: '已开工两处', remaining: '', files: [] }

  test('is a new version with its reason; both stay', () => {
    const world = new World().start().report()
    expect(world.when('u1handler', 'correctReport', correction)).toMatchObject([
      { type: 'ReportCorrected', data: { reportId: 'R7', version: 2, reason: '数字有误' } },
    ])
    world.tell('u1supervisor', 'correctReport', { ...correction, text: '已开工三处' })
    expect(world.lead).toMatchObject({ reports: [{ id: 'R7', version: 3 }], lastReport: { text: '已开工三处' } })
    expect(world.types().filter((type) => type === 'ReportSubmitted')).toHaveLength(1)
  })

  test('of an older report leaves the last one as it is', () => {
    const world = new World().start().report().report({ text: '第二次' }).tell('u1handler', 'correctReport', correction)
    expect(world.lead.lastReport?.text).toBe('第二次')
  })

  test('is possible until the matter ends', () => {
    expect(new World().start().report().complete().ask('u1handler', 'correctReport', correction)).toBeNull()
    const closed = new World().start().report().complete().confirm()
    expect(closed.ask('u1handler', 'correctReport', correction)).toBe('MATTER_CLOSED')
  })

  test.each<[string, World, string, object, string]>([
    ['without any report', new World().start(), 'u1handler', {}, 'NO_REPORT'],
    ['of an unknown report', new World().start().report(), 'u1handler', { reportId: 'R9' }, 'NOT_FOUND'],
    ['by one not named', new World().start().report(), 'u1handler2', {}, 'NO_RIGHT'],
    ['with an unknown file', new World().start().report(), 'u1handler', { files: ['file9'] }, 'NOT_FOUND'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'correctReport', { ...correction, ...changes })).toBe(code)
  })
})
