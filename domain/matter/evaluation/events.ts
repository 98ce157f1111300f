import { nullable } from '../../contract/schema'
import { facts, flag, id, text } from '../base/shapes'
import type { Says } from '../state/event'

export const schemas = {
  Commended: facts({ unitId: id, personId: nullable(id), text }),
  Criticised: facts({ unitId: id, personId: nullable(id), text, falseReport: flag }),
} as const

export interface EvaluationEvents extends Says<typeof schemas> {}
