import type { Calendar, CalendarYear } from '../../../../domain/clock/calendar'

/** Years to show: those entered, and the present and the next whether entered or not. */
export const shownYears = (calendar: Calendar, thisYear: number): number[] =>
  [...new Set([...Object.keys(calendar.years).map(Number), thisYear, thisYear + 1])].sort((a, b) => a - b)

/** Beside a year's number: (未保存), (暂定), (缺), or nothing. */
export const yearMark = ({ years }: Calendar, year: number, edited: Record<number, CalendarYear>): string => {
  if (edited[year]) return '(未保存)'
  if (!years[year]) return '(缺)'
  return years[year].provisional ? '(暂定)' : ''
}

/** Provisional years, the present and later ones, that nobody is replacing just now. */
export const provisionalYears = (
  { years }: Calendar,
  thisYear: number,
  edited: Record<number, CalendarYear>,
): number[] =>
  Object.values(years)
    .filter((saved) => saved.provisional && (edited[saved.year] ?? saved).provisional && saved.year >= thisYear)
    .map(({ year }) => year)

/** The present or the next year when it is not entered: time limits that reach into it cannot be reckoned. */
export const missingYears = (calendar: Calendar, thisYear: number): number[] =>
  [thisYear, thisYear + 1].filter((year) => !calendar.years[year])
