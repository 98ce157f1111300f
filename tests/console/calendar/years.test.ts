import { missingYears, provisionalYears, shownYears, yearMark } from '../../../console/src/views/calendar/years'
import type { Calendar, CalendarYear } from '../../../domain/clock/calendar'

const real = (year: number): CalendarYear => ({ year, holidays: {}, shiftedWorkdays: {} })
const provisional = (year: number): CalendarYear => ({ ...real(year), provisional: true })
const calendarOf = (...years: CalendarYear[]): Calendar => ({
  version: 1,
  years: Object.fromEntries(years.map((each) => [each.year, each])),
  workingHours: [],
})
const calendar = calendarOf(real(2026), provisional(2027))

test('a year bears what it is: real, provisional, missing, or not saved yet', () => {
  const marks = [2026, 2027, 2028].map((year) => yearMark(calendar, year, {}))
  expect(marks).toEqual(['', '(暂定)', '(缺)'])
  expect(yearMark(calendar, 2027, { 2027: real(2027) })).toBe('(未保存)')
})

test('a provisional year is not missing, and waits for the real one until that is being entered', () => {
  expect(missingYears(calendar, 2026)).toEqual([])
  expect(shownYears(calendar, 2026)).toEqual([2026, 2027])
  expect(provisionalYears(calendar, 2026, {})).toEqual([2027])
  expect(provisionalYears(calendar, 2027, { 2027: provisional(2027) })).toEqual([2027])
  expect(provisionalYears(calendar, 2026, { 2027: real(2027) })).toEqual([])
  expect(provisionalYears(calendar, 2028, {})).toEqual([])
})
