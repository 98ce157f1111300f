import { oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { count, facts, factsSince, id, many, text } from '../../decider/shapes'
import { CONFIRMATION_STAGES, SIGN_OFF_STAGES } from '../../rules/kinds'
import { assignment, reason } from '../base/shapes'

export const schemas = {
  /** `notMerged`: others rest on the same basis and ask the same unit, and why this is not one of them. */
  ApprovalRequested: factsSince({ approver: oneOf(['chiefOfficer', 'leader']) }, { notMerged: text }),
  IssueApproved: facts({ opinion: text }),
  IssueRejected: reason,
  /** `ratifier`: it was issued at once for its urgency, and this office ratifies it. */
  MatterIssued: factsSince(
    {
      number: id,
      ruleVersion: count,
      signOff: many(oneOf(SIGN_OFF_STAGES)),
      confirmation: many(oneOf(CONFIRMATION_STAGES)),
      assignments: many(assignment),
    },
    { ratifier: oneOf(['chiefOfficer', 'leader']), notMerged: text },
  ),
  IssueRatified: facts({ opinion: text }),
} as const

export interface IssuingEvents extends Says<typeof schemas> {}
