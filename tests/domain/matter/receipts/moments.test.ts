import { at } from '../../../../domain/clock/time'
import { receiptLines } from '../../../../domain/clock/words'
import { momentMeant } from '../../../../domain/matter/receipts/find'
import { explainedMoments } from '../../../../domain/matter/receipts/moments'
import { content, World } from '../../world'

const A1 = { assignmentId: 'A1' }
const all = (world: World) => (world.matter ? explainedMoments(world.matter, world) : [])
const told = (world: World, key: string): string => {
  const found = all(world).find((moment) => moment.key === key)
  if (!found) throw new Error(`no ${key} among ${all(world).map((moment) => moment.key)}`)
  return receiptLines(found.deadline).join('\n')
}
const has = (world: World, key: string) => all(world).some((moment) => moment.key === key)

test('the work and the sign-in explain themselves as they always did; what is done is owed no more', () => {
  const world = new World().issue()
  expect(told(world, 'signIn')).toContain('起算')
  expect(told(world, 'due')).toContain('20 个工作日')
  expect(has(world.signIn(), 'signIn')).toBe(false)
})

test('until when the head may endorse an objection is explained while it waits for that', () => {
  const world = new World()
    .issue()
    .tell('u1supervisor', 'object', { ...A1, reason: '不属本单位职责', suggestedUnitId: null })
  expect(told(world, 'objection')).toContain('逾期失效')
  expect(told(world, 'objection')).toContain('时限 2 个工作日')
  expect(has(world.tell('u1head', 'endorseObjection', { ...A1, opinion: '' }), 'objection')).toBe(false)
})

test('a report is counted from the start of its cycle, and a pause moves it by what it took', () => {
  const world = new World().start({ reportCycle: 'weekly' })
  expect(told(world, 'report')).toContain('反馈周期：每周，这是第 1 期')
  expect(told(world, 'report')).toContain('时限 7 天')
  world.at('2026-03-04').tell('chief', 'suspend', { reason: '征地纠纷', until: at('2026-03-06', '10:00') })
  expect(has(world, 'report')).toBe(false)
  world.at('2026-03-06', '10:00').tell('chief', 'resume', { reason: '批复已到' })
  expect(told(world, 'report')).toMatch(/暂停 2026-03-04 10:00 至 2026-03-06 10:00/)
  expect(told(world, 'report')).toContain('截止 2026-03-11 17:30')
})

test('a milestone says who set it, and a task and an answer too', () => {
  const milestone = { title: '完成公示', dueAt: at('2026-03-10', '17:30') }
  const world = new World()
    .start({ milestones: [milestone] })
    .tell('u1supervisor', 'decompose', {
      ...A1,
      tasks: [{ title: '走访', personId: 'u1handler', dueAt: at('2026-03-06', '12:00') }],
    })
    .tell('leader', 'instruct', { text: '请抓紧', kind: 'answer', answerDueAt: at('2026-03-05', '12:00') })
  expect(told(world, 'milestone.M1')).toContain('由督查室指定的阶段节点')
  expect(told(world, `task.${world.lead.tasks[0]?.id}`)).toContain('督办员分解任务时指定')
  expect(told(world, `answer.${world.issued.instructions[0]?.id}`)).toContain('由批示的领导指定')
})

test('an answer without a moment is explained by the rule’s limit, days off by name', () => {
  const world = new World().start().tell('leader', 'instruct', { text: '请抓紧', kind: 'answer', answerDueAt: null })
  const words = told(world, `answer.${world.issued.instructions[0]?.id}`)
  expect(words).toContain('时限 5 个工作日')
  expect(words).toContain('跳过：3月7日至8日 周末')
})

test('what waits for the office is explained by the office’s clock', () => {
  const world = new World().start().complete()
  expect(told(world, 'office.confirmCompletion')).toContain('时限 3 个工作日')
})

test('so is a draft that waits for approval', () => {
  const world = new World().tell('officer', 'draft', { content: content() }).tell('officer', 'requestApproval')
  expect(told(world, 'office.approveIssue')).toContain('审批交办')
})

test('an urge names its own limit', () => {
  const world = new World().start().at('2026-04-20').sweep()
  expect(told(world, 'urge')).toMatch(/催办单 .+ 写明的落实期限/)
})

test('the moment that a page means is found by its key, its unit or the moment alone', () => {
  const world = new World().start()
  const { dueAt } = world.lead.due
  expect(momentMeant(all(world), { dueAt, assignmentId: 'A1' })?.key).toBe('due')
  expect(momentMeant(all(world), { dueAt, key: 'report' })).toBeNull()
  expect(momentMeant(all(world), { dueAt: at('2020-01-01', '00:00') })).toBeNull()
})
