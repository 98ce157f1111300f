import { addWorkingHours, messageMoment, nextWorkingDayAt } from '../../../domain/clock/workingTime'
import { calendar, refusalOf, shanghai } from './shanghai'

const hours = { from: '08:00', to: '20:00' }
const sent = (moment: string) => messageMoment(calendar, shanghai(moment), hours)

test('a message within the hours of a working day goes at once', () => {
  expect(sent('2026-10-09 12:34')).toBe(shanghai('2026-10-09 12:34'))
  expect(sent('2026-10-09 08:00')).toBe(shanghai('2026-10-09 08:00'))
  expect(sent('2026-10-09 20:00')).toBe(shanghai('2026-10-09 20:00'))
})

test('a message before the hours waits for the morning', () => {
  expect(sent('2026-10-09 02:00')).toBe(shanghai('2026-10-09 08:00'))
})

test('a message at night or on a day off waits for the next working day, which may be a Saturday', () => {
  expect(sent('2026-10-09 20:01')).toBe(shanghai('2026-10-10 08:00'))
  expect(sent('2026-10-03 09:00')).toBe(shanghai('2026-10-08 08:00'))
  expect(sent('2026-10-11 05:00')).toBe(shanghai('2026-10-12 08:00'))
})

test('a message into a year without a calendar is refused', () => {
  expect(refusalOf(() => sent('2026-12-31 21:00'))).toBe('CALENDAR_YEAR_MISSING')
})

test('a time on the n-th working day after', () => {
  expect(nextWorkingDayAt(calendar, shanghai('2026-09-30 17:31'), '09:00')).toBe(shanghai('2026-10-08 09:00'))
  expect(nextWorkingDayAt(calendar, shanghai('2026-10-08 17:30'), '09:00', 5)).toBe(shanghai('2026-10-14 09:00'))
})

test('hours of work leave out lunch, nights and days off', () => {
  const after = (from: string, hours: number) => addWorkingHours(calendar, shanghai(from), hours)
  expect(after('2026-10-08 11:30', 1)).toBe(shanghai('2026-10-08 14:00'))
  expect(after('2026-09-30 17:00', 0.75)).toBe(shanghai('2026-10-08 09:15'))
  expect(after('2026-10-03 09:00', 0.5)).toBe(shanghai('2026-10-08 09:30'))
})
