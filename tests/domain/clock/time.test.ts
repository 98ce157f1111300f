import {
  addCalendarDays,
  addCalendarMonths,
  at,
  localDate,
  localDateTime,
  localTime,
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
