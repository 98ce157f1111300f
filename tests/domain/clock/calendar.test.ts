import {
  addWorkingDays,
  closeOfBusiness,
  dayOf,
  ifYearKnown,
  isWorkingDay,
  sessionsOf,
  workingDayFrom,
  workingDaysBetween,
} from '../../../domain/clock/calendar'
import { calendar, refusalOf, shanghai } from './shanghai'

test('a day says whether it is worked, and its name', () => {
  expect(dayOf(calendar, '2026-10-08')).toEqual({ working: true, name: '周四', shifted: false })
  expect(dayOf(calendar, '2026-10-24')).toEqual({ working: false, name: '周六', shifted: false })
  expect(dayOf(calendar, '2026-10-01')).toEqual({ working: false, name: '国庆节', shifted: false })
  expect(dayOf(calendar, '2026-10-10')).toEqual({ working: true, name: '国庆节', shifted: true })
})

test('a year that the calendar lacks is refused, never taken as Monday to Friday', () => {
  expect(refusalOf(() => dayOf(calendar, '2028-03-01'))).toBe('CALENDAR_YEAR_MISSING')
  expect(refusalOf(() => isWorkingDay(calendar, '2023-12-29'))).toBe('CALENDAR_YEAR_MISSING')
  expect(refusalOf(() => addWorkingDays(calendar, '2026-12-31', 1))).toBe('CALENDAR_YEAR_MISSING')
  expect(refusalOf(() => workingDaysBetween(calendar, '2026-12-30', '2027-01-04'))).toBe('CALENDAR_YEAR_MISSING')
})

test('working days are counted from the day after, over National Day and its make-up days', () => {
  expect(addWorkingDays(calendar, '2025-09-30', 1)).toBe('2025-10-09')
  expect(addWorkingDays(calendar, '2025-09-26', 1)).toBe('2025-09-28')
  expect(addWorkingDays(calendar, '2026-10-09', 2)).toBe('2026-10-12')
  expect(addWorkingDays(calendar, '2026-10-04', 0)).toBe('2026-10-04')
  expect(() => addWorkingDays(calendar, '2026-10-04', -1)).toThrow(RangeError)
  expect(() => addWorkingDays(calendar, '2026-10-04', 1.5)).toThrow(RangeError)
})

test('working days between two days leave out the first and take in the last', () => {
  expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-12')).toBe(4)
  expect(workingDaysBetween(calendar, '2026-10-08', '2026-10-08')).toBe(0)
  expect(workingDaysBetween(calendar, '2026-10-09', '2026-10-08')).toBe(0)
})

test('a day off gives way to the next working day', () => {
  expect(workingDayFrom(calendar, '2026-10-03')).toBe('2026-10-08')
  expect(workingDayFrom(calendar, '2026-10-10')).toBe('2026-10-10')
})

test('a working day closes with its last session', () => {
  expect(closeOfBusiness(calendar, '2026-10-08')).toBe(shanghai('2026-10-08 17:30'))
  expect(sessionsOf(calendar, '2026-10-08')).toEqual([
    { from: shanghai('2026-10-08 09:00'), to: shanghai('2026-10-08 12:00') },
    { from: shanghai('2026-10-08 13:30'), to: shanghai('2026-10-08 17:30') },
  ])
  expect(sessionsOf(calendar, '2026-10-07')).toEqual([])
})

test('a missing year becomes null where the caller has another answer, other errors stay errors', () => {
  expect(ifYearKnown(() => addWorkingDays(calendar, '2026-12-31', 1))).toBeNull()
  expect(ifYearKnown(() => addWorkingDays(calendar, '2026-10-09', 1))).toBe('2026-10-10')
  expect(() => ifYearKnown(() => addWorkingDays(calendar, '2026-10-09', -1))).toThrow(RangeError)
})
