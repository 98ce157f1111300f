import { instant, object } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { count, facts, flag, id, text } from '../../decider/shapes'

const urged = {
  assignmentId: id,
  urgeNumber: id,
  ordinal: count,
  level: { type: 'integer', enum: [1, 2, 3] },
  text,
  byTimer: flag,
} as const

export const schemas = {
  /** What was undone, its own limit, and from when on the next is possible: urges sent before they had these lack them. */
  Urged: object({ ...urged, about: id, until: instant, nextAt: instant }, [
    'assignmentId',
    'urgeNumber',
    'ordinal',
    'level',
    'text',
    'byTimer',
  ]),
  Reminded: facts({ assignmentId: id, text, againAt: instant }),
  DueSoonReminded: facts({ assignmentId: id, calendarDaysLeft: { type: 'integer' }, dueAt: instant }),
  OverdueRecorded: facts({ assignmentId: id, dueAt: instant }),
} as const

export interface UrgingEvents extends Says<typeof schemas> {}
