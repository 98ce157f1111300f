import { nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, factsSince, flag, id, text } from '../../decider/shapes'
import { assignment, clock } from '../base/shapes'

export const schemas = {
  ObjectionRaised: facts({ assignmentId: id, objectionId: id, reason: text, suggestedUnitId: nullable(id) }),
  ObjectionEndorsed: facts({ assignmentId: id, objectionId: id, opinion: text }),
  /** `clock`: where it runs on, if it stood meanwhile: as if it had not, but for suspensions. */
  ObjectionWithdrawn: factsSince({ assignmentId: id, objectionId: id, reason: text }, { clock }),
  /** Not endorsed within the objection window. */
  ObjectionLapsed: facts({ assignmentId: id, objectionId: id }),
  /** The office keeps the assignment where it is. `clock`: where it runs on, if it stood meanwhile. */
  ObjectionUpheld: factsSince({ assignmentId: id, objectionId: id, reason: text }, { clock }),
  /** The office gives the work to another unit; the old assignment ends here. */
  ObjectionReassigned: facts({ assignmentId: id, objectionId: id, reason: text, assignment }),
  /**
   * `stops`: what the office takes longer is not the unit's time. Recorded until the office had clocks for all that waits
   * for it (officeClocks); no more.
   */
  ObjectionReminded: factsSince({ assignmentId: id, objectionId: id }, { stops: flag }),
} as const

export interface ObjectionEvents extends Says<typeof schemas> {}
