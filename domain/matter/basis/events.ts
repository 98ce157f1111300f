import { oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, factsSince, many, text } from '../../decider/shapes'
import { BASIS_FIELDS } from '../state/basis'
import { basisFacts } from './shape'

export const schemas = {
  /**
   * `changes`: old and new as people read them; the old one is empty where nothing was registered. `notMerged`: others
   * rest on the new one and ask the same unit, and why this is not one of them.
   */
  BasisSet: factsSince(
    {
      reason: text,
      basis: basisFacts,
      changes: many(facts({ field: oneOf(BASIS_FIELDS), before: text, after: text })),
    },
    { notMerged: text },
  ),
} as const

export interface BasisEvents extends Says<typeof schemas> {}
