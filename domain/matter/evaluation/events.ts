import { nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, flag, id, text } from '../../decider/shapes'

export const schemas = {
  Commended: facts({ unitId: id, personId: nullable(id), text }),
  Criticised: facts({ unitId: id, personId: nullable(id), text, falseReport: flag }),
} as const

export interface EvaluationEvents extends Says<typeof schemas> {}
