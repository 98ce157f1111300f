import {
  addWorkingDays,
  type Calendar,
  closeOfBusiness,
  daysFrom,
  isWorkingDay,
  sessionsOf,
  weekdayName,
} from './calendar'
import { addCalendarDays, addMs, at, epochMs, type Instant, type LocalTime, localDate } from './time'

export const HOUR_MS = 3_600_000

/** The moment when `hours` of work have passed since `start`, going on over nights, weekends and holidays. */
export const addWorkingHours = (calendar: Calendar, start: Instant, hours: number): Instant =>
  addWorkingMs(calendar, start, hours * HOUR_MS)

/** Milliseconds of work in one working day. */
export const dayMs = ({ workingHours }: Calendar): number =>
  workingHours.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0) * 60_000

const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Milliseconds of work between two moments; 0 when `to` is not later. */
export const workingMsBetween = (calendar: Calendar, from: Instant, to: Instant): number => {
  if (to <= from) return 0
  let sum = 0
  for (const day of daysFrom(localDate(from), localDate(to)))
    for (const session of sessionsOf(calendar, day)) {
      const [begins, ends] = [session.from > from ? session.from : from, session.to < to ? session.to : to]
      if (ends > begins) sum += epochMs(ends) - epochMs(begins)
    }
  return sum
}

/** The moment when so many milliseconds of work have passed since `start`. */
export const addWorkingMs = (calendar: Calendar, start: Instant, ms: number): Instant => {
  let left = ms
  for (let day = localDate(start); ; day = addCalendarDays(day, 1)) {
    for (const session of sessionsOf(calendar, day)) {
      const from = session.from > start ? session.from : start
      const length = epochMs(session.to) - epochMs(from)
      if (length <= 0) continue
      if (left <= length) return addMs(from, left)
      left -= length
    }
  }
}

/** `time` on the n-th working day after the day of `after`. */
export const nextWorkingDayAt = (calendar: Calendar, after: Instant, time: LocalTime, n = 1): Instant =>
  at(addWorkingDays(calendar, localDate(after), n), time)

/** The end of the last working day of the week of `now` that is still to come; after it, of the next working day. */
export const endOfWeek = (calendar: Calendar, now: Instant): Instant => {
  const today = localDate(now)
  const sunday = [...daysFrom(today, addCalendarDays(today, 6))].find((day) => weekdayName(day) === '周日') ?? today
  const ends = [...daysFrom(today, sunday)]
    .filter((day) => isWorkingDay(calendar, day))
    .map((day) => closeOfBusiness(calendar, day))
    .filter((end) => end > now)
  return ends[ends.length - 1] ?? closeOfBusiness(calendar, addWorkingDays(calendar, sunday, 1))
}

/** When a message may reach people: `moment` itself within `hours` (ends included) of a working day, else the next opening. */
export const messageMoment = (
  calendar: Calendar,
  moment: Instant,
  hours: { from: LocalTime; to: LocalTime },
): Instant => {
  const day = localDate(moment)
  if (!isWorkingDay(calendar, day) || moment > at(day, hours.to)) return nextWorkingDayAt(calendar, moment, hours.from)
  const opening = at(day, hours.from)
  return moment < opening ? opening : moment
}
