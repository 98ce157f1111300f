import { type Calendar, workingDaysBetween } from '../../clock/calendar'
import { stoppedSince } from '../../clock/stop'
import { type Instant, localDate } from '../../clock/time'
import { dayMs, workingMsBetween } from '../../clock/workingTime'
import type { Assignment } from '../state/matter'

/** Limits up to so many working days are short. */
const SHORT_DAYS = 5
/** So many working days before the due moment an extension must be asked to stop the clock; half a day for short limits. */
const AHEAD_DAYS = 2
const AHEAD_OF_SHORT_DAYS = 0.5

/** The limit that runs, in working days. */
const lengthOf = (calendar: Calendar, { due }: Assignment): number =>
  workingDaysBetween(calendar, localDate(due.receipt.start), localDate(due.dueAt))

/**
 * Whether an extension asked at `now` stops the clock until it is decided (docs/domain.md, section 4): asked in time, and
 * none was refused or taken back in this round.
 */
export const stopsClock = (calendar: Calendar, a: Assignment, now: Instant): boolean => {
  const ahead = lengthOf(calendar, a) <= SHORT_DAYS ? AHEAD_OF_SHORT_DAYS : AHEAD_DAYS
  return (
    !a.askedInVain && workingMsBetween(calendar, stoppedSince(a.due) ?? now, a.due.dueAt) >= ahead * dayMs(calendar)
  )
}
