import { lightOf } from '../../../domain/clock/light'
import { fold } from '../../../domain/decider/decide'
import { actionsFor, primaryAction } from '../../../domain/matter/actions'
import { matterDecider } from '../../../domain/matter/decider'
import { registerLine } from '../../../domain/matter/register/registerLine'
import { verifyChain } from '../../../domain/trail/chain'
import { people, sha256, World } from '../world'

const actor = (id: string) => {
  const found = people.find((p) => p._id === id)
  if (!found) throw new Error(id)
  return { personId: found._id, name: found.name, unitId: found.unitId, roles: found.roles }
}

test('a matter goes from draft to closure through the hands of every role', () => {
  const world = new World().at('2026-03-02').start()
  expect(world.issued.number).toBe('督会〔2026〕1号')
  world.at('2026-03-03').tell('u1supervisor', 'decompose', {
    assignmentId: 'A1',
    tasks: [{ title: '走访住户', personId: 'u1handler', dueAt: '2026-03-10T09:30:00.000Z' }],
  })
  world.tell('u1handler', 'report', {
    assignmentId: 'A1',
    text: '已开工',
    remaining: '',
    files: ['file1'],
    milestoneId: null,
  })
  world.tell('leader', 'instruct', { text: '请抓紧', answerDueAt: null })
  const instructionId = world.issued.instructions[0]?.id
  world.tell('u1handler', 'answerInstruction', { assignmentId: 'A1', instructionId, text: '正在推进', files: [] })
  world.complete()
  expect(world.issued.status).toBe('awaitingConfirmation')
  world.tell('officer', 'returnCompletion', { assignmentId: 'A1', missing: '验收单', dueAt: null })
  expect(world.issued.status).toBe('inProgress')
  world.tell('leader', 'readAnswer', { instructionId })
  world.complete().tell('officer', 'confirmCompletion', { assignmentId: 'A1', opinion: '同意办结' })
  expect(world.issued.status).toBe('closed')
  expect(world.lines.map(({ ruleId, hundredths }) => [ruleId, hundredths])).toEqual([
    ['completionReturned', -30],
    ['onTime', 20],
    ['early', 10],
  ])
  expect(fold(matterDecider, world.events)).toEqual(world.matter)
  expect(verifyChain(world.events, sha256).intact).toBe(true)
  expect(world.todos()).toEqual([])
})

test('past the due moment over National Day: yellow, red, first urge next working day, second 5 working days later, transfer proposed once the limit of that has passed', () => {
  const world = new World().at('2026-09-21').start({ limit: { unit: 'workingDays', count: 6 } })
  // 25 to 27 September and 1 to 7 October are off, 10 October is worked
  expect(world.lead.due.dueAt).toBe('2026-09-30T09:30:00.000Z')
  world.at('2026-11-30').sweep()
  const timed = world.events.filter(({ type, stepKey }) => stepKey !== undefined && type !== 'DecisionReminded')
  expect(timed.map(({ type, nominalAt }) => [type, nominalAt])).toEqual([
    ['DueSoonReminded', '2026-09-24T09:30:00.000Z'],
    ['DueSoonReminded', '2026-09-29T09:30:00.000Z'],
    ['OverdueRecorded', '2026-09-30T09:30:00.000Z'],
    ['Urged', '2026-10-08T01:00:00.000Z'],
    ['Urged', '2026-10-14T01:00:00.000Z'],
    ['TransferProposed', '2026-10-19T09:30:00.000Z'],
  ])
  expect(timed.every((event) => event.caughtUp)).toBe(true)
  expect(world.issued.level).toBe(3)
  expect(
    world.ask('u1supervisor', 'requestExtension', {
      assignmentId: 'A1',
      progress: '八成',
      reason: '下雨',
      requestedDueAt: '2026-12-20T09:30:00.000Z',
    }),
  ).toBe('DEADLINE_PASSED')
})

test('the phone shows just what decide allows', () => {
  const world = new World().issue()
  const actions = (id: string) => actionsFor(world.issued, actor(id), world.now, world.rules)
  expect(primaryAction(actions('u1supervisor'))).toEqual({ command: 'signIn', assignmentId: 'A1' })
  expect(primaryAction(actions('leader'))).toEqual({ command: 'instruct', assignmentId: null })
  expect(actions('u2supervisor')).toEqual([])
})

test('handed in on time it does not turn red while the office has it, nor by the return', () => {
  const world = new World().at('2026-03-02').start().at('2026-03-20').complete()
  const line = () => registerLine(world.issued, world)
  world.at('2026-06-01').sweep()
  expect(lightOf({ ...line(), suspended: false }, world.now)).toBe('green')
  expect(line().listDueAt > world.now).toBe(true)
  world.tell('officer', 'returnCompletion', { assignmentId: 'A1', missing: '验收单', dueAt: null })
  expect(lightOf({ ...line(), suspended: false }, world.now)).not.toBe('red')
})
