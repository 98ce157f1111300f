import type { Calendar } from '../../../../domain/clock/calendar'

/** Years to show: those entered, and the present and the next whether entered or not. */
export const shownYears = (calendar: Calendar, thisYear: number): number[] =>
  [...new Set([...Object.keys(calendar.years).map(Number), thisYear, thisYear + 1])].sort((a, b) => a - b)

/** The present or the next year when it is not entered: time limits that reach into it cannot be reckoned. */
export const missingYears = (calendar: Calendar, thisYear: number): number[] =>
  [thisYear, thisYear + 1].filter((year) => !calendar.years[year])
