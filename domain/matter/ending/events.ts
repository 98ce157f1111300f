import { nullable, oneOf } from '../../contract/schema'
import { deadline, expected, facts, flag, reason, text } from '../base/shapes'
import type { Says } from '../state/event'

export const schemas = {
  MatterClosed: facts({ how: oneOf(['completed', 'byDecision']), onTime: flag, words: text }),
  /** `signIn`: a new sign-in clock, when the lead unit had not signed in before the closing. */
  MatterReopened: facts({ reason: text, due: deadline, signIn: nullable(deadline), next: expected }),
  MatterWithdrawn: reason,
} as const

export interface EndingEvents extends Says<typeof schemas> {}
