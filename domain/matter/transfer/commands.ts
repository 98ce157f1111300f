import { isRefusal, type Refusal, refuse } from '../../refusal'
import { first, mustBeIssued, when } from '../base/guards'
import { issued, type Situation } from '../base/situation'
import type { Commands } from '../base/topic'
import { isIssued, type Transfer } from '../state/matter'
import { transfersPending, transfersProposed } from '../state/transfers'
import type { contract } from './contract'
import type { TransferEvents } from './events'

const someProposed = ({ matter }: Situation): Refusal | null =>
  when(isIssued(matter) && transfersProposed(matter).length > 0, () => refuse('NO_TRANSFER_PROPOSED'))

const somePending = ({ matter }: Situation): Refusal | null => {
  const confirmed = isIssued(matter) ? matter.transfers.filter(({ status }) => status === 'confirmed') : []
  if (confirmed.length === 0) return refuse('NOT_TRANSFERRED')
  return when(isIssued(matter) && transfersPending(matter).length > 0, () => refuse('ALREADY_DONE'))
}

/** The one that is named; the only one there is where none is. */
const chosen = (some: readonly Transfer[], id: string | null | undefined): Transfer | Refusal => {
  if (id == null) return some.length === 1 && some[0] ? some[0] : refuse('BAD_INPUT', 'transferId')
  return some.find((one) => one.id === id) ?? refuse('NOT_FOUND', 'transferId')
}

export const commands: Commands<typeof contract, TransferEvents> = {
  /** On a written conclusion, after the main leaders agree; what they said stands in the event. */
  confirmTransfer: {
    may: (s) => first(mustBeIssued(s), someProposed(s)),
    decide: ({ transferId, leadersOpinion, conclusion }, context) => {
      if (conclusion === undefined) return refuse('NO_CONCLUSION', 'conclusion')
      const found = chosen(transfersProposed(issued(context)), transferId)
      if (isRefusal(found)) return found
      const { id, unitId } = found
      return [{ type: 'TransferConfirmed', data: { transferId: id, unitId, leadersOpinion, conclusion } }]
    },
  },
  declineTransfer: {
    may: (s) => first(mustBeIssued(s), someProposed(s)),
    decide: ({ transferId, reason }, context) => {
      const found = chosen(transfersProposed(issued(context)), transferId)
      if (isRefusal(found)) return found
      return [{ type: 'TransferDeclined', data: { transferId: found.id, unitId: found.unitId, reason } }]
    },
  },
  recordOutcome: {
    may: (s) => first(mustBeIssued(s), somePending(s)),
    decide: ({ transferId, outcome, text }, context) => {
      const found = chosen(transfersPending(issued(context)), transferId)
      if (isRefusal(found)) return found
      return [{ type: 'OutcomeRecorded', data: { transferId: found.id, unitId: found.unitId, outcome, text } }]
    },
  },
}
