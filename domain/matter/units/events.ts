import type { Says } from '../../decider/event'
import { facts, id, text } from '../../decider/shapes'
import { assignment } from '../base/shapes'

export const schemas = {
  UnitAdded: facts({ reason: text, assignment }),
  UnitReleased: facts({ assignmentId: id, unitId: id, reason: text }),
  /** The old assignment ends here; its work is the new one's. */
  UnitReplaced: facts({ assignmentId: id, unitId: id, reason: text, assignment }),
} as const

export interface UnitEvents extends Says<typeof schemas> {}
