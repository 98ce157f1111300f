import { nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { count, facts, id, text } from '../../decider/shapes'

export const schemas = {
  /** `stated`: what the unit had said, or null. */
  ProgressConfirmed: facts({ assignmentId: id, percent: count, stated: nullable(count), opinion: text }),
} as const

export interface ProgressEvents extends Says<typeof schemas> {}
