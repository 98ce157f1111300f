import { oneOf } from '../../contract/schema'
import { facts, id, reason, text } from '../base/shapes'
import type { Says } from '../state/event'
import { OUTCOMES } from '../state/words'

export const schemas = {
  TransferProposed: facts({ assignmentId: id, reason: text }),
  TransferConfirmed: facts({ leadersOpinion: text }),
  TransferDeclined: reason,
  OutcomeRecorded: facts({ outcome: oneOf(OUTCOMES), text }),
} as const

export interface TransferEvents extends Says<typeof schemas> {}
