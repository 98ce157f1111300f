import type { NewOf } from '../../decider/event'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { headsOf } from '../base/addressees'
import { anewFor, newAssignment } from '../base/giving'
import { assignmentMustBe, first, when } from '../base/guards'
import { actsAs, assigned, type Context, issued, type Situation, thingId } from '../base/situation'
import { runAgain, runOn } from '../base/stops'
import type { Commands } from '../base/topic'
import { isGone, isHeld } from '../state/matter'
import type { contract } from './contract'
import type { ObjectionEvents } from './events'

const pending = (s: Situation): Refusal | null =>
  first(
    assignmentMustBe('issued', 'signedIn', 'inProgress')(s),
    when(s.assignment?.objection != null, () => refuse('NO_OBJECTION')),
  )

/** Nobody decides on his own objection (docs/domain.md, section 2). */
const isOwn = ({ assignment, actor }: Situation): boolean =>
  [assignment?.objection?.raisedBy, assignment?.objection?.endorsedBy].includes(actor.personId)

const decidable = (s: Situation) =>
  first(
    pending(s),
    when(s.assignment?.objection?.endorsedAt != null, () => refuse('OBJECTION_NOT_ENDORSED')),
    when(!isOwn(s), () => refuse('SAME_PERSON')),
  )

/** What an event says of the objection that a situation is about. */
const about = (context: Context): { assignmentId: string; objectionId: string } => {
  const { id, objection } = assigned(context)
  return { assignmentId: id, objectionId: objection?.id ?? '' }
}

export const commands: Commands<typeof contract, ObjectionEvents> = {
  /** A unit's head who objects himself needs no second name under it. */
  object: {
    may: (s) =>
      first(
        assignmentMustBe('issued', 'signedIn')(s),
        when(s.assignment?.objection == null, () => refuse('OBJECTION_PENDING')),
        when(s.assignment !== null && s.now <= s.assignment.objectionUntil, () => refuse('OBJECTION_WINDOW_CLOSED')),
      ),
    decide: ({ reason, suggestedUnitId }, context) => {
      const { id: assignmentId, unitId } = assigned(context)
      if (headsOf(assigned(context)).every((address) => context.directory.at(address).length === 0))
        return refuse('NO_DECIDER')
      if (suggestedUnitId !== null && !context.directory.unit(suggestedUnitId)?.active)
        return refuse('NOT_FOUND', 'suggestedUnitId')
      if (suggestedUnitId === unitId) return refuse('SAME_UNIT', 'suggestedUnitId')
      const objectionId = thingId('O', context)
      const raised: NewOf<ObjectionEvents> = {
        type: 'ObjectionRaised',
        data: { assignmentId, objectionId, reason, suggestedUnitId },
      }
      return actsAs(context, 'unitHead')
        ? [raised, { type: 'ObjectionEndorsed', data: { assignmentId, objectionId, opinion: '' } }]
        : [raised]
    },
  },
  endorseObjection: {
    may: (s) =>
      first(
        pending(s),
        when(s.assignment?.objection?.endorsedAt === null, () => refuse('ALREADY_ENDORSED')),
      ),
    decide: ({ opinion }, context) => [{ type: 'ObjectionEndorsed', data: { ...about(context), opinion } }],
  },
  withdrawObjection: {
    may: pending,
    decide: ({ reason }, context) => {
      const a = assigned(context)
      const alone = a.objection?.stops && !isHeld({ ...a, objection: null })
      const clock = alone ? { clock: runOn(issued(context), a, context) } : {}
      return [{ type: 'ObjectionWithdrawn', data: { ...about(context), reason, ...clock } }]
    },
  },
  upholdObjection: {
    may: decidable,
    decide: ({ reason }, context) => {
      const a = assigned(context)
      const clock = a.objection?.stops && { clock: runAgain(issued(context), a, context) }
      return [{ type: 'ObjectionUpheld', data: { ...about(context), reason, ...clock } }]
    },
  },
  /** Another unit gets the work, with clocks of its own from now on. */
  reassign: {
    may: decidable,
    decide: ({ reason, unitId }, context) => {
      const matter = issued(context)
      const { rules } = context
      const { kind, part } = assigned(context)
      if (matter.assignments.some((a) => a.unitId === unitId && !isGone(a))) return refuse('DUPLICATE_UNIT', 'unitId')
      const due = anewFor(matter, assigned(context), context)
      const nextId = `A${matter.assignments.length + 1}`
      const assignment = newAssignment(nextId, kind, { unitId, part }, due, matter, rules, context)
      if (isRefusal(assignment)) return assignment
      return [{ type: 'ObjectionReassigned', data: { ...about(context), reason, assignment } }]
    },
  },
}
