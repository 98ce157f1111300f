import * as fc from 'fast-check'
import { weekdayName } from '../../../domain/clock/calendar'
import { remembered } from '../../../domain/clock/remembered'
import {
  addCalendarDays,
  addCalendarMonths,
  addMs,
  at,
  calendarDaysBetween,
  DAY_MS,
  epochMs,
  localDate,
  localDateTime,
  localTime,
  toInstant,
  yearOf,
} from '../../../domain/clock/time'

test('a moment late in the UTC day falls on the next day in Shanghai', () => {
  expect(localDate('2026-10-08T16:00:00.000Z')).toBe('2026-10-09')
  expect(localTime('2026-10-08T16:00:00.000Z')).toBe('00:00')
  expect(localDateTime('2026-10-08T09:30:00.000Z')).toBe('2026-10-08 17:30')
})

test('a year begins in Shanghai, eight hours before London', () => {
  expect(yearOf('2026-12-31T15:59:59.999Z')).toBe(2026)
  expect(yearOf('2026-12-31T16:00:00.000Z')).toBe(2027)
})

test('a wall-clock time is a moment, and 24:00 the next midnight', () => {
  expect(at('2026-10-08', '17:30')).toBe('2026-10-08T09:30:00.000Z')
  expect(at('2026-10-08', '24:00')).toBe(at('2026-10-09', '00:00'))
})

test('days and months are added over the ends of months and years', () => {
  expect(addCalendarDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addCalendarDays('2024-03-01', -1)).toBe('2024-02-29')
  expect(addCalendarMonths('2026-11-15', 3)).toBe('2027-02-15')
})

test('a day that the month lacks becomes its last', () => {
  expect(addCalendarMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addCalendarMonths('2024-01-31', 1)).toBe('2024-02-29')
})

const moments = fc.integer({ min: Date.UTC(2004, 0, 1), max: Date.UTC(2100, 0, 1) })
const days = fc.integer({ min: -4000, max: 4000 })

test('says what plain arithmetic in UTC says', () => {
  fc.assert(
    fc.property(moments, days, (ms, n) => {
      const ahead = (more: number) => new Date(ms + 8 * 3_600_000 + more * DAY_MS).toISOString()
      const instant = new Date(ms).toISOString()
      expect([toInstant(ms), epochMs(instant)]).toEqual([instant, ms])
      expect(addMs(instant, n)).toBe(new Date(ms + n).toISOString())
      expect(localDateTime(instant)).toBe(ahead(0).slice(0, 16).replace('T', ' '))
      expect(at(localDate(instant), localTime(instant))).toBe(`${instant.slice(0, 16)}:00.000Z`)
      expect(addCalendarDays(localDate(instant), n)).toBe(ahead(n).slice(0, 10))
      expect(calendarDaysBetween(localDate(instant), ahead(n).slice(0, 10))).toBe(n)
      expect('日一二三四五六'[new Date(ahead(0)).getUTCDay()]).toBe(weekdayName(localDate(instant)).slice(1))
    }),
  )
})

test.each<[string, () => unknown]>([
  ['no text', () => localDate('')],
  ['words', () => localDateTime('tomorrow')],
  ['no day', () => addCalendarDays('2026-1', 1)],
  ['no month', () => addCalendarMonths('2026-13-01', 1)],
  ['no time', () => at('2026-10-08', 'noon')],
  ['no number', () => toInstant(Number.NaN)],
  ['no start', () => addMs('tomorrow', 1)],
])('%s is an error, not a date', (_what, run) => {
  expect(run).toThrow(RangeError)
})

test('what is no instant has no number', () => {
  expect([epochMs('tomorrow'), epochMs('')]).toEqual([Number.NaN, Number.NaN])
})

test('what is remembered is computed once, also by what was forgotten in between the same', () => {
  let computed = 0
  const sum = remembered((a: number, b: number) => {
    computed += 1
    return a + b
  })
  expect([sum(1, 2), sum(1, 2), sum(2, 1), computed]).toEqual([3, 3, 3, 2])
  for (let n = 0; n < 5000; n += 1) expect(sum(n, n)).toBe(2 * n)
  expect([sum(1, 2), computed]).toEqual([3, 5003])
})
