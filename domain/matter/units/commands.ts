import { type Deadline, fixedDeadline } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { isAfterLead } from '../base/bounds'
import { anewFor, newAssignment, opinionDeadline } from '../base/giving'
import { assignmentMustBe, first, mustRun, noObjection, when } from '../base/guards'
import { assigned, type Context, issued, type Situation } from '../base/situation'
import type { Commands } from '../base/topic'
import { type IssuedMatter, isGone, leadOf, openAssignments, openMilestones } from '../state/matter'
import type { contract } from './contract'
import type { UnitEvents } from './events'

const AT_WORK = ['issued', 'signedIn', 'inProgress', 'awaitingSignOff'] as const

/** Each unit has one part at a time. */
const duplicate = ({ assignments }: IssuedMatter, unitId: string): Refusal | null =>
  when(
    assignments.every((a) => a.unitId !== unitId || isGone(a)),
    () => refuse('DUPLICATE_UNIT', 'unitId'),
  )

const nextId = ({ assignments }: IssuedMatter): string => `A${assignments.length + 1}`

/** What hangs on the lead's work stays within it: milestones that are still ahead, and opinions. */
const tooSoon = (matter: IssuedMatter, due: Deadline): Refusal | null => {
  const late = openMilestones(matter).find(({ dueAt }) => dueAt > due.dueAt)
  if (late) return refuse('MILESTONE_AFTER_DUE', late.title)
  return when(
    openAssignments(matter).every((a) => a.kind === 'lead' || a.due.dueAt <= due.dueAt),
    () => refuse('BEFORE_OPINIONS', 'dueAt'),
  )
}

/** The clock of whoever comes in another's place: the moment that the office sets, or as it would be at issue. */
const dueOf = (dueAt: Instant | null, context: Context): Deadline | Refusal => {
  const [matter, a] = [issued(context), assigned(context)]
  if (dueAt !== null && dueAt <= context.now) return refuse('IN_THE_PAST', 'dueAt')
  const due = dueAt === null ? anewFor(matter, a, context) : fixedDeadline(context.calendar, context.now, dueAt)
  if (a.kind === 'lead') return tooSoon(matter, due) ?? due
  return isAfterLead(due.dueAt, matter, a, context.now) ? refuse('AFTER_LEAD_DUE', 'dueAt') : due
}

export const commands: Commands<typeof contract, UnitEvents> = {
  /** A co-unit half-way, within the scope or on a new basis: its clocks start now (docs/domain.md, section 3). */
  addUnit: {
    may: mustRun,
    decide: ({ unitId, part, scope, newBasis = '', reason }, context) => {
      const matter = issued(context)
      const refusal = duplicate(matter, unitId)
      if (refusal) return refusal
      if (scope === undefined) return refuse('NO_SCOPE', 'scope')
      if (scope === 'within' && !matter.basis) return refuse('NO_BASIS', 'scope')
      if (scope === 'newBasis' && newBasis.trim() === '') return refuse('NO_NEW_BASIS', 'newBasis')
      const due = opinionDeadline(leadOf(matter).due, context.rules, context)
      const fresh = newAssignment(nextId(matter), 'co', { unitId, part }, due, matter, context.rules, context)
      if (isRefusal(fresh)) return fresh
      const named = scope === 'newBasis' ? { newBasis } : {}
      return [{ type: 'UnitAdded', data: { reason, assignment: fresh, scope, ...named } }]
    },
  },
  /** A lead can only be replaced: somebody answers for the whole. */
  releaseUnit: {
    may: (s: Situation) =>
      first(
        assignmentMustBe(...AT_WORK)(s),
        when(s.assignment?.kind === 'co', () => refuse('LEAD_IS_REPLACED')),
      ),
    decide: ({ reason }, context) => {
      const { id: assignmentId, unitId } = assigned(context)
      return [{ type: 'UnitReleased', data: { assignmentId, unitId, reason } }]
    },
  },
  /** Not while the office has the completion, or an objection waits that is decided so or otherwise. */
  replaceUnit: {
    may: (s: Situation) => first(assignmentMustBe(...AT_WORK)(s), noObjection(s)),
    decide: ({ unitId, dueAt, reason }, context) => {
      const matter = issued(context)
      const { id: assignmentId, unitId: before, kind, part } = assigned(context)
      const refusal = duplicate(matter, unitId)
      if (refusal) return refusal
      const due = dueOf(dueAt, context)
      if (isRefusal(due)) return due
      const fresh = newAssignment(nextId(matter), kind, { unitId, part }, due, matter, context.rules, context)
      if (isRefusal(fresh)) return fresh
      return [{ type: 'UnitReplaced', data: { assignmentId, unitId: before, reason, assignment: fresh } }]
    },
  },
}
