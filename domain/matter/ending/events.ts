import { localDate, nullable, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, factsSince, flag, id, many, text } from '../../decider/shapes'
import { deadline, expected, moments } from '../base/shapes'

export const schemas = {
  /** `lookBackOn`: from when on it is to be looked back at. */
  MatterClosed: factsSince(
    { how: oneOf(['completed', 'byDecision']), onTime: flag, words: text },
    { lookBackOn: localDate },
  ),
  /**
   * `signIn`: a new sign-in clock, when the lead unit had not signed in before the closing. `co`: co-units whose opinion
   * the closing took from them, asked again. `tasks`: the lead's open tasks, each with its new moment.
   */
  MatterReopened: factsSince(
    { reason: text, due: deadline, signIn: nullable(deadline), next: expected },
    { co: many(facts({ assignmentId: id, due: deadline, signIn: nullable(deadline) })), tasks: moments },
  ),
  MatterWithdrawn: factsSince({ reason: text }, { byMistake: flag }),
} as const

export interface EndingEvents extends Says<typeof schemas> {}
