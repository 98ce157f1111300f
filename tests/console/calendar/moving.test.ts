import { chosenFirst, type Failure, keyOf, moveAll } from '../../../console/src/views/calendar/moving'
import { at } from '../../../domain/clock/time'

const move = (matterId: string, changes: object = {}) => ({
  matterId,
  assignmentId: 'A1',
  moment: 'due' as const,
  proposed: false,
  number: '督〔2026〕1号',
  title: '事项',
  unitId: 'u1',
  unitName: '住建局',
  from: at('2026-03-09', '17:30'),
  to: at('2026-03-16', '17:30'),
  ...changes,
})
const three = [move('m1'), move('m2'), move('m3')]
const REFUSED: Failure = { message: '延期申请正在审批中', definite: true }
const OFFLINE: Failure = { message: '网络不通', definite: false }

const run = async (answers: Record<string, Failure>, stopAfter = 9) => {
  const sent: string[] = []
  const failed: string[] = []
  const done = await moveAll(three, '日历更正', {
    send: async ({ matterId, dueAt, reason }) => {
      expect([dueAt, reason]).toEqual([three[0]?.to, '日历更正'])
      sent.push(matterId)
      return answers[matterId] ?? null
    },
    told: (_, { matterId }, failure) => {
      if (failure) failed.push(matterId)
    },
    stopped: () => sent.length >= stopAfter,
  })
  return { done, sent, failed }
}

test('what favours the unit is chosen, what is earlier or waits for its approval is not', () => {
  const earlier = move('m2', { to: at('2026-03-06', '17:30') })
  expect(chosenFirst([move('m1'), earlier, move('m3', { proposed: true })])).toEqual([keyOf(move('m1'))])
})

test('one that is refused holds up no other', async () => {
  expect(await run({ m2: REFUSED })).toEqual({ done: 3, sent: ['m1', 'm2', 'm3'], failed: ['m2'] })
})

test('where no answer comes the run ends, and says how far it came', async () => {
  expect(await run({ m2: OFFLINE })).toEqual({ done: 2, sent: ['m1', 'm2'], failed: ['m2'] })
})

test('it can be stopped between two', async () => {
  expect(await run({}, 1)).toEqual({ done: 1, sent: ['m1'], failed: [] })
})
