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

/**
 * The running deadlines that a change of calendar would move, for the office to decide: nothing is moved by it
 * (docs/domain.md, section 4). Differences that an earlier change left are not repeated. Refuses CALENDAR_YEAR_MISSING
 * when the new calendar lacks a year that a deadline reaches.
 */
export const whatWouldMove = (
  oldCalendar: Calendar,
  newCalendar: Calendar,
  deadlines: { id: string; deadline: Deadline }[],
): Move[] =>
  deadlines.flatMap(({ id, deadline }) => {
    const to = recomputed(newCalendar, deadline)
    const moves = to !== deadline.dueAt && to !== ifYearKnown(() => recomputed(oldCalendar, deadline))
    return moves ? [{ id, from: deadline.dueAt, to }] : []
  })
