import { type Calendar, closeOfBusiness, workingDayFrom } from '../../clock/calendar'
import type { Limit } from '../../clock/deadline'
import { afterStop } from '../../clock/stop'
import { addCalendarDays, addCalendarMonths, type Instant, type LocalDate, localDate } from '../../clock/time'
import type { Assignment, ExpectedReport, IssuedMatter } from '../state/matter'
import type { ReportCycle } from '../state/words'
import type { Context } from './situation'

const CYCLE_DAYS: Partial<Record<ReportCycle, number>> = { weekly: 7, fortnightly: 14 }

/** How long the first `count` periods of a cycle take together; null where it asks for no regular report. */
const periods = (cycle: ReportCycle, count: number): Limit | null => {
  if (cycle === 'monthly') return { unit: 'calendarMonths', count }
  const days = CYCLE_DAYS[cycle]
  return days === undefined ? null : { unit: 'calendarDays', count: days * count }
}

/** The last day of a cycle's period, before days off are looked at; null where the cycle asks for no regular report. */
const lastDayOf = (cycle: ReportCycle, start: Instant, ordinal: number): LocalDate | null => {
  const limit = periods(cycle, ordinal)
  if (limit === null) return null
  const day = localDate(start)
  return limit.unit === 'calendarMonths' ? addCalendarMonths(day, ordinal) : addCalendarDays(day, limit.count)
}

/**
 * When the `ordinal`-th report of a cycle is due: so many weeks or months after the day of `start`, at close of
 * business, on the next working day where that day is none. Null where the cycle asks for no regular report.
 */
const reportDue = (calendar: Calendar, cycle: ReportCycle, start: Instant, ordinal: number): Instant | null => {
  const day = lastDayOf(cycle, start, ordinal)
  return day && closeOfBusiness(calendar, workingDayFrom(calendar, day))
}

/**
 * The report to expect next, or null once it would fall after the due moment: the completion stands for it. A calendar
 * year after the due moment is not looked at.
 */
export const nextReport = (
  calendar: Calendar,
  cycle: ReportCycle,
  start: Instant,
  ordinal: number,
  dueAt: Instant,
): ExpectedReport | null => {
  const day = lastDayOf(cycle, start, ordinal)
  if (day === null || closeOfBusiness(calendar, day) >= dueAt) return null
  const at = reportDue(calendar, cycle, start, ordinal)
  return at !== null && at < dueAt ? { ordinal, dueAt: at } : null
}

/** When the unit was given its assignment: its report cycle counts from here, whatever is extended or reopened later. */
const givenAt = (assignment: Assignment): Instant => assignment.signIn.receipt.start

/** The reports of an assignment: those of the cycle it has now count from where that was set. */
const countedFrom = (a: Assignment): { at: Instant; after: number } => a.cycleSet ?? { at: givenAt(a), after: 0 }

/** From where, and over how long, the assignment's `ordinal`-th report is counted. */
export const countedOver = ({ reportCycle }: IssuedMatter, a: Assignment, ordinal: number) => {
  const { at, after } = countedFrom(a)
  return { start: at, limit: ordinal <= after ? null : periods(reportCycle, ordinal - after) }
}

/** When the period of an assignment's `ordinal`-th report ends. */
export const periodEnd = (calendar: Calendar, { reportCycle }: IssuedMatter, a: Assignment, ordinal: number) => {
  const { at, after } = countedFrom(a)
  return ordinal <= after ? null : reportDue(calendar, reportCycle, at, ordinal - after)
}

/** The assignment's `ordinal`-th report, or null once it would fall after `dueAt`. */
export const nextOf = (
  calendar: Calendar,
  { reportCycle }: Pick<IssuedMatter, 'reportCycle'>,
  a: Assignment,
  ordinal: number,
  dueAt: Instant = a.due.dueAt,
): ExpectedReport | null => {
  const { at, after } = countedFrom(a)
  const next = nextReport(calendar, reportCycle, at, ordinal - after, dueAt)
  return next && { ...next, ordinal }
}

/**
 * The report to expect from now on under the due moment `dueAt`: the one already expected while it is still ahead,
 * else the first of the cycle that is. Periods that ended while nothing could be reported are left out.
 */
export const reportingFrom = (
  matter: IssuedMatter,
  assignment: Assignment,
  dueAt: Instant,
  { calendar, now }: Pick<Context, 'calendar' | 'now'>,
): ExpectedReport | null => {
  if (assignment.kind !== 'lead') return null
  const { reporting } = assignment
  if (reporting && reporting.dueAt > now && reporting.dueAt < dueAt) return reporting
  for (let ordinal = assignment.lastOrdinal + 1; ; ordinal += 1) {
    const next = nextOf(calendar, matter, assignment, ordinal, dueAt)
    if (next === null || next.dueAt > now) return next
  }
}

/** Reports are asked for by the day. */
const BY_THE_DAY = { unit: 'calendarDays', count: 1 } as const

/** The expected report after a stop: it waits as every clock does; of periods that passed meanwhile the last stands. */
export const reportingAfter = (
  matter: IssuedMatter,
  assignment: Assignment,
  dueAt: Instant,
  stop: { from: Instant; to: Instant },
  { calendar }: Pick<Context, 'calendar'>,
): ExpectedReport | null => {
  const { reporting } = assignment
  if (!reporting) return reportingFrom(matter, assignment, dueAt, { calendar, now: stop.to })
  const moved = afterStop(calendar, BY_THE_DAY, reporting, stop)
  // It passed while a completion under way stood for it.
  if (moved.dueAt <= stop.to) return reportingFrom(matter, assignment, dueAt, { calendar, now: stop.to })
  if (moved.dueAt >= dueAt) return null
  let { ordinal } = reporting
  for (;;) {
    const next = periodEnd(calendar, matter, assignment, ordinal + 1)
    if (next === null || next > moved.dueAt) return { ordinal, ...moved }
    ordinal += 1
  }
}
