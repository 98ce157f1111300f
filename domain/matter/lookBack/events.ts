import { instant, localDate, nullable, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, factsSince, text } from '../../decider/shapes'
import { files } from '../base/shapes'
import { LOOK_BACK_OUTCOMES } from './outcomes'

export const schemas = {
  /** The day has come. `dueAt`: its end; null where nobody has entered its year. */
  LookBackDue: facts({ on: localDate, dueAt: nullable(instant) }),
  /** `nextOn`: it is looked back at once more. */
  LookedBack: factsSince({ outcome: oneOf(LOOK_BACK_OUTCOMES), text, files }, { nextOn: localDate }),
} as const

export interface LookBackEvents extends Says<typeof schemas> {}
