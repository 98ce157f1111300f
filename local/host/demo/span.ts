import { stateCouncilYear } from '../../../domain/clock/stateCouncil'
import { addCalendarDays, at, type Instant, localDate, localTime } from '../../../domain/clock/time'

const FIRST_KNOWN = 2007
/** Deadlines reach a few weeks ahead; past this day of a year whose successor is not announced they could not be told. */
const LAST_DAY = '11-25'

const isKnown = (year: number): boolean => stateCouncilYear(year) !== null

/**
 * The year that a demonstration shows: it ends now or, where the State Council's days for the coming weeks are not known
 * to this version, at the last moment for which they are.
 */
export function yearEndingAt(now: Instant): { start: Instant; end: Instant } {
  const today = localDate(now)
  let year = Number(today.slice(0, 4))
  while (!isKnown(year) && year > FIRST_KNOWN) year -= 1
  const last = `${year}-${LAST_DAY}`
  const isAhead = today > last && !isKnown(year + 1)
  const end = isAhead ? at(last, localTime(now)) : now
  return { start: at(addCalendarDays(localDate(end), -365), '09:00'), end }
}
