import { type Refusal, refuse } from '../../refusal'
import { hasEnded, isIssued, isRunning } from '../state/matter'
import { barredFrom, isBarred, isTurnOf, type Separated } from '../state/turns'
import type { AssignmentStatus } from '../state/words'
import type { Situation } from './situation'

/** The first refusal among checks, or null. */
export const first = (...checks: (Refusal | null)[]): Refusal | null => checks.find((check) => check !== null) ?? null

export const mustBeDraft = ({ matter }: Situation): Refusal | null =>
  matter.status === 'draft' ? null : refuse('NOT_A_DRAFT')

export const mustBeIssued = ({ matter }: Situation): Refusal | null => (isIssued(matter) ? null : refuse('NOT_ISSUED'))

/** Issued, and neither suspended nor ended. */
export const mustRun = (situation: Situation): Refusal | null => {
  const { matter } = situation
  if (isRunning(matter)) return null
  if (matter.status === 'suspended') return refuse('MATTER_SUSPENDED')
  if (matter.status === 'closed') return refuse('MATTER_CLOSED')
  if (matter.status === 'withdrawn') return refuse('MATTER_WITHDRAWN')
  return refuse('NOT_ISSUED')
}

/** Issued and not ended; it may be suspended. */
export const mustBeOpen = (situation: Situation): Refusal | null => {
  const { matter } = situation
  return isIssued(matter) && !hasEnded(matter) ? null : mustRun(situation)
}

/** The matter runs and the named assignment is in one of the states. */
export const assignmentMustBe =
  (...statuses: AssignmentStatus[]) =>
  (situation: Situation): Refusal | null =>
    mustRun(situation) ??
    (!situation.assignment
      ? refuse('NOT_FOUND', 'assignmentId')
      : statuses.includes(situation.assignment.status)
        ? null
        : refuse('WRONG_STATE'))

export const when = (condition: boolean, refusal: () => Refusal): Refusal | null => (condition ? null : refusal())

/** Who objects to an assignment does not hand it in: the office decides first, or the unit withdraws its objection. */
export const noObjection = ({ assignment }: Situation): Refusal | null =>
  when(assignment?.objection == null, () => refuse('OBJECTION_PENDING'))

/** A decision is not one's own request's, and nobody's but whose turn it is. */
export const mustBeMyTurn = (s: Situation, kind: Separated, usual: boolean): Refusal | null => {
  const { matter, assignment, actor } = s
  const isMine = isTurnOf(actor, kind, s, usual)
  if ((usual || isMine) && isBarred(barredFrom(kind, matter, assignment), actor)) return refuse('SAME_PERSON')
  return when(isMine, () => refuse('NOT_YOUR_TURN'))
}
