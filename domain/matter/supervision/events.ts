import { nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, text } from '../../decider/shapes'

/** Each names the lead's assignment that asked. */
export const schemas = {
  /** `aboutId`: the other unit's assignment, where it has a part in this matter. */
  SupervisionAsked: facts({ assignmentId: id, requestId: id, unitId: id, aboutId: nullable(id), text }),
  /** `asked`: what was asked, since the unit that it is about has not heard it before. */
  SupervisionTakenUp: facts({
    assignmentId: id,
    requestId: id,
    unitId: id,
    aboutId: nullable(id),
    asked: text,
    text,
  }),
  SupervisionDeclined: facts({ assignmentId: id, requestId: id, reason: text }),
  /** The matter has ended, or the work is another's, before the office had decided. */
  SupervisionLapsed: facts({ assignmentId: id, requestId: id }),
} as const

export interface SupervisionEvents extends Says<typeof schemas> {}
