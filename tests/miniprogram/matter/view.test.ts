import { at } from '../../../domain/clock/time'
import { actionsFor, primaryAction } from '../../../domain/matter/actions'
import { headOf } from '../../../miniprogram/components/matter-head/head'
import { barOf, stepOf } from '../../../miniprogram/pages/matter/view/actions'
import { matterView } from '../../../miniprogram/pages/matter/view/page'
import { content, people, World } from '../../domain/world'
import { names } from './host'

const actorOf = (id: string) => {
  const { _id, name, unitId, roles } = people.find((person) => person._id === id) as (typeof people)[number]
  return { personId: _id, name, unitId, roles }
}
const clockOf = ({ now, calendar, rules }: World) => ({ now, calendar, rules })
const viewFor = (world: World, who: string, wanted: string | null = null) =>
  matterView(world.issued, names, clockOf(world), actorOf(who), wanted)

const barFor = (world: World, who: string, wanted: string | null = null) => {
  const actions = actionsFor(world.issued, actorOf(who), world.now, world.rules)
  return barOf(actions, primaryAction(actions), wanted)
}

test('what a draft has not been given yet is said to be missing', () => {
  const gaps = { source: null, category: null, lead: { unitId: null, part: '' } }
  const world = new World().tell('officer', 'draft', { content: { ...content(), ...gaps } as never })
  expect(headOf(world.matter as never, clockOf(world)).words).toMatch(/^未填 · 未填 · /)
})

describe('the bar', () => {
  test('offers what the state asks of the person', () => {
    expect(barFor(new World().issue(), 'u1supervisor').primary).toMatchObject({
      command: 'signIn',
      assignmentIds: ['A1'],
    })
  })

  test('keeps 批示 in one tap’s reach of a leader, whatever else may be done', () => {
    const { primary, second } = barFor(new World().issue(), 'leader')
    expect([primary?.command, second?.command]).toContain('instruct')
  })

  test('puts first what the person came for', () => {
    const world = new World().start()
    expect(barFor(world, 'u1supervisor', 'requestExtension').primary?.command).toBe('requestExtension')
  })

  test('shows each command once, with the assignments it may be given on', () => {
    const world = new World().issue({ co: [{ unitId: 'u2', part: '' }] })
    const { primary, second, rest } = barFor(world, 'officer')
    const offers = [primary, second, ...rest].filter((offer) => offer !== null)
    expect(new Set(offers.map(({ command }) => command)).size).toBe(offers.length)
    expect(offers.find(({ command }) => command === 'remind')?.assignmentIds).toEqual(['A1', 'A2'])
  })

  test('two ways to rule are one offer, whose form asks which', () => {
    const world = new World()
      .issue()
      .tell('u1supervisor', 'object', { assignmentId: 'A1', reason: '不属于本单位职责。', suggestedUnitId: null })
      .tell('u1head', 'endorseObjection', { assignmentId: 'A1', opinion: '' })
    const { primary, second, rest } = barFor(world, 'chief')
    expect(primary).toEqual({ command: 'upholdObjection', words: '裁定退办', assignmentIds: ['A1'] })
    expect([second, ...rest].map((offer) => offer?.command)).not.toContain('reassign')
  })

  test('says that the text is changed at the desk', () => {
    expect(barFor(new World().issue(), 'officer').needsDesk).toBe(true)
  })

  test('a to-do leads to the step that meets it', () => {
    expect([stepOf('decideExtension'), stepOf('decideObjection'), stepOf('signIn'), stepOf('nonsense')]).toEqual([
      'grantExtension',
      'upholdObjection',
      'signIn',
      null,
    ])
  })
})

describe('the head', () => {
  test('a draft has no light and no clock', () => {
    const world = new World().tell('officer', 'draft', { content: draftContent })
    expect(headOf(world.matter as never, clockOf(world))).toMatchObject({ light: '', left: '', explained: false })
  })

  test('is yellow three days before the due moment, and red after it', () => {
    const world = new World().start()
    const lightAt = (date: string) => headOf(world.issued, clockOf(world.at(date))).light
    const due = world.lead.due.dueAt.slice(0, 10)
    expect([lightAt('2026-03-03'), lightAt(due), lightAt('2026-06-01')]).toEqual(['green', 'yellow', 'red'])
  })

  test('progress that lags behind is not overdue: its word is coloured, and the time left is not', () => {
    const milestones = ['2026-03-10', '2026-03-12'].map((day, i) => ({
      title: `第${i + 1}阶段`,
      dueAt: at(day, '12:00'),
    }))
    const world = new World().start({ milestones }).at('2026-03-11')
    expect(headOf(world.issued, clockOf(world))).toMatchObject({ light: 'red', word: '进度滞后', leftLight: '' })
    expect(headOf(world.issued, clockOf(world.at('2026-04-20')))).toMatchObject({ word: '超期', leftLight: 'red' })
  })

  test('a red that was remedied stays visible', () => {
    const world = new World().start().at('2026-03-30', '16:00')
    // Too late to stop the clock.
    world.tell('u1supervisor', 'requestExtension', {
      assignmentId: 'A1',
      progress: '已过半',
      reason: '等待批复',
      requestedDueAt: '2026-06-30T09:30:00.000Z',
    })
    world.at('2026-04-20').sweep()
    world.tell('chief', 'grantExtension', { assignmentId: 'A1', dueAt: '2026-06-30T09:30:00.000Z', opinion: '' })
    expect(headOf(world.issued, clockOf(world))).toMatchObject({ light: 'green', remedied: true })
  })

  test('while the clock stands it says so, instead of a moment gone past', () => {
    const world = new World().start()
    world.tell('u1supervisor', 'requestExtension', {
      assignmentId: 'A1',
      progress: '已过半',
      reason: '等待批复',
      requestedDueAt: '2026-06-30T09:30:00.000Z',
    })
    expect(headOf(world.issued, clockOf(world.at('2026-06-01')))).toMatchObject({ light: 'green', left: '停表中' })
  })

  test('suspended and closed are grey, each with its reason', () => {
    const suspended = new World().start().tell('chief', 'suspend', { reason: '等待批复' })
    const closed = new World().start().tell('chief', 'close', { reason: '任务取消' })
    expect(headOf(suspended.issued, clockOf(suspended))).toMatchObject({ light: 'grey', word: '已中止', left: '' })
    expect(headOf(closed.issued, clockOf(closed))).toMatchObject({ light: 'grey', word: '已办结', left: '' })
  })
})

const draftContent = content({ basis: null })

describe('the units’ assignments', () => {
  test('the lead comes first, then the reader’s own, and who was replaced last', () => {
    const world = new World().issue({ co: ['u2', 'u3'].map((unitId) => ({ unitId, part: '' })) })
    expect(viewFor(world, 'u3handler').cards.map(({ unit }) => unit)).toEqual(['单位u1', '单位u3', '单位u2'])
  })

  test('a return says what is missing', () => {
    const world = new World().start().tell('u1handler', 'report', {
      assignmentId: 'A1',
      text: '已办完',
      remaining: '',
      files: [],
      milestoneId: null,
    })
    world.complete().tell('officer', 'returnCompletion', { assignmentId: 'A1', missing: '缺验收表', dueAt: null })
    expect(viewFor(world, 'u1handler').cards[0]?.pending.join()).toContain('缺验收表')
  })
})

test('an instruction waits for its answer, and who may answer sees the button', () => {
  const world = new World().start().tell('leader', 'instruct', { text: '请抓紧。', answerDueAt: null })
  const steps = (who: string) => viewFor(world, who).instructions.map(({ steps }) => steps.map(({ words }) => words))
  expect(viewFor(world, 'u1handler').instructions).toMatchObject([
    { text: '请抓紧。', steps: [{ assignmentId: 'A1' }] },
  ])
  expect(steps('u1handler')).toEqual([['回复批示']])
  expect(steps('officer')).toEqual([[]])
  expect(steps('chief')).toEqual([['免于回复']])
  const { id: instructionId = '' } = world.issued.instructions[0] ?? {}
  world.tell('u1handler', 'answerInstruction', { assignmentId: 'A1', instructionId, text: '已办', files: [] })
  expect(steps('u1handler')).toEqual([[]])
  expect(steps('leader')).toEqual([['看结果']])
  expect(viewFor(world, 'leader').instructions[0]?.status).toContain('已回复，待领导阅')
})
