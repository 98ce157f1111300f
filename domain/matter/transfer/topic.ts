import type { Instant } from '../../clock/time'
import { toDistrictRole } from '../../people/address'
import { CHIEF, headsOf } from '../base/addressees'
import { onIssued } from '../base/follow'
import { everyUnit, inCharge } from '../base/recipients'
import type { Topic } from '../base/topic'
import { type IssuedMatter, isIssued } from '../state/matter'
import { schemas, type TransferEvents } from './events'

const decided = (status: 'confirmed' | 'declined', matter: IssuedMatter, at: Instant): IssuedMatter | null =>
  matter.transfer && { ...matter, transfer: { ...matter.transfer, status, at } }

/** Handing over to accountability 转办问责. It goes on after the matter's end. */
export const topic: Topic<TransferEvents, 'decideTransfer' | 'recordOutcome'> = {
  schemas,
  events: {
    TransferProposed: {
      evolve: onIssued((matter, { at, data: { reason } }) => ({
        ...matter,
        transfer: { status: 'proposed', at, reason },
      })),
      recipients: () => [CHIEF],
      message: 'todo',
      points: null,
    },
    TransferConfirmed: {
      evolve: onIssued((matter, { at }) => decided('confirmed', matter, at)),
      recipients: (matter) => [toDistrictRole('discipline'), ...everyUnit(matter, headsOf)],
      message: 'todo',
      points: null,
    },
    TransferDeclined: {
      evolve: onIssued((matter, { at }) => decided('declined', matter, at)),
      recipients: null,
      message: null,
      points: null,
    },
    OutcomeRecorded: {
      evolve: onIssued((matter, { at, data }) => ({ ...matter, outcome: { ...data, at } })),
      recipients: (matter) => [CHIEF, ...inCharge(matter), ...everyUnit(matter, headsOf)],
      message: null,
      points: null,
    },
  },
  todos: {
    decideTransfer: (matter) =>
      isIssued(matter) && matter.transfer?.status === 'proposed'
        ? [{ to: [CHIEF], sentence: `请决定是否转办问责：${matter.transfer.reason}` }]
        : [],
    recordOutcome: (matter) =>
      isIssued(matter) && matter.transfer?.status === 'confirmed' && matter.outcome === null
        ? [{ to: [toDistrictRole('discipline')], sentence: '已转办问责，请登记处理结果' }]
        : [],
  },
  steps: [],
}
