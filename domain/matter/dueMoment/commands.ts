import type { Instant } from '../../clock/time'
import type { NewOf } from '../../decider/event'
import { type Refusal, refuse } from '../../refusal'
import { first, mustBeMyTurn, mustRun, when } from '../base/guards'
import { actsAs, assigned, type Context, issued, type Situation, thingId } from '../base/situation'
import type { Commands } from '../base/topic'
import type { contract } from './contract'
import type { DueMomentEvents } from './events'
import { keyOf, momentNamed, type SetMoment } from './moments'
import { obstacle } from './settable'
import { boundsOf, clocksOf } from './setting'

const settable = (s: Situation): Refusal | null =>
  first(mustRun(s), s.assignment ? obstacle(s.assignment) : refuse('NOT_FOUND', 'assignmentId'))

const decidable = (s: Situation): Refusal | null =>
  first(
    settable(s),
    when(s.assignment?.dueProposal != null, () => refuse('NO_DUE_PROPOSAL')),
    mustBeMyTurn(s, 'approveDue', actsAs(s, 'chiefOfficer')),
  )

interface Asked {
  to: Instant
  reason: string
  unitSays: string
}

const which = ({ kind, thingId, title }: SetMoment, context: Context) => ({
  assignmentId: assigned(context).id,
  kind,
  thingId,
  title,
})

const setNow = (moment: SetMoment, asked: Asked, opinion: string, context: Context): NewOf<DueMomentEvents> => ({
  type: 'DueMomentSet',
  data: { ...which(moment, context), from: moment.dueAt, ...asked, opinion, ...clocksOf(moment, asked, context) },
})

/** Earlier than before only with the unit's word or the chief's; where there was no moment, any is earlier. */
const needsChief = (moment: SetMoment, { to, unitSays }: Asked, { rules }: Context): boolean =>
  rules.approval.dueMoment === 'chiefOfficer' || (unitSays === '' && (moment.dueAt === null || to < moment.dueAt))

/** The moment that a proposal is about, as it stands now. */
const proposed = (context: Context) => {
  const [matter, a] = [issued(context), assigned(context)]
  const { dueProposal } = a
  const moment = dueProposal && momentNamed(matter, a, keyOf(dueProposal))
  return dueProposal && { dueProposal, moment }
}

export const commands: Commands<typeof contract, DueMomentEvents> = {
  /**
   * 调整时限 (docs/domain.md, section 3). An officer proposes it where the pack asks for the chief's approval, or where
   * it is earlier and the unit has not agreed; the chief sets it. NOT_FOUND for what is done or is not the unit's.
   */
  setDue: {
    may: (s) =>
      first(
        settable(s),
        when(s.assignment?.dueProposal == null, () => refuse('DUE_PROPOSED')),
      ),
    decide: ({ moment: key, dueAt: to, reason, unitSays }, context) => {
      const moment = momentNamed(issued(context), assigned(context), key)
      if (!moment) return refuse('NOT_FOUND', 'moment')
      const asked = { to, reason, unitSays: unitSays.trim() }
      const refusal = boundsOf(moment, to, context)
      if (refusal) return refusal
      if (actsAs(context, 'chiefOfficer') || !needsChief(moment, asked, context))
        return [setNow(moment, asked, '', context)]
      const data = { ...which(moment, context), proposalId: thingId('D', context), from: moment.dueAt, ...asked }
      return [{ type: 'DueMomentProposed', data }]
    },
  },
  approveDue: {
    may: decidable,
    decide: ({ opinion }, context) => {
      const found = proposed(context)
      if (!found) return refuse('NO_DUE_PROPOSAL')
      const { dueProposal, moment } = found
      if (!moment) return refuse('NOT_FOUND', 'moment')
      const { to, reason, unitSays } = dueProposal
      return boundsOf(moment, to, context) ?? [setNow(moment, { to, reason, unitSays }, opinion, context)]
    },
  },
  rejectDue: {
    may: decidable,
    decide: ({ reason }, context) => {
      const found = proposed(context)
      if (!found) return refuse('NO_DUE_PROPOSAL')
      const { id, kind, thingId: of } = found.dueProposal
      const about = { assignmentId: assigned(context).id, kind, thingId: of, title: found.moment?.title ?? '' }
      return [{ type: 'DueMomentRejected', data: { ...about, proposalId: id, reason } }]
    },
  },
}
