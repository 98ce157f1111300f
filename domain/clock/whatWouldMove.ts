import { type Calendar, ifYearKnown } from './calendar'
import { type Deadline, deadlineFor } from './deadline'
import { afterStop } from './stop'
import type { Instant } from './time'

export interface Move {
  id: string
  from: Instant
  to: Instant
}

/** The due moment that `calendar` would give, with people's own decisions (fixed moments, extensions) kept. */
const recomputed = (calendar: Calendar, { dueAt, receipt }: Deadline): Instant => {
  const { start, limit, extensions, suspensions } = receipt
  if (limit === null) return dueAt
  const lastExtension = extensions.slice(-1)[0]
  const set = { dueAt: lastExtension?.to ?? deadlineFor(calendar, start, limit).dueAt }
  const since = suspensions.flatMap(({ from, to }) =>
    to === null || (lastExtension && to <= lastExtension.at) ? [] : { from, to },
  )
  return since.reduce((clock, stop) => afterStop(calendar, limit, clock, stop), set).dueAt
}

/** A calendar that was in force, and until when. */
export interface Replaced {
  calendar: Calendar
  until: Instant
}

/**
 * The running deadlines that stand elsewhere than `calendar` would put them, for the office to decide: nothing is moved
 * by it (docs/domain.md, section 4). A change of calendar must have to do with it: one of those in force since the clock
 * began, all of them `before`, would have put it elsewhere, too. What an earlier change left is among them for as long
 * as it stands. Refuses CALENDAR_YEAR_MISSING when the calendar lacks a year that a deadline reaches.
 */
export const whatWouldMove = (
  calendar: Calendar,
  before: readonly Replaced[],
  deadlines: { id: string; deadline: Deadline }[],
): Move[] =>
  deadlines.flatMap(({ id, deadline }) => {
    const to = recomputed(calendar, deadline)
    if (to === deadline.dueAt) return []
    const since = before.filter(({ until }) => until >= deadline.receipt.start)
    const moves = since.some((one) => to !== ifYearKnown(() => recomputed(one.calendar, deadline)))
    return moves ? [{ id, from: deadline.dueAt, to }] : []
  })
