import { nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, factsSince, flag, id, text } from '../../decider/shapes'

export const schemas = {
  Commended: facts({ unitId: id, personId: nullable(id), text }),
  Criticised: factsSince(
    { unitId: id, personId: nullable(id), text, falseReport: flag },
    { assignmentId: id, conclusion: text },
  ),
} as const

export interface EvaluationEvents extends Says<typeof schemas> {}
