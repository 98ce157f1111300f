import {
  addWorkingDays,
  type Calendar,
  closeOfBusiness,
  dayOf,
  ifYearKnown,
  weekdayName,
} from '../../../domain/clock/calendar'
import { here } from '../../../domain/clock/dayjs'
import {
  addCalendarDays,
  addCalendarMonths,
  at,
  DAY_MS,
  epochMs,
  type Instant,
  localDate,
  localDateTime,
} from '../../../domain/clock/time'
import { dateWords, longDay, timeLeft } from '../../../domain/clock/words'

/** Working days ahead that are offered for a tap. */
const QUICK_DAYS = [1, 3, 5, 10]

export interface QuickPick {
  label: string
  value: Instant
}

/** The close of business a few working days from now, later than `min`; none where the calendar lacks the year. */
export const quickPicks = (calendar: Calendar, now: Instant, min: Instant): QuickPick[] =>
  QUICK_DAYS.flatMap((days) => {
    const day = ifYearKnown(() => addWorkingDays(calendar, localDate(now), days))
    const value = day === null ? null : closeOfBusiness(calendar, day)
    return value !== null && value > min ? [{ label: `${days} 个工作日`, value }] : []
  })

/** Months ahead that are offered for a tap, where a day is chosen. */
const QUICK_MONTHS = [1, 3, 6, 12]

export const monthPicks = (now: Instant): QuickPick[] =>
  QUICK_MONTHS.map((months) => ({
    label: `${months} 个月`,
    value: at(addCalendarMonths(localDate(now), months), '00:00'),
  }))

/** What the sheet opens with: close of business on the next working day after `min` (the next day, if unknown). */
export const firstChoice = (calendar: Calendar, min: Instant): Instant => {
  const day = localDate(min)
  return closeOfBusiness(calendar, ifYearKnown(() => addWorkingDays(calendar, day, 1)) ?? addCalendarDays(day, 1))
}

const dayWords = (calendar: Calendar, instant: Instant): string => {
  const date = localDate(instant)
  const day = ifYearKnown(() => dayOf(calendar, date))
  const weekday = weekdayName(date)
  if (day === null) return `${weekday}，工作日历还没有这一年`
  if (day.shifted) return `${weekday}，调休上班`
  if (day.working) return weekday
  return day.name === weekday ? `${weekday}，休息日` : `${weekday}，${day.name}放假`
}

/** 10月8日 17:30 and, below, 周四 · 还剩 5 个工作日: what was picked, so that a holiday is noticed before it is chosen. */
export const pickedWords = (calendar: Calendar, now: Instant, value: Instant): { main: string; note: string } => ({
  main: dateWords(now, value),
  note: value <= now ? '这个时间已经过去' : `${dayWords(calendar, value)} · ${timeLeft(calendar, now, value)}`,
})

/** 2026年10月8日 and, below, what day that is. */
export const pickedDayWords = (calendar: Calendar, value: Instant): { main: string; note: string } => ({
  main: longDay(localDate(value)),
  note: dayWords(calendar, value),
})

/**
 * Vant's picker shows the phone's own time zone. It is given the moment at which the phone's clock shows what
 * Shanghai's shows at `instant`, and what it answers is read back the same way. Milliseconds.
 */
export const toPicker = (instant: Instant): number => here(localDateTime(instant)).valueOf()

export const fromPicker = (shown: number): Instant => at(here(shown).format('YYYY-MM-DD'), here(shown).format('HH:mm'))

/** How far ahead may be chosen: two years. */
export const lastPickable = (now: Instant): number => epochMs(now) + 2 * 366 * DAY_MS
