import { oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, text } from '../../decider/shapes'
import { reason } from '../base/shapes'
import { OUTCOMES } from '../state/words'

export const schemas = {
  TransferProposed: facts({ assignmentId: id, reason: text }),
  TransferConfirmed: facts({ leadersOpinion: text }),
  TransferDeclined: reason,
  OutcomeRecorded: facts({ outcome: oneOf(OUTCOMES), text }),
} as const

export interface TransferEvents extends Says<typeof schemas> {}
