import { instant } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { count, facts, flag, id, text } from '../../decider/shapes'

export const schemas = {
  Urged: facts({
    assignmentId: id,
    urgeNumber: id,
    ordinal: count,
    level: { type: 'integer', enum: [1, 2, 3] },
    text,
    byTimer: flag,
  }),
  DueSoonReminded: facts({ assignmentId: id, calendarDaysLeft: { type: 'integer' }, dueAt: instant }),
  OverdueRecorded: facts({ assignmentId: id, dueAt: instant }),
} as const

export interface UrgingEvents extends Says<typeof schemas> {}
