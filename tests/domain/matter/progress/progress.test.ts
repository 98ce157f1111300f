import { at } from '../../../../domain/clock/time'
import { lineOf } from '../../../../domain/decider/consequences'
import { matterDecider } from '../../../../domain/matter/decider'
import { lightOfMatter, lightOfRow } from '../../../../domain/matter/state/light'
import { metPercent, progressOf, progressWords } from '../../../../domain/matter/state/progress'
import { isProposedFor } from '../../../../domain/matter/state/transfers'
import { DEFAULT_PACK } from '../../../../domain/rules/pack'
import { personWith } from '../../district'
import { World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
/** Four milestones, a quarter each: on the 10th, 12th, 16th and 18th of March at 12:00. */
const DAYS = ['2026-03-10', '2026-03-12', '2026-03-16', '2026-03-18']
const milestones = DAYS.map((day, i) => ({ title: `第${i + 1}阶段`, dueAt: at(day, '12:00') }))
const planned = (some = milestones) => new World().start({ ...within(30), milestones: some })
const meet = (world: World, n: number) =>
  world.report({ milestoneId: world.issued.milestones[n]?.id ?? '', text: `完成第${n + 1}阶段` })
const state = (world: World, percent: number) => world.report({ percent })
const confirm = (world: World, percent: number, opinion = '现场核实') =>
  world.tell('officer', 'confirmProgress', { ...A1, percent, opinion })

/** The light on the page, which is that of the row in a list. */
const light = (world: World): string => {
  const whole = lightOfMatter(world.issued, world.now, world.rules)
  const { light: shown, words } = whole
  const row = lineOf(matterDecider, world.issued, world)
  expect(lightOfRow(row, world.now)).toEqual(whole)
  // as the filter on the register asks
  const by =
    row.rank === 1 ? 'grey' : row.listDueAt < world.now ? 'red' : (row.yellowAt ?? '') <= world.now ? 'yellow' : 'green'
  expect(by).toBe(shown)
  return `${shown} ${words}`
}

describe('the plan', () => {
  test('milestones weigh equally: a quarter is due with each of four, after its moment', () => {
    const world = planned()
    expect(light(world.at('2026-03-10', '12:00'))).toBe('green 正常')
    world.later(1)
    expect(light(world)).toBe('yellow 进度偏慢')
    expect(progressWords(world.issued, world.lead, world.now)).toBe('序时进度：计划 25%，节点完成 0%，落后 25')
    expect(light(world.at('2026-03-12', '12:00'))).toBe('yellow 进度偏慢')
    expect(light(world.later(1))).toBe('red 进度滞后')
  })

  test('stands in the order of the moments, however they were written', () => {
    const world = planned([...milestones].reverse()).at('2026-03-11')
    expect(progressWords(world.issued, world.lead, world.now)).toBe('序时进度：计划 25%，节点完成 0%，落后 25')
  })

  test('thirds are rounded: one of three met is on the plan, none is red', () => {
    const three = milestones.slice(0, 3)
    expect(light(planned(three).at('2026-03-11'))).toBe('red 进度滞后')
    const world = meet(planned(three), 0).at('2026-03-11')
    expect(light(world)).toBe('green 正常')
    expect(progressWords(world.issued, world.lead, world.now)).toBe('序时进度：计划 33%，节点完成 33%')
  })

  test('a matter without milestones has none', () => {
    const world = new World().start().at('2026-03-11')
    expect(progressWords(world.issued, world.lead, world.now)).toBe('')
    expect(light(world)).toBe('green 正常')
  })

  test('the pack says how far behind', () => {
    const rules = { progress: { yellowBehind: 26, redBehind: 60 } }
    const world = new World(rules).start({ ...within(30), milestones }).at('2026-03-11')
    expect(light(world)).toBe('green 未到期')
    expect(light(world.at('2026-03-13'))).toBe('yellow 进度偏慢')
    expect(light(world.at('2026-03-17'))).toBe('red 进度滞后')
    expect(DEFAULT_PACK.progress).toEqual({ yellowBehind: 10, redBehind: 30 })
  })

  test('the worse of both shows, and what is overdue is called so', () => {
    const world = planned().at('2026-04-20')
    expect(light(world)).toBe('red 超期')
    const close = meet(new World().start({ ...within(10), milestones: milestones.slice(0, 1) }), 0).at('2026-03-14')
    expect(light(close)).toBe('yellow 临期')
  })
})

describe('what counts', () => {
  test('milestones met, until the officer has confirmed any', () => {
    const world = meet(planned(), 0).at('2026-03-11')
    expect(light(world)).toBe('green 正常')
    expect(light(world.at('2026-03-13'))).toBe('yellow 进度偏慢')
    confirm(world, 40)
    expect(light(world)).toBe('yellow 进度偏慢')
    expect(progressWords(world.issued, world.lead, world.now)).toBe('序时进度：计划 50%，确认 40%，落后 10')
    expect(light(confirm(world, 45))).toBe('green 未到期')
    expect(light(confirm(world, 20))).toBe('red 进度滞后')
  })

  test('what the unit has stated, while nobody has answered it: the office’s silence makes nobody red', () => {
    const world = state(planned(), 50).at('2026-03-13')
    expect(light(world)).toBe('green 未到期')
    expect(progressWords(world.issued, world.lead, world.now)).toBe('序时进度：计划 50%，节点完成 0%，自报 50%(待确认)')
    expect(light(confirm(world, 10))).toBe('red 进度滞后')
    expect(progressWords(world.issued, world.lead, world.now)).toBe('序时进度：计划 50%，确认 10%，落后 40')
    expect(light(state(world, 48))).toBe('green 未到期')
  })

  test('what is less than was confirmed takes nothing away before it is answered', () => {
    const world = confirm(planned(), 50)
    state(world, 20)
    expect(progressOf(world.issued, world.lead)).toBe(50)
    expect(progressOf(confirm(world, 20).issued, world.lead)).toBe(20)
  })

  test('a milestone met after a confirmation states its share', () => {
    const world = meet(confirm(planned(), 10), 0)
    expect(world.lead.progress?.stated).toMatchObject({ percent: 25 })
    expect(meet(confirm(planned(), 60), 0).lead.progress?.stated).toBeNull()
    expect(meet(planned(), 0).lead.progress).toBeUndefined()
  })
})

describe('stating and confirming', () => {
  test('the officer in charge is asked, and the unit is told what he confirmed', () => {
    const world = state(planned(), 40)
    expect(world.todos('officer')).toMatchObject([{ kind: 'confirmProgress', partId: 'A1', dueAt: null }])
    expect(world.when('officer', 'confirmProgress', { ...A1, percent: 40, opinion: '' })).toEqual([
      { type: 'ProgressConfirmed', data: { assignmentId: 'A1', percent: 40, stated: 40, opinion: '' } },
    ])
    expect(world.asked('officer')).toEqual([])
    expect(world.notices.filter(({ about }) => about === 'ProgressConfirmed').map(({ personId }) => personId)).toEqual([
      'u1handler',
      'u1supervisor',
    ])
  })

  test('another percentage needs its reason', () => {
    const another = { ...A1, percent: 30, opinion: ' ' }
    expect(state(planned(), 40).ask('officer', 'confirmProgress', another)).toBe('WHY_ANOTHER')
    expect(planned().ask('officer', 'confirmProgress', another)).toBe('WHY_ANOTHER')
    expect(planned().ask('officer', 'confirmProgress', { ...another, percent: 0 })).toBeNull()
    expect(state(planned(), 40).ask('officer', 'confirmProgress', { ...another, opinion: '差一个点位' })).toBeNull()
  })

  test('the chief may confirm as well; who reported may not', () => {
    expect(state(planned(), 40).ask('chief', 'confirmProgress', { ...A1, percent: 40, opinion: '' })).toBeNull()
    const roles = [
      { role: 'officer' as const, scope: { kind: 'district' as const } },
      { role: 'handler' as const, scope: { kind: 'own' as const } },
    ]
    const world = planned().enrol(personWith('officer', 'u1', roles))
    world.tell('u1supervisor', 'nameResponsible', {
      ...A1,
      leaderId: 'u1head',
      sectionHeadId: 'u1section',
      handlerId: 'officer',
    })
    world.tell('officer', 'report', { ...A1, text: '过半', remaining: '', files: [], milestoneId: null, percent: 50 })
    expect(world.ask('officer', 'confirmProgress', { ...A1, percent: 50, opinion: '' })).toBe('SAME_PERSON')
    expect(world.asked('chief')).toEqual(['confirmProgress'])
  })

  test.each<[string, World, string]>([
    ['without milestones', new World().start(), 'NO_PLAN'],
    ['before the three are named', new World().issue({ milestones }), 'WRONG_STATE'],
    ['while suspended', planned().tell('chief', 'suspend', { reason: '等待批复' }), 'MATTER_SUSPENDED'],
    ['once it is handed in', planned().submit(), 'WRONG_STATE'],
  ])('refused: %s', (_, world, code) => {
    expect(world.ask('officer', 'confirmProgress', { ...A1, percent: 10, opinion: '核实' })).toBe(code)
  })

  test('a percentage is stated only against a plan', () => {
    const report = { ...A1, text: '过半', remaining: '', files: [], milestoneId: null, percent: 50 }
    expect(new World().start().ask('u1handler', 'report', report)).toBe('NO_PLAN')
    expect(planned().when('u1handler', 'report', report)).toMatchObject([{ data: { percent: 50 } }])
    expect(new World().start().ask('u1handler', 'report', { ...report, percent: null })).toBeNull()
  })
})

describe('time that is not the unit’s, or work of before', () => {
  test('a completion on its way lags behind nothing, whoever has it', () => {
    const world = planned().submit().at('2026-03-17')
    expect(light(world)).toBe('green 正常')
    world.tell('u1section', 'signOff', { ...A1, opinion: '' }).tell('u1head', 'signOff', { ...A1, opinion: '' })
    expect(light(world)).toBe('green 正常')
  })

  test('suspended it is grey, and the plan moves with the milestones', () => {
    const world = planned().at('2026-03-09').tell('chief', 'suspend', { reason: '等待批复' }).at('2026-03-13')
    expect(light(world)).toBe('grey 已中止')
    world.tell('chief', 'resume', { reason: '已批复' })
    expect(light(world)).toBe('green 正常')
  })

  test('a new lead does not begin behind', () => {
    const world = confirm(planned(), 10).at('2026-03-13')
    world.tell('chief', 'replaceUnit', { ...A1, reason: '职能调整', unitId: 'u3', dueAt: null })
    expect(light(world)).toBe('green 正常')
    expect(progressWords(world.issued, world.lead, world.now)).toBe('序时进度：计划 0%，节点完成 0%')
    expect(light(world.at('2026-03-17'))).toBe('red 进度滞后')
  })

  test('a reopening begins anew', () => {
    const world = meet(confirm(planned(), 10), 0).at('2026-03-13').tell('chief', 'close', { reason: '已处理' })
    world.tell('chief', 'reopen', { reason: '群众反映', dueAt: at('2026-04-30', '17:30') })
    expect(world.lead.progress).toBeNull()
    // one met, two ahead
    expect(metPercent(world.issued, world.lead)).toBe(33)
    expect(light(world)).toBe('green 正常')
  })
})

test('lagging costs no points, makes no urge and is not overdue', () => {
  const world = confirm(planned(), 0, '未动工').at('2026-03-25').sweep()
  expect(light(world)).toBe('red 进度滞后')
  expect(world.points()).toEqual([])
  expect(world.lead).toMatchObject({ overdueAt: null, urges: [], level: 1 })
  expect(isProposedFor(world.issued, 'A1')).toBe(false)
})
