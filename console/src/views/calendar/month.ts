import { daysFrom } from '../../../../domain/clock/calendar'
import { day } from '../../../../domain/clock/dayjs'
import type { LocalDate } from '../../../../domain/clock/time'

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** Saturday is 6, Sunday 0. */
export const isWeekend = (date: LocalDate): boolean => day(date).day() % 6 === 0

/** Weeks of a month, Monday first; null where a week reaches into another month. */
export const weeksOf = (year: number, month: number): (LocalDate | null)[][] => {
  const first = day(`${year}-01-01`).month(month - 1)
  const days = Array.from({ length: first.daysInMonth() }, (_, n) => first.add(n, 'day').format('YYYY-MM-DD'))
  const cells: (LocalDate | null)[] = [...Array.from({ length: (first.day() + 6) % 7 }, () => null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** Every day from one to the other, whichever comes first; both included. */
export const daysBetween = (a: LocalDate, b: LocalDate): LocalDate[] => [...(a <= b ? daysFrom(a, b) : daysFrom(b, a))]
