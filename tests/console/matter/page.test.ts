import { documentsOf } from '../../../console/src/views/matter/page/documents'
import { barOf, entriesOn } from '../../../console/src/views/matter/page/entries'
import { standingOf } from '../../../console/src/views/matter/page/standing'
import { actionsFor } from '../../../domain/matter/actions'
import { lightOfAssignment, lightOfMatter } from '../../../domain/matter/state/light'
import { actorOf, names } from '../../domain/matter/forms/subject'
import { content, World } from '../../domain/world'

const CO = { co: [{ unitId: 'u2', part: '配合' }] }
const actionsOf = (world: World, who: string) => {
  if (!world.matter) throw new Error('no matter yet')
  return actionsFor(world.matter, actorOf(who), world.now, world.rules)
}
const barFor = (world: World, who: string) => {
  if (!world.matter) throw new Error('no matter yet')
  return barOf(actionsOf(world, who), world.matter, names)
}
const commands = (entries: { command: string }[]) => entries.map(({ command }) => command)

test('the bar asks of a person what the state asks, and loses none of what is allowed', () => {
  const world = new World().issue(CO)
  const bar = barFor(world, 'u1supervisor')
  expect(bar.primary).toMatchObject({ command: 'signIn', assignmentId: 'A1' })
  const shown = [...commands(bar.beside), ...commands(bar.more), bar.primary?.command]
  const allowed = actionsOf(world, 'u1supervisor').filter(({ command }) => command !== 'comment')
  expect(shown.sort()).toEqual(commands(allowed).sort())
})

test('nothing is primary where nothing is asked', () => {
  const bar = barFor(new World().start(), 'officer')
  expect(bar.primary).toBeNull()
})

test('with several units a button names the one it is for, and a command stands in the bar once', () => {
  const world = new World().issue(CO)
  const bar = barFor(world, 'officer')
  const reminders = [...bar.beside, ...bar.more].filter(({ command }) => command === 'remind')
  expect(reminders.map(({ assignmentId }) => assignmentId)).toEqual(['A1', 'A2'])
  expect(
    reminders.every(({ words, assignmentId }) => words.includes(names[assignmentId === 'A1' ? 'u1' : 'u2'] ?? '?')),
  ).toBe(true)
  expect(bar.beside.filter(({ command }) => command === 'remind').length).toBeLessThanOrEqual(1)
  expect(commands(entriesOn(actionsOf(world, 'officer'), 'A2'))).toEqual([
    'remind',
    'setDue',
    'replaceUnit',
    'releaseUnit',
  ])
})

test('an assignment turns yellow and red by its own due moment, and grey once its part is done', () => {
  const world = new World().start()
  const light = () => lightOfAssignment(world.lead, world.issued, world.now, world.rules).light
  expect(light()).toBe('green')
  world.at('2026-03-28')
  expect(light()).toBe('yellow')
  world.at('2026-03-31')
  expect(light()).toBe('red')
  world.tell('chief', 'suspend', { reason: '等待批复' })
  expect(light()).toBe('grey')
})

test('a matter whose clock does not run says why', () => {
  const draft = new World().tell('officer', 'draft', { content: content() })
  const closed = new World().start().tell('chief', 'close', { reason: '已无必要' })
  const words = [draft, closed].map((world) => {
    if (!world.matter) throw new Error('no matter yet')
    return lightOfMatter(world.matter, world.now, world.rules)
  })
  expect(words.map(({ light }) => light)).toEqual(['grey', 'grey'])
  expect(words.every((one) => one.words !== '')).toBe(true)
})

test('over a draft that a leader began stands who did, and how far the office has come', () => {
  const world = new World().tell('leader', 'start', { words: '夜市占道，请研究。', files: [], unitId: 'u1' })
  const standing = () => (world.matter ? standingOf(world.matter, names, world.now) : [])
  expect(standing()).toEqual(['人员leader 交办，等督查员拟办，建议办理单位：单位u1'])
  world.tell('officer', 'amendDraft', { content: content() })
  expect(standing()).toEqual(['人员leader 交办，督查员正在拟办'])
  world.tell('officer', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
  expect(standing()).toEqual([])
})

test('what stands over a matter is told: rejection, objection, suspension, closing', () => {
  const standing = (world: World) => (world.matter ? standingOf(world.matter, names, world.now) : [])
  const rejected = new World()
    .tell('officer', 'draft', { content: content() })
    .tell('officer', 'requestApproval')
    .tell('chief', 'rejectIssue', { reason: '责任不清' })
  expect(standing(rejected).join()).toContain('责任不清')
  const objected = new World()
    .issue()
    .tell('u1supervisor', 'object', { assignmentId: 'A1', reason: '不属本单位', suggestedUnitId: null })
  expect(standing(objected).join()).toContain('不属本单位')
  const suspended = new World().start().tell('chief', 'suspend', { reason: '等待批复' })
  expect(standing(suspended).join()).toContain('等待批复')
  expect(standing(suspended.tell('chief', 'resume', { reason: '已批复' }))).toEqual([])
})

test('every file stands under the step that brought it', () => {
  const world = new World().start().tell('u1handler', 'report', {
    assignmentId: 'A1',
    text: '已开工',
    remaining: '',
    files: ['file1'],
    milestoneId: null,
  })
  const groups = documentsOf(world.issued, world.events, names)
  expect(groups.map(({ files }) => files.map(({ fileId }) => fileId))).toEqual([['file1']])
  expect(groups[0]?.by).toBe(names.u1handler)
})
