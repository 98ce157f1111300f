/** A moment: ISO 8601 in UTC with milliseconds, `2026-10-08T09:30:00.000Z`. Instants compare as strings. */
export type Instant = string
/** A calendar day in Asia/Shanghai, `2026-10-08`. Days compare as strings. */
export type LocalDate = string
/** A wall-clock time in Asia/Shanghai, `09:00`. */
export type LocalTime = string

/** Asia/Shanghai has had no daylight saving since 1991: its offset is a constant for every matter there can be. */
const OFFSET_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString()
export const epochMs = (instant: Instant): number => Date.parse(instant)
export const addMs = (instant: Instant, ms: number): Instant => toInstant(epochMs(instant) + ms)

/** The Shanghai day that `instant` falls on. */
export const localDate = (instant: Instant): LocalDate =>
  new Date(epochMs(instant) + OFFSET_MS).toISOString().slice(0, 10)

/** The year that `instant` falls in, in Shanghai. */
export const yearOf = (instant: Instant): number => Number(localDate(instant).slice(0, 4))

/** The Shanghai wall-clock time of `instant`, to the minute. */
export const localTime = (instant: Instant): LocalTime =>
  new Date(epochMs(instant) + OFFSET_MS).toISOString().slice(11, 16)

/** The moment when Shanghai's clocks show `time` on `date`. `24:00` is the next day's midnight. */
export const at = (date: LocalDate, time: LocalTime): Instant => {
  const [hours, minutes] = time.split(':').map(Number)
  return toInstant(Date.parse(`${date}T00:00:00.000Z`) - OFFSET_MS + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000)
}

export const addCalendarDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The same day `months` later; a day that the month lacks becomes its last (Civil Code, art. 202). */
export const addCalendarMonths = (date: LocalDate, months: number): LocalDate => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

/** `2026-10-08 17:30` in Shanghai, for people. */
export const localDateTime = (instant: Instant): string => `${localDate(instant)} ${localTime(instant)}`
