import { at } from '../../../domain/clock/time'
import { type PointLine, pointsWords } from '../../../domain/points/line'
import { DEFAULT_PACK, POINT_RULES } from '../../../domain/rules/pack'
import { WITH_CO, World, within } from '../world'

const A1 = { assignmentId: 'A1' }
const only = (world: World, rule: string): PointLine[] => world.lines.filter(({ ruleId }) => ruleId === rule)
const late = () => new World().start(within(5)).at('2026-03-09', '17:31').sweep()

test.each<[string, string, World, number]>([
  ['signInLate', 'missed by the timer', new World().issue().at('2026-03-04').sweep(), -20],
  [
    'signInLate',
    'missed, then signed in: once',
    new World().issue().at('2026-03-04').sweep().tell('u1head', 'signIn', A1),
    -20,
  ],
  ['reportMissed', 'a report of the cycle', new World().start({ reportCycle: 'weekly' }).at('2026-03-10').sweep(), -20],
  ['overdue', 'the due moment passed', late(), -100],
  ['urged', 'by the timer', late().at('2026-03-10', '09:01').sweep(), -50],
  [
    'urged',
    'by an officer',
    late()
      .tell('officer', 'urge', { ...A1, text: '抓紧' })
      .later(600_001)
      .sweep(),
    -50,
  ],
  ['completionReturned', 'by the office', new World().start().complete().sendBack(), -30],
  [
    'falseReport',
    'found',
    new World().start().tell('chief', 'criticise', {
      unitId: 'u1',
      personId: 'u1handler',
      text: '摆拍',
      falseReport: true,
      conclusion: '经查属实',
    }),
    -500,
  ],
  ['onTime', 'closed in time', new World().start(within(5)).at('2026-03-09', '10:00').complete().confirm(), 20],
  ['early', 'closed with a fifth left', new World().start().complete().confirm(), 10],
  [
    'commended',
    'by the chief',
    new World().start().tell('chief', 'commend', { unitId: 'u1', personId: null, text: '快' }),
    100,
  ],
])('%s: %s', (rule, _, world, hundredths) => {
  expect(only(world, rule).map((line) => [line.unitId, line.hundredths])).toEqual([['u1', hundredths]])
})

test('co-unit: half of the lead’s overdue when its own opinion was late', () => {
  const both = () => new World().start({ ...WITH_CO, ...within(5) }).signIn('A2', 'u2')
  const late = (world: World) => only(world.at('2026-03-09', '17:31').sweep(), 'coOpinionLate')
  expect(late(both()).map(({ unitId, hundredths }) => [unitId, hundredths])).toEqual([['u2', -50]])
  const inTime = both().tell('u2head', 'giveOpinion', { assignmentId: 'A2', text: '同意', files: [] })
  expect(late(inTime)).toEqual([])
  const lastMoment = both()
  lastMoment.now = lastMoment.assignment('A2').due.dueAt
  expect(late(lastMoment.tell('u2head', 'giveOpinion', { assignmentId: 'A2', text: '同意', files: [] }))).toEqual([])
})

test('a co-unit’s own lateness costs it its line once, whether or not the lead is late', () => {
  const world = new World()
    .start({ ...WITH_CO, source: 'npcSuggestion' })
    .signIn('A2', 'u2')
    .at('2026-04-02', '17:31')
    .sweep()
  const line = { unitId: 'u2', hundredths: -50, words: expect.stringContaining('协办意见超过时限 2026-04-02') }
  expect(world.lines).toMatchObject([line])
  world
    .tell('chief', 'setDue', {
      assignmentId: 'A2',
      moment: 'due',
      dueAt: at('2026-04-20', '17:30'),
      reason: '重新核实',
      unitSays: '同意',
    })
    .at('2026-06-03')
    .sweep()
  expect(world.types().filter((type) => type === 'OverdueRecorded')).toHaveLength(3)
  expect(only(world, 'coOpinionLate')).toMatchObject([line])
  expect(only(world, 'overdue')).toMatchObject([{ unitId: 'u1' }])
})

test('an opinion of before is no cause of what is late after a reopening', () => {
  const world = new World()
    .start({ ...WITH_CO, ...within(5) })
    .signIn('A2', 'u2')
    .tell('u2head', 'giveOpinion', { assignmentId: 'A2', text: '同意', files: [] })
    .later(60_000)
    .tell('chief', 'close', { reason: '已处理' })
  world
    .tell('chief', 'reopen', { reason: '反映', dueAt: at('2026-04-01', '17:30') })
    .at('2026-04-01', '17:31')
    .sweep()
  expect(world.points()).toContainEqual(['overdue', 'u1', -100])
  expect(only(world, 'coOpinionLate')).toEqual([])
})

test('what costs nothing: returns inside the unit, blame without a false report, closing by decision', () => {
  const world = new World()
    .start()
    .submit()
    .tell('u1section', 'returnCompletion', { ...A1, missing: '数据', dueAt: null })
  world.tell('chief', 'criticise', {
    unitId: 'u1',
    personId: null,
    text: '迟缓',
    falseReport: false,
    conclusion: '经查属实',
  })
  world.tell('chief', 'close', { reason: '并入专项' })
  expect(world.lines).toEqual([])
})

test('late is not on time, whenever the office confirms; nor is a second closing', () => {
  const rules = (world: World) => world.points().map(([rule]) => rule)
  expect(rules(late().complete().confirm())).toEqual(['overdue'])
  const again = new World()
    .start()
    .complete()
    .confirm()
    .tell('chief', 'reopen', { reason: '反映', dueAt: at('2026-04-20', '17:30') })
  expect(rules(again.complete().confirm())).toEqual(['onTime', 'early'])
})

test('a line says what it is for, from which event, under which version, in which month', () => {
  const world = late()
  expect(only(world, 'overdue')).toEqual([
    {
      _id: `${world.last('OverdueRecorded')._id}.overdue.u1`,
      unitId: 'u1',
      personId: null,
      hundredths: -100,
      ruleId: 'overdue',
      ruleVersion: 1,
      subject: { kind: 'matter', id: 'm1' },
      title: '督会〔2026〕1号 老旧小区加装电梯推进',
      eventIds: [world.last('OverdueRecorded')._id],
      words: expect.stringContaining('-1'),
      period: '2026-03',
      at: at('2026-03-09', '17:30'),
    },
  ])
})

test('the month is that of the nominal moment in Shanghai, not of the recording', () => {
  const world = new World()
    .start({ dueAt: at('2026-03-31', '23:30') })
    .at('2026-04-02')
    .sweep()
  expect(only(world, 'overdue')[0]).toMatchObject({ period: '2026-03', at: at('2026-03-31', '23:30') })
  expect(only(world, 'urged')[0]).toMatchObject({ period: '2026-04' })
})

test('a person is named where praise or a false report is a person’s', () => {
  const world = new World().start().tell('chief', 'commend', { unitId: 'u1', personId: 'u1handler', text: '快' })
  expect(only(world, 'commended')[0]).toMatchObject({ personId: 'u1handler' })
})

test('the figures are the pack’s, and a rule worth nothing makes no line', () => {
  const none = Object.fromEntries(POINT_RULES.map((rule) => [rule, 0])) as Record<(typeof POINT_RULES)[number], number>
  const world = new World({ points: { ...none, overdue: -150 }, version: 7 }).issue(within(5)).at('2026-04-30').sweep()
  expect(world.lines.map((line) => [line.ruleId, line.hundredths, line.ruleVersion])).toEqual([['overdue', -150, 7]])
})

test('a correction never edits: a corrected report, a second overdue and an extension leave every line as it was', () => {
  const world = new World().start({ ...within(5), reportCycle: 'weekly' }).report()
  // Too late to stop the clock.
  world.at('2026-03-09', '15:00').tell('u1head', 'requestExtension', {
    ...A1,
    progress: '八成',
    reason: '下雨',
    requestedDueAt: at('2026-03-20', '17:30'),
  })
  world.at('2026-03-11').sweep()
  const before = structuredClone(world.lines)
  expect(before.map(({ ruleId }) => ruleId)).toEqual(['overdue', 'urged'])
  world.tell('chief', 'grantExtension', { ...A1, dueAt: at('2026-03-20', '17:30'), opinion: '' })
  world.tell('u1handler', 'correctReport', {
    ...A1,
    reportId: 'R7',
    reason: '有误',
    text: '更正',
    remaining: '',
    files: [],
  })
  world.at('2026-03-21').sweep()
  expect(world.lines.slice(0, before.length)).toEqual(before)
  expect(world.lines.slice(before.length).map(({ ruleId }) => ruleId)).toEqual(['reportMissed', 'overdue'])
})

test('points are written as people write them', () => {
  expect([120, -50, 20, -500, 100, 0].map(pointsWords)).toEqual(['+1.2', '-0.5', '+0.2', '-5', '+1', '0'])
})

test.each([
  [-100, -50, true],
  [-200, -50, false],
  [-300, -150, true],
])('a co-unit’s line says «half» only where %i and %i are so', (overdue, coOpinionLate, half) => {
  const points = { ...DEFAULT_PACK.points, overdue, coOpinionLate }
  const world = new World({ points })
    .start({ ...WITH_CO, ...within(3) })
    .at('2026-03-06')
    .sweep()
  const words = world.lines.flatMap((line) => (line.ruleId === 'coOpinionLate' ? [line.words] : []))
  expect(words.map((text) => text.includes('一半'))).toEqual([half])
})
