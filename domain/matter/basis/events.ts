import { oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, many, text } from '../../decider/shapes'
import { BASIS_FIELDS } from '../state/basis'
import { basisFacts } from './shape'

export const schemas = {
  /** `changes`: old and new as people read them; the old one is empty where nothing was registered. */
  BasisSet: facts({
    reason: text,
    basis: basisFacts,
    changes: many(facts({ field: oneOf(BASIS_FIELDS), before: text, after: text })),
  }),
} as const

export interface BasisEvents extends Says<typeof schemas> {}
