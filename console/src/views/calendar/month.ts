import { addCalendarDays, type LocalDate } from '../../../../domain/clock/time'

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

const two = (part: number): string => String(part).padStart(2, '0')

/** Monday is 0. */
const weekdayOf = (date: LocalDate): number => (new Date(`${date}T00:00:00.000Z`).getUTCDay() + 6) % 7

export const isWeekend = (date: LocalDate): boolean => weekdayOf(date) >= 5

/** Weeks of a month, Monday first; null where a week reaches into another month. */
export const weeksOf = (year: number, month: number): (LocalDate | null)[][] => {
  const first = `${year}-${two(month)}-01`
  const cells: (LocalDate | null)[] = Array.from({ length: weekdayOf(first) }, () => null)
  for (let day = first; day.startsWith(first.slice(0, 7)); day = addCalendarDays(day, 1)) cells.push(day)
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** Every day from one to the other, whichever comes first; both included. */
export const daysBetween = (a: LocalDate, b: LocalDate): LocalDate[] => {
  const [from, to] = a <= b ? [a, b] : [b, a]
  const days: LocalDate[] = []
  for (let day = from; day <= to; day = addCalendarDays(day, 1)) days.push(day)
  return days
}

/** 10月8日. */
export const shortDay = (date: LocalDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
