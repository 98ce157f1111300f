import { oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, factsSince, id, text } from '../../decider/shapes'
import { assignment } from '../base/shapes'
import { SCOPES } from './scopes'

export const schemas = {
  UnitAdded: factsSince({ reason: text, assignment }, { scope: oneOf(SCOPES), newBasis: text }),
  UnitReleased: facts({ assignmentId: id, unitId: id, reason: text }),
  /** The old assignment ends here; its work is the new one's. */
  UnitReplaced: facts({ assignmentId: id, unitId: id, reason: text, assignment }),
} as const

export interface UnitEvents extends Says<typeof schemas> {}
