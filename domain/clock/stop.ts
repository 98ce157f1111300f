import { type Calendar, closeOfBusiness, isProvisional, workingDayFrom } from './calendar'
import { type Deadline, deadlineFor, isHours, type Limit, type Owed, passed } from './deadline'
import { addCalendarDays, addMs, epochMs, type Instant, localDate } from './time'
import { addWorkingMs, HOUR_MS, workingMsBetween } from './workingTime'

/**
 * The one arithmetic of stopped clocks (docs/domain.md, section 4): what a stop cost in the clock's own unit is owed,
 * and owed time adds up until the clock is set anew.
 */

/** Less than this is owed and does not yet move a clock in days. */
const LEAST_MS = HOUR_MS

interface Stop {
  from: Instant
  to: Instant
}

/** A moment that a clock comes to, with what stops have cost it. */
interface Clocked {
  dueAt: Instant
  owed?: Owed | undefined
}

const inWorkingTime = (limit: Limit | null): boolean => limit?.unit === 'workingDays' || limit?.unit === 'workingHours'

/** Working time for clocks in working days and hours, plain time for all others. Milliseconds. */
const costOf = (calendar: Calendar, limit: Limit | null, { from, to }: Stop): number =>
  inWorkingTime(limit) ? workingMsBetween(calendar, from, to) : Math.max(0, epochMs(to) - epochMs(from))

/** A clock in clock hours and a moment that a person set move exactly, whatever the calendar says. */
const restsOnCalendar = (limit: Limit | null): boolean => limit !== null && limit.unit !== 'clockHours'

const exactly = (calendar: Calendar, limit: Limit | null, { base, ms }: Owed): Instant =>
  inWorkingTime(limit) ? addWorkingMs(calendar, base, ms) : addMs(base, ms)

/** The close of the working day in which `moment` falls, or of the next one where it falls after that or on a day off. */
const endOfWorkingDayOf = (calendar: Calendar, moment: Instant): Instant => {
  const day = localDate(moment)
  const from = moment <= closeOfBusiness(calendar, day) ? day : addCalendarDays(day, 1)
  return closeOfBusiness(calendar, workingDayFrom(calendar, from))
}

/**
 * Where a clock of `limit` (null: a moment that a person set) stands after a stop. A clock in days stays while less than
 * 60 minutes are owed, else it moves to the end of the working day in which the exact moment falls; a clock in hours and
 * a fixed moment move exactly. What had passed before the stop stays.
 */
export const afterStop = (calendar: Calendar, limit: Limit | null, clock: Clocked, stop: Stop): Clocked => {
  if (clock.dueAt < stop.from) return clock
  const cost = costOf(calendar, limit, stop)
  if (cost === 0) return clock
  const owed = { base: clock.owed?.base ?? clock.dueAt, ms: (clock.owed?.ms ?? 0) + cost }
  if (limit === null || isHours(limit)) return { dueAt: exactly(calendar, limit, owed), owed }
  if (owed.ms < LEAST_MS) return { dueAt: clock.dueAt, owed }
  const moved = endOfWorkingDayOf(calendar, exactly(calendar, limit, owed))
  return moved > clock.dueAt ? { dueAt: moved, owed } : { dueAt: clock.dueAt, owed }
}

/** When a limit that began at `start` is over, with what the stops since have cost it. Refuses CALENDAR_YEAR_MISSING. */
export const endOfLimit = (calendar: Calendar, start: Instant, limit: Limit, stops: readonly Stop[]): Instant =>
  stops
    .filter(({ to }) => to > start)
    .reduce<Clocked>(
      (clock, { from, to }) => afterStop(calendar, limit, clock, { from: from > start ? from : start, to }),
      { dueAt: deadlineFor(calendar, start, limit).dueAt },
    ).dueAt

/** Since when the clock stands; null while it runs. */
export const stoppedSince = ({ receipt }: Pick<Deadline, 'receipt'>): Instant | null => {
  const open = receipt.suspensions.slice(-1)[0]
  return open && open.to === null ? open.from : null
}

export const isStopped = (deadline: Pick<Deadline, 'receipt'>): boolean => stoppedSince(deadline) !== null

/** Ends a stop without moving anything: what hangs on the clock is over. */
export const leaveOff = (deadline: Deadline, at: Instant): Deadline => {
  const { suspensions } = deadline.receipt
  const open = suspensions.slice(-1)[0]
  if (!open || open.to !== null) return deadline
  return {
    ...deadline,
    receipt: { ...deadline.receipt, suspensions: [...suspensions.slice(0, -1), { ...open, to: at }] },
  }
}

/** As if it had never been stopped this time. */
export const asIfRunning = (deadline: Deadline): Deadline =>
  isStopped(deadline)
    ? { ...deadline, receipt: { ...deadline.receipt, suspensions: deadline.receipt.suspensions.slice(0, -1) } }
    : deadline

/** Stops the clock: the due moment waits where it is until `startAgain`. One that stands already goes on standing. */
export const stopClock = (
  deadline: Deadline,
  { at, reason, until }: { at: Instant; reason: string; until?: Instant | undefined },
): Deadline =>
  isStopped(deadline)
    ? deadline
    : {
        ...deadline,
        receipt: {
          ...deadline.receipt,
          suspensions: [...deadline.receipt.suspensions, { from: at, to: null, reason, ...(until && { until }) }],
        },
      }

/** Another moment at which the clock is to run again; one that was stopped at another moment is not this stop's. */
export const stopUntil = (deadline: Deadline, { from, until }: { from: Instant; until: Instant }): Deadline => {
  const { suspensions } = deadline.receipt
  const open = suspensions.slice(-1)[0]
  if (!open || open.to !== null || open.from !== from) return deadline
  return {
    ...deadline,
    receipt: { ...deadline.receipt, suspensions: [...suspensions.slice(0, -1), { ...open, until }] },
  }
}

/**
 * Starts the clock again; one that runs goes on running. The version grows only when the due moment moves, so that
 * steps already taken aren't due a second time. Refuses CALENDAR_YEAR_MISSING.
 */
export const startAgain = (calendar: Calendar, deadline: Deadline, at: Instant): Deadline => {
  const { dueAt, version, receipt } = deadline
  const open = receipt.suspensions.slice(-1)[0]
  if (!open || open.to !== null) return deadline
  const suspensions = [...receipt.suspensions.slice(0, -1), { ...open, to: at }]
  const moved = afterStop(calendar, receipt.limit, { dueAt, owed: receipt.owed }, { from: open.from, to: at })
  const isUncertain =
    restsOnCalendar(receipt.limit) && isProvisional(calendar, localDate(open.from), localDate(moved.dueAt))
  const standing = {
    ...receipt,
    suspensions,
    ...(moved.owed && { owed: moved.owed }),
    ...(isUncertain && { provisional: true }),
  }
  if (moved.dueAt === dueAt) return { dueAt, version, receipt: standing }
  const over = receipt.limit?.unit === 'workingDays' ? localDate(dueAt) : localDate(moved.dueAt)
  const { skipped, shifted } = passed(calendar, addCalendarDays(over, 1), localDate(moved.dueAt))
  return {
    dueAt: moved.dueAt,
    version: version + 1,
    receipt: {
      ...standing,
      skipped: [...receipt.skipped, ...skipped],
      shifted: [...receipt.shifted, ...shifted],
      calendarVersion: calendar.version,
    },
  }
}
