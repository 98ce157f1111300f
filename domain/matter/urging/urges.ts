import { addWorkingDays, type Calendar } from '../../clock/calendar'
import { deadlineFor } from '../../clock/deadline'
import { addMs, calendarDaysBetween, DAY_MS, type Instant, localDate } from '../../clock/time'
import type { RulePack } from '../../rules/pack'
import { isDone } from '../base/undone'
import { type Assignment, type IssuedMatter, isIssued, type Matter, type Urge } from '../state/matter'
import { higher, type Level } from '../state/words'

/** Urges that count towards levels and the transfer (docs/domain.md, section 4). */
export const countedUrges = ({ urges }: Assignment): Urge[] => urges.filter(({ counted }) => counted)

/** Which one the next counted urge is, and to which level it leads: the first to 2, the second to 3. */
export const nextUrge = (a: Assignment): { ordinal: number; level: Level } => {
  const ordinal = countedUrges(a).length + 1
  return { ordinal, level: higher(a.level, ordinal === 1 ? 2 : 3) }
}

/** Not gone out yet. What was done meanwhile is urged no more: such a one never goes out. */
export const isWaiting = ({ delivered, counted }: Urge): boolean => !delivered && counted

/** The one by hand that has not gone out yet, and may still be taken back. */
export const pendingUrge = (assignment: Assignment | null, now: Instant): Urge | null =>
  assignment?.urges.find((urge) => isWaiting(urge) && now <= (urge.deliverAt ?? '')) ?? null

/** So many working days later, at the same hour. */
const workingDaysLater = (calendar: Calendar, moment: Instant, days: number): Instant => {
  const day = localDate(moment)
  return addMs(moment, calendarDaysBetween(day, addWorkingDays(calendar, day, days)) * DAY_MS)
}

/** The limit that an urge sent at a moment names, and from when on the next is possible. */
export const urgeMoments = (
  calendar: Calendar,
  at: Instant,
  { urgeLimitWorkingDays, urgeGapWorkingDays }: RulePack['escalation'],
): { until: Instant; nextAt: Instant } => ({
  until: deadlineFor(calendar, at, { unit: 'workingDays', count: urgeLimitWorkingDays }).dueAt,
  nextAt: workingDaysLater(calendar, at, urgeGapWorkingDays),
})

const isObeyed = (matter: IssuedMatter, a: Assignment, { counted, until, about }: Urge, at: Instant): boolean =>
  counted && until !== null && at <= until && isDone(matter, a, about)

/** After whatever happened at a moment: an urge obeyed within its own limit no longer counts. */
export const withObeyed = (matter: Matter, at: Instant): Matter => {
  if (!isIssued(matter)) return matter
  const obeyed = (a: Assignment) => a.urges.some((urge) => isObeyed(matter, a, urge, at))
  if (!matter.assignments.some(obeyed)) return matter
  const assignments = matter.assignments.map((a) => ({
    ...a,
    urges: a.urges.map((urge) => (isObeyed(matter, a, urge, at) ? { ...urge, counted: false } : urge)),
  }))
  return { ...matter, assignments }
}
