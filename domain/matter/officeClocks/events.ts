import { instant, object, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { id, many, text } from '../../decider/shapes'
import { OFFICE_DECISIONS } from '../../rules/kinds'

/** Who hears that a decision is late, beside those for whom it waits: one after the other. */
export const REMINDED = ['officer', 'chief', 'leader'] as const

export const schemas = {
  /** `to`: for whom it waits, and since when; `what`: which of several. A draft has no assignment, a transfer names none. */
  DecisionReminded: object(
    {
      decision: oneOf(OFFICE_DECISIONS),
      assignmentId: id,
      what: text,
      since: instant,
      dueAt: instant,
      to: many(id),
      reminded: oneOf(REMINDED),
    },
    ['decision', 'what', 'since', 'dueAt', 'to', 'reminded'],
  ),
} as const

export interface OfficeClockEvents extends Says<typeof schemas> {}
