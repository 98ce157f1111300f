import { type Refusal, refuse } from '../../refusal'
import { first, mustBeIssued, when } from '../base/guards'
import type { Situation } from '../base/situation'
import type { Commands } from '../base/topic'
import { isIssued } from '../state/matter'
import type { contract } from './contract'
import type { TransferEvents } from './events'

const proposed = (s: Situation): Refusal | null =>
  when(isIssued(s.matter) && s.matter.transfer?.status === 'proposed', () => refuse('NO_TRANSFER_PROPOSED'))

export const commands: Commands<typeof contract, TransferEvents> = {
  /** After the main leaders agree; what they said stands in the event. */
  confirmTransfer: {
    may: (s) => first(mustBeIssued(s), proposed(s)),
    decide: ({ leadersOpinion }) => [{ type: 'TransferConfirmed', data: { leadersOpinion } }],
  },
  declineTransfer: {
    may: (s) => first(mustBeIssued(s), proposed(s)),
    decide: ({ reason }) => [{ type: 'TransferDeclined', data: { reason } }],
  },
  recordOutcome: {
    may: (s) =>
      first(
        mustBeIssued(s),
        when(isIssued(s.matter) && s.matter.transfer?.status === 'confirmed', () => refuse('NOT_TRANSFERRED')),
        when(isIssued(s.matter) && s.matter.outcome === null, () => refuse('ALREADY_DONE')),
      ),
    decide: ({ outcome, text }) => [{ type: 'OutcomeRecorded', data: { outcome, text } }],
  },
}
