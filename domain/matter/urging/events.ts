import { instant, object } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { count, facts, factsSince, flag, id, many, text } from '../../decider/shapes'

const urged = {
  assignmentId: id,
  urgeNumber: id,
  ordinal: count,
  level: { type: 'integer', enum: [1, 2, 3] },
  text,
  byTimer: flag,
} as const

export const schemas = {
  /**
   * What was undone, its own limit, and from when on the next is possible: urges sent before they had these lack them.
   * `deliverAt`: of one by hand, which waits that long for being taken back.
   */
  Urged: object({ ...urged, about: id, until: instant, nextAt: instant, deliverAt: instant }, [
    'assignmentId',
    'urgeNumber',
    'ordinal',
    'level',
    'text',
    'byTimer',
  ]),
  /** It went out: its messages, its level and its points are of now. */
  UrgeDelivered: facts({ assignmentId: id, urgeNumber: id, ordinal: count }),
  /** Taken back before it went out: its number is void 作废. */
  UrgeRetracted: facts({ assignmentId: id, urgeNumber: id }),
  Reminded: facts({ assignmentId: id, text, againAt: instant }),
  /** `daysBefore`: which of the pack's it is, two that fall on one day being one; once just as many days as are left. */
  DueSoonReminded: factsSince(
    { assignmentId: id, calendarDaysLeft: { type: 'integer' }, dueAt: instant },
    { daysBefore: many(count) },
  ),
  OverdueRecorded: facts({ assignmentId: id, dueAt: instant }),
} as const

export interface UrgingEvents extends Says<typeof schemas> {}
