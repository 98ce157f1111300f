import type { EventOf, UnsealedOf } from '../../decider/event'
import { onceKnown } from '../../decider/step'
import { type Address, toDistrictRole } from '../../people/address'
import { CHIEF, chiefsOf, headsOf, supervisorsOf } from '../base/addressees'
import { onIssued } from '../base/follow'
import { everyUnit, inCharge, threeOf, toAssignment } from '../base/recipients'
import { ofWorkingAssignments } from '../base/step'
import type { Topic } from '../base/topic'
import { assignmentIn } from '../state/assignments'
import { withConclusion } from '../state/conclusions'
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

/** The one that is named, or the only one of those that it can be. */
const which = (some: readonly Transfer[], transferId: string | undefined): Transfer | undefined =>
  transferId === undefined ? some[0] : some.find(({ id }) => id === transferId)

/** Null where there is none. */
const changed = (
  matter: IssuedMatter,
  some: readonly Transfer[],
  transferId: string | undefined,
  changes: Partial<Transfer>,
): IssuedMatter | null => {
  const found = which(some, transferId)
  return (
    (found && {
      ...matter,
      transfers: matter.transfers.map((one) => (one === found ? { ...one, ...changes } : one)),
    }) ??
    null
  )
}

const confirmed = (
  matter: IssuedMatter,
  { at, data: { transferId, conclusion: text } }: UnsealedOf<TransferEvents, 'TransferConfirmed'>,
): IssuedMatter | null => {
  const waiting = transfersProposed(matter)
  const [one, after] = [which(waiting, transferId), changed(matter, waiting, transferId, { status: 'confirmed', at })]
  if (!one || !after) return null
  const { assignmentId, unitId } = one
  return withConclusion(after, { at, restsOn: 'transfer', assignmentId, unitId, text })
}

type Deciding = EventOf<TransferEvents, 'TransferConfirmed' | 'TransferDeclined' | 'OutcomeRecorded'>

/** The heads of the unit that it is about. */
const headsIn = (matter: Matter, { data: { transferId } }: Deciding): Address[] => {
  const about = isIssued(matter) ? matter.transfers.find(({ id }) => id === transferId) : undefined
  return everyUnit(matter, (a) => (about === undefined || about.assignmentId === a.id ? headsOf(a) : []))
}

/** Its whole unit, also when another has the work by now: what was concluded is fed back to it. */
const unitIn = (matter: Matter, event: EventOf<TransferEvents, 'TransferConfirmed'>): Address[] => {
  const about = isIssued(matter) ? matter.transfers.find(({ id }) => id === event.data.transferId) : undefined
  const a = assignmentIn(matter, about?.assignmentId)
  return a ? [...chiefsOf(a), ...headsOf(a), ...supervisorsOf(a), ...threeOf(a)] : headsIn(matter, event)
}

const each =
  <W>(some: (matter: IssuedMatter) => Transfer[], wanted: (one: Transfer) => W) =>
  (matter: Matter) =>
    isIssued(matter) ? some(matter).map((one) => ({ ...wanted(one), what: one.id, unitId: one.unitId })) : []

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
      evolve: onIssued(confirmed),
      recipients: (matter, event) => [toDistrictRole('discipline'), ...unitIn(matter, event)],
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
    recordOutcome: each(transfersPending, ({ at }) => ({
      to: [toDistrictRole('discipline')],
      sentence: '已转办问责，请登记处理结果',
      since: at,
    })),
  },
  steps: [ofWorkingAssignments((matter, a, plan) => onceKnown(() => proposalStep(matter, a, plan)))],
}
