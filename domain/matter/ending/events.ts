import { nullable, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, flag, text } from '../../decider/shapes'
import { deadline, expected, reason } from '../base/shapes'

export const schemas = {
  MatterClosed: facts({ how: oneOf(['completed', 'byDecision']), onTime: flag, words: text }),
  /** `signIn`: a new sign-in clock, when the lead unit had not signed in before the closing. */
  MatterReopened: facts({ reason: text, due: deadline, signIn: nullable(deadline), next: expected }),
  MatterWithdrawn: reason,
} as const

export interface EndingEvents extends Says<typeof schemas> {}
