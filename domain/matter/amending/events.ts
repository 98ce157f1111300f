import { instant, object, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { count, facts, id, many, text } from '../../decider/shapes'
import { expected } from '../base/shapes'
import { contentFields, officerRole } from '../drafting/events'

export const schemas = {
  MatterAmended: object(
    {
      reason: text,
      changes: many(
        facts({
          field: oneOf(['title', 'requirement', 'category', 'attachments', 'urgency', 'reportCycle', 'officerId']),
          before: text,
          after: text,
        }),
      ),
      content: object(contentFields, []),
      officerId: id,
      officerRole,
      /** By another cycle: the report expected next, and after which one its periods count from now on. */
      reports: facts({ assignmentId: id, next: expected, after: count }),
    },
    ['reason', 'changes', 'content'],
  ),
  MilestoneAdded: facts({ milestoneId: id, title: text, dueAt: instant, reason: text }),
  MilestoneDropped: facts({ milestoneId: id, title: text, reason: text }),
} as const

export interface AmendingEvents extends Says<typeof schemas> {}
