import { object, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { id, text } from '../../decider/shapes'
import { OUTCOMES } from '../state/words'

/** Which transfer, of which unit: not said while a matter had one at a time. */
const which = { transferId: id, unitId: id } as const

export const schemas = {
  TransferProposed: object({ assignmentId: id, unitId: id, cause: oneOf(['urges', 'falseReport']), reason: text }, [
    'assignmentId',
    'reason',
  ]),
  TransferConfirmed: object({ ...which, leadersOpinion: text, conclusion: text }, ['leadersOpinion']),
  TransferDeclined: object({ ...which, reason: text }, ['reason']),
  OutcomeRecorded: object({ ...which, outcome: oneOf(OUTCOMES), text }, ['outcome', 'text']),
} as const

export interface TransferEvents extends Says<typeof schemas> {}
