import { addCalendarMonths, type Instant, type LocalDate, localDate } from '../../clock/time'
import { type Refusal, refuse } from '../../refusal'

/** So far ahead may be said when a closed matter is looked back at. */
const MONTHS_AHEAD = 24

/** LOOK_BACK_RANGE for a day that is not to come, or too far away; nothing where none was named. */
export const lookBackFault = (field: string, on: LocalDate | null | undefined, now: Instant): Refusal | null => {
  if (!on) return null
  const today = localDate(now)
  return on > today && on <= addCalendarMonths(today, MONTHS_AHEAD) ? null : refuse('LOOK_BACK_RANGE', field)
}
