import { object, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, many, text } from '../../decider/shapes'
import { contentFields, officerRole } from '../drafting/events'

export const schemas = {
  MatterAmended: object(
    {
      reason: text,
      changes: many(
        facts({
          field: oneOf(['title', 'requirement', 'category', 'attachments', 'officerId']),
          before: text,
          after: text,
        }),
      ),
      content: object(contentFields, []),
      officerId: id,
      officerRole,
    },
    ['reason', 'changes', 'content'],
  ),
} as const

export interface AmendingEvents extends Says<typeof schemas> {}
