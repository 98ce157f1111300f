import { deadlineFor, fixedDeadline, type Limit } from '../../../domain/clock/deadline'
import { calendar, refusalOf, shanghai } from './shanghai'

const due = (start: string, unit: Limit['unit'], count: number) =>
  deadlineFor(calendar, shanghai(start), { unit, count }).dueAt

const datesOf = (days: { date: string }[]) => days.map(({ date }) => date.slice(5))

test('10 working days from 25 September 2025 end on 15 October: 8 days of holiday, two weekends partly worked', () => {
  const deadline = deadlineFor(calendar, shanghai('2025-09-25 15:20'), { unit: 'workingDays', count: 10 })
  expect(deadline.dueAt).toBe(shanghai('2025-10-15 17:30'))
  expect(deadline.version).toBe(1)
  expect(datesOf(deadline.receipt.skipped)).toEqual(
    '09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08 10-12'.split(' '),
  )
  expect(deadline.receipt.shifted).toEqual([
    { date: '2025-09-28', name: '国庆节' },
    { date: '2025-10-11', name: '国庆节' },
  ])
})

test('10 working days from 24 September 2026 end on 15 October, and the receipt says why', () => {
  const deadline = deadlineFor(calendar, shanghai('2026-09-24 15:20'), { unit: 'workingDays', count: 10 })
  expect(deadline.dueAt).toBe(shanghai('2026-10-15 17:30'))
  expect(datesOf(deadline.receipt.skipped)).toEqual(
    '09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-11'.split(' '),
  )
  expect(deadline.receipt.shifted).toEqual([{ date: '2026-10-10', name: '国庆节' }])
  expect(deadline.receipt).toMatchObject({ limit: { unit: 'workingDays', count: 10 }, calendarVersion: 1 })
})

test('one working day from a day off, or from after hours, ends at the close of the next working day', () => {
  expect(due('2026-10-03 10:00', 'workingDays', 1)).toBe(shanghai('2026-10-08 17:30'))
  expect(due('2026-10-08 23:59', 'workingDays', 1)).toBe(shanghai('2026-10-09 17:30'))
  expect(due('2026-10-08 00:00', 'workingDays', 1)).toBe(shanghai('2026-10-09 17:30'))
})

test('calendar days count days off, and only a last day that is off gives way', () => {
  expect(due('2026-09-24 09:00', 'calendarDays', 4)).toBe(shanghai('2026-09-28 17:30'))
  const pushed = deadlineFor(calendar, shanghai('2026-09-24 09:00'), { unit: 'calendarDays', count: 10 })
  expect(pushed.dueAt).toBe(shanghai('2026-10-08 17:30'))
  expect(datesOf(pushed.receipt.skipped)).toEqual(['10-04', '10-05', '10-06', '10-07'])
})

test('a last day that is worked by a shift stands, and the receipt names it', () => {
  const deadline = deadlineFor(calendar, shanghai('2026-09-30 09:00'), { unit: 'calendarDays', count: 10 })
  expect(deadline.dueAt).toBe(shanghai('2026-10-10 17:30'))
  expect(deadline.receipt).toMatchObject({ skipped: [], shifted: [{ date: '2026-10-10', name: '国庆节' }] })
})

test('months end on the same day of a later month, or on its last', () => {
  expect(due('2026-03-16 09:00', 'calendarMonths', 1)).toBe(shanghai('2026-04-16 17:30'))
  expect(due('2026-01-31 09:00', 'calendarMonths', 1)).toBe(shanghai('2026-02-28 17:30'))
  expect(due('2026-07-01 09:00', 'calendarMonths', 3)).toBe(shanghai('2026-10-08 17:30'))
})

test('working hours go on over lunch, nights and holidays', () => {
  expect(due('2026-10-08 09:00', 'workingHours', 3)).toBe(shanghai('2026-10-08 12:00'))
  expect(due('2026-10-08 11:00', 'workingHours', 4)).toBe(shanghai('2026-10-08 16:30'))
  expect(due('2026-09-30 16:30', 'workingHours', 4)).toBe(shanghai('2026-10-08 12:00'))
  expect(due('2026-10-09 18:00', 'workingHours', 0.5)).toBe(shanghai('2026-10-10 09:30'))
})

test('working hours explain the days that they went over, not a start day whose hours were past', () => {
  const over = deadlineFor(calendar, shanghai('2026-09-30 16:30'), { unit: 'workingHours', count: 4 })
  expect(datesOf(over.receipt.skipped)).toEqual('10-01 10-02 10-03 10-04 10-05 10-06 10-07'.split(' '))
  const evening = deadlineFor(calendar, shanghai('2026-10-10 19:00'), { unit: 'workingHours', count: 1 })
  expect(evening.dueAt).toBe(shanghai('2026-10-12 10:00'))
  expect(evening.receipt.shifted).toEqual([])
  expect(datesOf(evening.receipt.skipped)).toEqual(['10-11'])
})

test('clock hours run day and night and need no calendar', () => {
  expect(due('2026-10-03 23:30', 'clockHours', 1)).toBe(shanghai('2026-10-04 00:30'))
  expect(due('2030-01-01 10:00', 'clockHours', 24)).toBe(shanghai('2030-01-02 10:00'))
})

test.each<[Limit['unit']]>([['workingDays'], ['calendarDays'], ['calendarMonths'], ['workingHours']])(
  '%s that reach a year without a calendar are refused',
  (unit) => {
    expect(refusalOf(() => due('2026-12-31 17:00', unit, 2))).toBe('CALENDAR_YEAR_MISSING')
  },
)

test('a limit that is no time at all, or half a day, is refused', () => {
  for (const count of [0, -1, Number.NaN, 1.5])
    expect(refusalOf(() => due('2026-10-08 09:00', 'workingDays', count))).toBe('BAD_INPUT')
  for (const count of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(refusalOf(() => due('2026-10-08 09:00', 'workingHours', count))).toBe('BAD_INPUT')
})

test('a moment that a person set stands as it is, and must lie ahead', () => {
  const start = shanghai('2026-10-01 09:00')
  const fixed = fixedDeadline(calendar, start, shanghai('2026-10-03 12:00'))
  expect(fixed).toMatchObject({ dueAt: shanghai('2026-10-03 12:00'), version: 1, receipt: { start, limit: null } })
  expect(fixedDeadline(calendar, start, shanghai('2027-10-03 12:00'), 4).version).toBe(4)
  expect(refusalOf(() => fixedDeadline(calendar, start, start))).toBe('IN_THE_PAST')
})
