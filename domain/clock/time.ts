import { day, moment, momentOf, shanghai } from './dayjs'
import { remembered } from './remembered'

/** A moment: ISO 8601 in UTC with milliseconds, `2026-10-08T09:30:00.000Z`. Instants compare as strings. */
export type Instant = string
/** A calendar day in Asia/Shanghai, `2026-10-08`. Days compare as strings. */
export type LocalDate = string
/** A wall-clock time in Asia/Shanghai, `09:00`. */
export type LocalTime = string

export const DAY_MS = 86_400_000

export const toInstant = (epochMs: number): Instant => moment(epochMs).toISOString()
export const epochMs = remembered((instant: Instant): number => moment(instant).valueOf())
export const addMs = remembered((instant: Instant, ms: number): Instant => toInstant(epochMs(instant) + ms))

/** `2026-10-08 17:30` in Shanghai, for people. */
export const localDateTime = remembered((instant: Instant): string =>
  shanghai(instant).toISOString().slice(0, 16).replace('T', ' '),
)

/** The Shanghai day that `instant` falls on. */
export const localDate = (instant: Instant): LocalDate => localDateTime(instant).slice(0, 10)

/** The year that `instant` falls in, in Shanghai. */
export const yearOf = (instant: Instant): number => Number(localDate(instant).slice(0, 4))

/** The Shanghai wall-clock time of `instant`, to the minute. */
export const localTime = (instant: Instant): LocalTime => localDateTime(instant).slice(11)

/** The moment when Shanghai's clocks show `time` on `date`. `24:00` is the next day's midnight. */
export const at = remembered((date: LocalDate, time: LocalTime): Instant => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return momentOf(day(date).add(hours * 60 + minutes, 'minute'))
})

export const addCalendarDays = remembered(
  (date: LocalDate, days: number): LocalDate => day(date).add(days, 'day').format('YYYY-MM-DD'),
)

/** Whole days from one to the other; negative when `to` comes first. */
export const calendarDaysBetween = remembered((from: LocalDate, to: LocalDate): number =>
  day(to).diff(day(from), 'day'),
)

/** The same day `months` later; a day that the month lacks becomes its last (Civil Code, art. 202). */
export const addCalendarMonths = (date: LocalDate, months: number): LocalDate =>
  day(date).add(months, 'month').format('YYYY-MM-DD')
