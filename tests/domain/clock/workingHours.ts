import { type Calendar, daysFrom, sessionsOf } from '../../../domain/clock/calendar'
import { epochMs, type Instant, localDate } from '../../../domain/clock/time'
import { HOUR_MS } from '../../../domain/clock/workingTime'

/** Hours of work (decimal) between two moments, 0 when `to` is not later: counts what `addWorkingHours` adds. */
export const workingHoursBetween = (calendar: Calendar, from: Instant, to: Instant): number => {
  let ms = 0
  if (to <= from) return 0
  for (const day of daysFrom(localDate(from), localDate(to))) {
    for (const session of sessionsOf(calendar, day)) {
      const begin = session.from > from ? session.from : from
      const end = session.to < to ? session.to : to
      ms += Math.max(0, epochMs(end) - epochMs(begin))
    }
  }
  return ms / HOUR_MS
}
