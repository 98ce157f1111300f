import { Refused, refuse } from '../refusal'
import {
  addWorkingDays,
  type Calendar,
  closeOfBusiness,
  dayOf,
  daysFrom,
  isProvisional,
  workingDayFrom,
} from './calendar'
import { addCalendarDays, addCalendarMonths, addMs, type Instant, type LocalDate, localDate } from './time'
import { addWorkingHours, HOUR_MS } from './workingTime'

/** How long something may take. `calendar…` units count every day, `working…` units only working ones. */
export interface Limit {
  unit: 'workingDays' | 'calendarDays' | 'calendarMonths' | 'workingHours' | 'clockHours'
  count: number
}

/** While the clock stood still: `to` is null as long as it does. */
export interface Suspension {
  from: Instant
  to: Instant | null
  reason: string
  /** When it is to run again by itself; absent where nobody has said. */
  until?: Instant
}

/** The due moment was moved by a person's decision: more time, time with a return, another moment. */
export interface Extension {
  at: Instant
  from: Instant
  to: Instant
  reason: string
  /** Absent in receipts of extensions, which were once the only ones. */
  how?: 'extended' | 'returned' | 'set'
}

/** What stops have cost a clock since it was last set. */
export interface Owed {
  /** The due moment as it was set, before any stop. */
  base: Instant
  /** Milliseconds, in the clock's own unit (docs/domain.md, section 4). */
  ms: number
}

/** Why a due moment is what it is (docs/domain.md, section 4, deadline receipt). */
export interface Receipt {
  start: Instant
  /** null when a person set the moment itself. */
  limit: Limit | null
  /** Days between start and due that did not count, each with its name: 周六, 周日, 国庆节, 中秋节. */
  skipped: { date: LocalDate; name: string }[]
  /** Weekend days that counted since they are shifted working days (调休). */
  shifted: { date: LocalDate; name: string }[]
  suspensions: Suspension[]
  extensions: Extension[]
  /** Absent before the first stop since the moment was set. */
  owed?: Owed
  calendarVersion: number
  /** It rests on days of a provisional year. Absent where it doesn't, and in receipts from before there were any. */
  provisional?: boolean
}

/** A due moment with the number of times it was set (`version`, from 1) and its receipt. */
export interface Deadline {
  dueAt: Instant
  version: number
  receipt: Receipt
}

/** A due moment with sentences of its own about where it comes from, said before its receipt. */
export interface Explained extends Deadline {
  said?: string[]
}

type Passed = Pick<Receipt, 'skipped' | 'shifted' | 'provisional'>

/** The days of a span that a receipt has to explain: those that didn't count and those that did by a shift. */
export const passed = (calendar: Calendar, from: LocalDate, to: LocalDate): Passed => {
  const days = [...daysFrom(from, to)].map((date) => ({ date, ...dayOf(calendar, date) }))
  const named = ({ date, name }: { date: LocalDate; name: string }) => ({ date, name })
  return {
    skipped: days.filter((d) => !d.working).map(named),
    shifted: days.filter((d) => d.shifted).map(named),
    ...(isProvisional(calendar, from, to) && { provisional: true }),
  }
}

type Due = { dueAt: Instant } & Passed

/** A last day that is off gives way to the next working day, and ends at close of business (Civil Code, art. 203). */
const endOf = (calendar: Calendar, lastDay: LocalDate): Due => {
  const day = workingDayFrom(calendar, lastDay)
  return { dueAt: closeOfBusiness(calendar, day), ...passed(calendar, lastDay, day) }
}

const afterWorkingHours = (calendar: Calendar, start: Instant, hours: number): Due => {
  const dueAt = addWorkingHours(calendar, start, hours)
  const startDay = localDate(start)
  const firstDay = start < closeOfBusiness(calendar, startDay) ? startDay : addCalendarDays(startDay, 1)
  return { dueAt, ...passed(calendar, firstDay, localDate(dueAt)) }
}

const dueOf = (calendar: Calendar, start: Instant, { unit, count }: Limit): Due => {
  const startDay = localDate(start)
  switch (unit) {
    case 'workingDays': {
      const last = addWorkingDays(calendar, startDay, count)
      return { dueAt: closeOfBusiness(calendar, last), ...passed(calendar, addCalendarDays(startDay, 1), last) }
    }
    case 'calendarDays':
      return endOf(calendar, addCalendarDays(startDay, count))
    case 'calendarMonths':
      return endOf(calendar, addCalendarMonths(startDay, count))
    case 'workingHours':
      return afterWorkingHours(calendar, start, count)
    case 'clockHours':
      return { dueAt: addMs(start, count * HOUR_MS), skipped: [], shifted: [] }
    default: {
      const unknown: never = unit
      throw new Error(`unknown unit ${unknown}`)
    }
  }
}

export const isHours = (limit: Limit): boolean => limit.unit === 'workingHours' || limit.unit === 'clockHours'

/**
 * The due moment of a limit that starts to run at `start`. The day of `start` isn't counted (Civil Code, art. 201),
 * hours count from `start` itself. Refuses CALENDAR_YEAR_MISSING, and BAD_INPUT for a count that is not positive
 * (whole, for days and months).
 */
export const deadlineFor = (calendar: Calendar, start: Instant, limit: Limit): Deadline => {
  if (!(limit.count > 0) || !(isHours(limit) ? Number.isFinite(limit.count) : Number.isInteger(limit.count)))
    throw new Refused(refuse('BAD_INPUT', 'limit'))
  const { dueAt, ...days } = dueOf(calendar, start, limit)
  const calendarVersion = calendar.version
  return {
    dueAt,
    version: 1,
    receipt: { start, limit, ...days, suspensions: [], extensions: [], calendarVersion },
  }
}

/** A due moment that a person set. Refuses IN_THE_PAST when it isn't later than `start`. */
export const fixedDeadline = (calendar: Calendar, start: Instant, dueAt: Instant, version = 1): Deadline => {
  if (dueAt <= start) throw new Refused(refuse('IN_THE_PAST', dueAt))
  const calendarVersion = calendar.version
  return {
    dueAt,
    version,
    receipt: { start, limit: null, skipped: [], shifted: [], suspensions: [], extensions: [], calendarVersion },
  }
}

/**
 * Sets the due moment to `to` by a decision taken at `at`; what stops have cost before is settled by it, and it rests
 * on no calendar any more.
 */
export const setDeadline = ({ dueAt, version, receipt }: Deadline, decision: Omit<Extension, 'from'>): Deadline => {
  const { owed: _settled, provisional: _decided, ...rest } = receipt
  const extensions = [...receipt.extensions, { ...decision, from: dueAt }]
  return { dueAt: decision.to, version: version + 1, receipt: { ...rest, extensions } }
}

/** Moves the due moment to `to` by a decision taken at `at`. Refuses NOT_LATER. */
export const extendDeadline = (deadline: Deadline, decision: Omit<Extension, 'from'>): Deadline => {
  if (decision.to <= deadline.dueAt) throw new Refused(refuse('NOT_LATER', decision.to))
  return setDeadline(deadline, decision)
}
