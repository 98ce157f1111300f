import { Refused, refuse } from '../refusal'
import {
  addWorkingDays,
  type Calendar,
  closeOfBusiness,
  dayOf,
  daysFrom,
  workingDayFrom,
  workingDaysBetween,
} from './calendar'
import {
  addCalendarDays,
  addCalendarMonths,
  addMs,
  DAY_MS,
  epochMs,
  type Instant,
  type LocalDate,
  localDate,
} from './time'
import { addWorkingHours, HOUR_MS } from './workingTime'

/** How long something may take. `calendar…` units count every day, `working…` units only working ones. */
export interface Limit {
  unit: 'workingDays' | 'calendarDays' | 'calendarMonths' | 'workingHours' | 'clockHours'
  count: number
}

/** A pause of the clock: `to` is null while it lasts. */
export interface Suspension {
  from: Instant
  to: Instant | null
  reason: string
}

/** An extension: the due moment was moved by a person's decision. */
export interface Extension {
  at: Instant
  from: Instant
  to: Instant
  reason: string
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
  calendarVersion: number
}

/** A due moment with the number of times it was set (`version`, from 1) and its receipt. */
export interface Deadline {
  dueAt: Instant
  version: number
  receipt: Receipt
}

type Passed = Pick<Receipt, 'skipped' | 'shifted'>

/** The days of a span that a receipt has to explain: those that didn't count and those that did by a shift. */
const passed = (calendar: Calendar, from: LocalDate, to: LocalDate): Passed => {
  const days = [...daysFrom(from, to)].map((date) => ({ date, ...dayOf(calendar, date) }))
  const named = ({ date, name }: { date: LocalDate; name: string }) => ({ date, name })
  return { skipped: days.filter((d) => !d.working).map(named), shifted: days.filter((d) => d.shifted).map(named) }
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

const isHours = (limit: Limit): boolean => limit.unit === 'workingHours' || limit.unit === 'clockHours'

/**
 * The due moment of a limit that starts to run at `start`. The day of `start` isn't counted (Civil Code, art. 201),
 * hours count from `start` itself. Refuses CALENDAR_YEAR_MISSING, and BAD_INPUT for a count that is not positive
 * (whole, for days and months).
 */
export const deadlineFor = (calendar: Calendar, start: Instant, limit: Limit): Deadline => {
  if (!(limit.count > 0) || !(isHours(limit) ? Number.isFinite(limit.count) : Number.isInteger(limit.count)))
    throw new Refused(refuse('BAD_INPUT', 'limit'))
  const { dueAt, skipped, shifted } = dueOf(calendar, start, limit)
  const calendarVersion = calendar.version
  return {
    dueAt,
    version: 1,
    receipt: { start, limit, skipped, shifted, suspensions: [], extensions: [], calendarVersion },
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

/** Moves the due moment to `to` by a decision taken at `at`. Refuses NOT_LATER. */
export const extendDeadline = (
  { dueAt, version, receipt }: Deadline,
  { at, to, reason }: { at: Instant; to: Instant; reason: string },
): Deadline => {
  if (to <= dueAt) throw new Refused(refuse('NOT_LATER', to))
  const extensions = [...receipt.extensions, { at, from: dueAt, to, reason }]
  return { dueAt: to, version: version + 1, receipt: { ...receipt, extensions } }
}

export const isSuspended = (deadline: Deadline): boolean => deadline.receipt.suspensions.slice(-1)[0]?.to === null

/** Stops the clock: the due moment waits where it is until `resumeDeadline`. */
export const suspendDeadline = (deadline: Deadline, { at, reason }: { at: Instant; reason: string }): Deadline => {
  if (isSuspended(deadline)) throw new Error('the clock is stopped already')
  const suspensions = [...deadline.receipt.suspensions, { from: at, to: null, reason }]
  return { ...deadline, receipt: { ...deadline.receipt, suspensions } }
}

/** The first day that may be the last one after a pause, before days off are looked at. */
const dayAfterPause = (calendar: Calendar, limit: Limit | null, dueAt: Instant, pause: Pause): LocalDate => {
  const dueDay = localDate(dueAt)
  if (limit?.unit === 'workingDays')
    return addWorkingDays(calendar, dueDay, workingDaysBetween(calendar, localDate(pause.from), localDate(pause.to)))
  const length = epochMs(pause.to) - epochMs(pause.from)
  return addCalendarDays(dueDay, Math.max(0, Math.ceil(length / DAY_MS)))
}

interface Pause {
  from: Instant
  to: Instant
}

/**
 * The due moment after a pause, with the days that moved it, or null when it stays: it had passed before the pause,
 * or the pause took no day. A clock that was stopped in time never comes back overdue: it then has until the next
 * working day's close.
 */
export const dueAfterPause = (calendar: Calendar, limit: Limit | null, dueAt: Instant, pause: Pause): Due | null => {
  if (dueAt < pause.from) return null
  const day = dayAfterPause(calendar, limit, dueAt, pause)
  const stays = day === localDate(dueAt)
  if (stays && dueAt > pause.to) return null
  const moved = stays ? null : endOf(calendar, day)
  const due = moved && moved.dueAt > pause.to ? moved : endOf(calendar, addCalendarDays(localDate(pause.to), 1))
  if (limit?.unit !== 'workingDays') return due
  return { dueAt: due.dueAt, ...passed(calendar, addCalendarDays(localDate(dueAt), 1), localDate(due.dueAt)) }
}

/**
 * Starts the clock again. For working days the due day moves on by the working days of the pause, for all else by its
 * length in whole calendar days (rounded up) and to a working day; both end at close of business. The version grows
 * only when the due moment moves, so that steps already taken aren't due a second time.
 */
export const resumeDeadline = (calendar: Calendar, deadline: Deadline, { at }: { at: Instant }): Deadline => {
  const { dueAt, version, receipt } = deadline
  const open = receipt.suspensions.slice(-1)[0]
  if (!open || open.to !== null) throw new Error('the clock is not stopped')
  const suspensions = [...receipt.suspensions.slice(0, -1), { ...open, to: at }]
  const due = dueAfterPause(calendar, receipt.limit, dueAt, { from: open.from, to: at })
  if (!due) return { dueAt, version, receipt: { ...receipt, suspensions } }
  return {
    dueAt: due.dueAt,
    version: version + 1,
    receipt: {
      ...receipt,
      suspensions,
      skipped: [...receipt.skipped, ...due.skipped],
      shifted: [...receipt.shifted, ...due.shifted],
      calendarVersion: calendar.version,
    },
  }
}
