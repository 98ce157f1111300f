import { counterLines } from '../../../domain/points/counterLines'
import type { PointLine } from '../../../domain/points/line'

const line: PointLine = {
  _id: 'm1:000007.overdue.u1',
  unitId: 'u1',
  personId: 'u1handler',
  hundredths: -100,
  ruleId: 'overdue',
  ruleVersion: 3,
  subject: { kind: 'matter', id: 'm1' },
  title: '督〔2026〕1号 加装电梯',
  eventIds: ['m1:000007'],
  words: '超期 -1 分：办理',
  period: '2026-10',
  at: '2026-10-08T01:00:00.000Z',
}
const cause = { _id: 'm1:000009', at: '2026-10-31T16:30:00.000Z', why: '撤销事项' }

test('a line is taken back by one of the opposite worth that names it, for the same unit and person', () => {
  expect(counterLines([line], cause)).toEqual([
    {
      ...line,
      _id: 'm1:000007.overdue.u1.reversed',
      hundredths: 100,
      eventIds: ['m1:000009', 'm1:000007'],
      reverses: 'm1:000007.overdue.u1',
      words: '超期 +1 分：撤销事项，冲回「超期 -1 分：办理」',
      period: '2026-11',
      at: cause.at,
    },
  ])
})

test('what was taken back before is not taken back again, nor is a counter-line itself', () => {
  const first = counterLines([line], cause)
  expect(counterLines([line, ...first], cause)).toEqual([])
  const more = { ...line, _id: 'm1:000010.onTime.u1', hundredths: 20 }
  expect(counterLines([...first, more, line], cause).map(({ hundredths }) => hundredths)).toEqual([-20])
})
