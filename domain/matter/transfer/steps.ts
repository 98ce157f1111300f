import type { Instant } from '../../clock/time'
import { nextWorkingDayAt } from '../../clock/workingTime'
import { later, one, type Plan, type Step } from '../../decider/step'
import { keyOf } from '../base/step'
import { isDueKey, undoneOf } from '../base/undone'
import type { Assignment, IssuedMatter, Transfer, Urge } from '../state/matter'
import { isProposedFor } from '../state/transfers'
import { countedUrges } from '../urging/urges'
import type { TransferEvents } from './events'

const REASONS = { limitPassed: '经两次催办，限期已过仍未落实', secondUrge: '经两次催办仍未办结' } as const

/** The moment from which an urge leads to a transfer, by the pack: it was sent, or its own limit has passed. */
const momentOf = ({ at, deliverAt, until }: Urge, { rules }: Plan): Instant =>
  rules.escalation.transferAt === 'secondUrge' || until === null ? (deliverAt ?? at) : until

/**
 * The urges that may lead to a transfer: from the second counted one on, what they were about being undone still. A
 * co-unit's late opinion alone never does.
 */
const leading = (matter: IssuedMatter, a: Assignment): Urge[] => {
  const later = countedUrges(a).slice(1)
  if (later.length === 0) return later
  const undone = new Set(undoneOf(matter, a).map(({ key }) => key))
  return later.filter(({ about, delivered }) => delivered && undone.has(about) && !(a.kind === 'co' && isDueKey(about)))
}

/** The unit's slot of this round: the last one for urges. */
const slotOf = ({ transfers, round }: IssuedMatter, a: Assignment): Transfer | undefined =>
  transfers.filter((one) => one.assignmentId === a.id && one.cause === 'urges' && one.round === round).slice(-1)[0]

/** Proposed once in a round; where it was declined, again so many working days later. */
export const proposalStep = (matter: IssuedMatter, a: Assignment, plan: Plan): Step<TransferEvents>[] => {
  const slot = slotOf(matter, a)
  const [first] = leading(matter, a)
    .map((urge) => momentOf(urge, plan))
    .sort()
  if (!first || (slot && slot.status !== 'declined') || isProposedFor(matter, a.id)) return []
  const { transferAt, transferAgainWorkingDays, urgeTime } = plan.rules.escalation
  const again = slot && nextWorkingDayAt(plan.calendar, slot.at, urgeTime, transferAgainWorkingDays)
  const before = matter.transfers.filter(({ assignmentId }) => assignmentId === a.id).length
  return [
    one(keyOf(matter, 'transfer', a.id, before + 1), later(first, again, a.restartedAt), {
      type: 'TransferProposed',
      data: { assignmentId: a.id, unitId: a.unitId, cause: 'urges', reason: REASONS[transferAt] },
    }),
  ]
}
