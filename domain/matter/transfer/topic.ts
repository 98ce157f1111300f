import type { EventOf, UnsealedOf } from '../../decider/event'
import { onceKnown } from '../../decider/step'
import { type Address, toDistrictRole } from '../../people/address'
import { CHIEF, headsOf } from '../base/addressees'
import { onIssued } from '../base/follow'
import { everyUnit, inCharge, toAssignment } from '../base/recipients'
import { ofWorkingAssignments } from '../base/step'
import type { Topic } from '../base/topic'
import { assignmentIn } from '../state/assignments'
import { type IssuedMatter, isIssued, type Matter, type Transfer } from '../state/matter'
import { transfersPending, transfersProposed } from '../state/transfers'
import { schemas, type TransferEvents } from './events'
import { proposalStep } from './steps'

/** Before its cause stood in the event, the timer proposed for urges and people for false reports. */
const proposed = (
  matter: IssuedMatter,
  {
    seq,
    at,
    nominalAt,
    stepKey,
    data: { assignmentId, reason, cause },
  }: UnsealedOf<TransferEvents, 'TransferProposed'>,
): IssuedMatter => {
  const one: Transfer = {
    id: `Z${seq}`,
    assignmentId,
    unitId: assignmentIn(matter, assignmentId)?.unitId ?? '',
    cause: cause ?? (stepKey === undefined ? 'falseReport' : 'urges'),
    round: matter.round,
    status: 'proposed',
    at: nominalAt ?? at,
    reason,
    outcome: null,
  }
  return { ...matter, transfers: [...matter.transfers, one] }
}

/** The one that is named, or the only one of those that it can be; null where there is none. */
const changed = (
  matter: IssuedMatter,
  some: readonly Transfer[],
  transferId: string | undefined,
  changes: Partial<Transfer>,
): IssuedMatter | null => {
  const found = transferId === undefined ? some[0] : some.find(({ id }) => id === transferId)
  return (
    (found && {
      ...matter,
      transfers: matter.transfers.map((one) => (one === found ? { ...one, ...changes } : one)),
    }) ??
    null
  )
}

type Deciding = EventOf<TransferEvents, 'TransferConfirmed' | 'TransferDeclined' | 'OutcomeRecorded'>

/** The heads of the unit that it is about. */
const headsIn = (matter: Matter, { data: { transferId } }: Deciding): Address[] => {
  const about = isIssued(matter) ? matter.transfers.find(({ id }) => id === transferId) : undefined
  return everyUnit(matter, (a) => (about === undefined || about.assignmentId === a.id ? headsOf(a) : []))
}

const each =
  <W>(some: (matter: IssuedMatter) => Transfer[], wanted: (one: Transfer) => W) =>
  (matter: Matter) =>
    isIssued(matter) ? some(matter).map((one) => ({ ...wanted(one), what: one.id })) : []

/** Handing over to accountability 转办问责, of one unit each. It goes on after the matter's end. */
export const topic: Topic<TransferEvents, 'decideTransfer' | 'recordOutcome'> = {
  schemas,
  events: {
    TransferProposed: {
      evolve: onIssued(proposed),
      recipients: (matter, event) => [CHIEF, ...toAssignment(headsOf)(matter, event)],
      message: 'todo',
      points: null,
    },
    TransferConfirmed: {
      evolve: onIssued((matter, { at, data: { transferId } }) =>
        changed(matter, transfersProposed(matter), transferId, { status: 'confirmed', at }),
      ),
      recipients: (matter, event) => [toDistrictRole('discipline'), ...headsIn(matter, event)],
      message: 'todo',
      points: null,
    },
    TransferDeclined: {
      evolve: onIssued((matter, { at, data: { transferId } }) =>
        changed(matter, transfersProposed(matter), transferId, { status: 'declined', at }),
      ),
      recipients: headsIn,
      message: null,
      points: null,
    },
    OutcomeRecorded: {
      evolve: onIssued((matter, { at, data: { transferId, outcome, text } }) =>
        changed(matter, transfersPending(matter), transferId, { outcome: { outcome, text, at } }),
      ),
      recipients: (matter, event) => [CHIEF, ...inCharge(matter), ...headsIn(matter, event)],
      message: null,
      points: null,
    },
  },
  todos: {
    decideTransfer: each(transfersProposed, ({ reason, at }) => ({
      to: [CHIEF],
      sentence: `请决定是否转办问责：${reason}`,
      since: at,
    })),
    recordOutcome: each(transfersPending, () => ({
      to: [toDistrictRole('discipline')],
      sentence: '已转办问责，请登记处理结果',
    })),
  },
  steps: [ofWorkingAssignments((matter, a, plan) => onceKnown(() => proposalStep(matter, a, plan)))],
}
