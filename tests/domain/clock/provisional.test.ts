import * as fc from 'fast-check'
import type { Calendar } from '../../../domain/clock/calendar'
import { type Deadline, deadlineFor, fixedDeadline, type Limit, setDeadline } from '../../../domain/clock/deadline'
import { startAgain, stopClock } from '../../../domain/clock/stop'
import { addMs, type Instant } from '../../../domain/clock/time'
import { whatWouldMove } from '../../../domain/clock/whatWouldMove'
import { receiptLines } from '../../../domain/clock/words'
import { anyMoment, calendar, provisional2026, shanghai } from './shanghai'

const due = (start: string, unit: Limit['unit'], count: number): Deadline =>
  deadlineFor(provisional2026, shanghai(start), { unit, count })
const isMarked = ({ receipt }: Deadline): boolean => receipt.provisional === true
const paused = (deadline: Deadline, from: string, to: string, by: Calendar = provisional2026): Deadline =>
  startAgain(by, stopClock(deadline, { at: shanghai(from), reason: '等待批复' }), shanghai(to))

test('a limit that reaches into a provisional year is marked, and its receipt says so', () => {
  const deadline = due('2025-12-30 10:00', 'workingDays', 3)
  expect(isMarked(deadline)).toBe(true)
  expect(receiptLines(deadline).slice(-1)).toEqual([
    '暂定：计算时有关年度的放假安排尚未公布，公布后是否调整由督查室决定',
  ])
})

test.each([
  ['it ends on the last day of a known year', due('2025-12-30 10:00', 'workingDays', 1)],
  ['so it does in calendar days', due('2025-12-30 10:00', 'calendarDays', 1)],
  ['plain hours ask no calendar', due('2025-12-31 20:00', 'clockHours', 10)],
  [
    'a person set the moment',
    fixedDeadline(provisional2026, shanghai('2026-03-02 10:00'), shanghai('2026-03-09 10:00')),
  ],
])('not marked: %s', (_, deadline) => {
  expect(isMarked(deadline)).toBe(false)
  expect(deadline.receipt).not.toHaveProperty('provisional')
})

test.each([
  ['calendarDays', 2],
  ['calendarMonths', 1],
  ['workingHours', 9],
] as const)('%s over the year’s end are marked', (unit, count) => {
  expect(isMarked(due('2025-12-31 10:00', unit, count))).toBe(true)
})

test('a pause that carries a clock into a provisional year marks it; a fixed moment moves as exactly as ever', () => {
  const working = due('2025-12-29 10:00', 'workingDays', 2)
  expect(isMarked(paused(working, '2025-12-30 10:00', '2025-12-31 17:00'))).toBe(true)
  const fixed = fixedDeadline(provisional2026, shanghai('2025-12-29 10:00'), shanghai('2025-12-31 12:00'))
  expect(isMarked(paused(fixed, '2025-12-30 10:00', '2026-01-06 10:00'))).toBe(false)
})

test('what rested on it goes on resting on it, also after the real year was entered', () => {
  const deadline = due('2025-12-30 10:00', 'workingDays', 3)
  expect(isMarked(paused(deadline, '2026-01-04 10:00', '2026-01-06 10:00', calendar))).toBe(true)
})

test('a moment that a person sets rests on no calendar', () => {
  const decision = { at: shanghai('2025-12-31 10:00'), to: shanghai('2026-01-09 17:30'), reason: '日历更正' }
  expect(isMarked(setDeadline(due('2025-12-30 10:00', 'workingDays', 3), { ...decision, how: 'set' }))).toBe(false)
})

test('whatever the real year would move was marked', () => {
  const anyLimit = fc.record({
    unit: fc.constantFrom<Limit['unit']>('workingDays', 'calendarDays', 'calendarMonths', 'workingHours', 'clockHours'),
    count: fc.integer({ min: 1, max: 5 }),
  })
  const minutes = fc.integer({ min: 0, max: 20 * 1440 })
  const after = (moment: Instant, n: number) => addMs(moment, n * 60_000)
  fc.assert(
    fc.property(anyMoment, anyLimit, minutes, minutes, fc.boolean(), (start, limit, until, length, isExtended) => {
      const first = deadlineFor(provisional2026, start, limit)
      const extension = { at: start, to: after(first.dueAt, 3000), reason: '资金未到位' }
      const set = isExtended ? setDeadline(first, extension) : first
      const from = after(start, until)
      const resumed = startAgain(provisional2026, stopClock(set, { at: from, reason: '' }), after(from, length))
      const list = [first, set, resumed].map((deadline, i) => ({ id: String(i), deadline }))
      const moved = new Set(
        whatWouldMove(calendar, [{ calendar: provisional2026, until: '9999' }], list).map(({ id }) => id),
      )
      for (const { id, deadline } of list) if (moved.has(id)) expect(isMarked(deadline)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
