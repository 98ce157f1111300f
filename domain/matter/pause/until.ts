import { type Calendar, ifYearKnown, workingDayUpTo } from '../../clock/calendar'
import { addCalendarDays, at, type Instant, localDate, localTime } from '../../clock/time'
import { type Refusal, refuse } from '../../refusal'

/** A suspension lasts at most so many calendar days, and so does each renewal from the day on which it is given. */
export const MOST_DAYS = 30

export const lastMoment = (now: Instant): Instant => at(addCalendarDays(localDate(now), MOST_DAYS), localTime(now))

/** IN_THE_PAST, SUSPENDED_TOO_LONG. */
export const endRefused = (until: Instant, now: Instant): Refusal | null => {
  if (until <= now) return refuse('IN_THE_PAST', 'until')
  return localDate(until) > localDate(lastMoment(now)) ? refuse('SUSPENDED_TOO_LONG', 'until') : null
}

/** One working day before, for the chief to renew it; null where that has gone by, or the year is not known. */
export const remindedBefore = (until: Instant, { calendar, now }: { calendar: Calendar; now: Instant }) => {
  const remindAt = ifYearKnown(() =>
    at(workingDayUpTo(calendar, addCalendarDays(localDate(until), -1)), localTime(until)),
  )
  return remindAt !== null && remindAt > now ? remindAt : null
}
