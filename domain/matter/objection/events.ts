import { nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, text } from '../../decider/shapes'
import { assignment } from '../base/shapes'

const objected = facts({ assignmentId: id, objectionId: id, reason: text })

export const schemas = {
  ObjectionRaised: facts({ assignmentId: id, objectionId: id, reason: text, suggestedUnitId: nullable(id) }),
  ObjectionEndorsed: facts({ assignmentId: id, objectionId: id, opinion: text }),
  ObjectionWithdrawn: objected,
  /** The office keeps the assignment where it is. */
  ObjectionUpheld: objected,
  /** The office gives the work to another unit; the old assignment ends here. */
  ObjectionReassigned: facts({ assignmentId: id, objectionId: id, reason: text, assignment }),
  ObjectionReminded: facts({ assignmentId: id, objectionId: id }),
} as const

export interface ObjectionEvents extends Says<typeof schemas> {}
