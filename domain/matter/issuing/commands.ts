import { localDate } from '../../clock/time'
import type { NewOf } from '../../decider/event'
import { addressesOf } from '../../people/address'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import type { Approver } from '../../rules/kinds'
import { approverOf, usualApproverOf } from '../../rules/pack'
import { ratifiersOf, toRatify } from '../base/addressees'
import { newAssignments } from '../base/giving'
import { first, mustBeDraft, mustBeMyTurn, when } from '../base/guards'
import { nextNumber } from '../base/number'
import { actsAs, type Context, type Situation } from '../base/situation'
import type { Commands } from '../base/topic'
import { endsTooSoon, mergeable, saidWhy, unfounded } from '../basis/shape'
import { isAfterEnd } from '../state/basis'
import { gapsOf, isUnprepared } from '../state/drafts'
import { barredFrom, isBarred } from '../state/turns'
import { NUMBER_WORDS } from '../state/words'
import type { contract } from './contract'
import type { IssuingEvents } from './events'

/**
 * Whose approval is needed. A liaison does not issue: what the pack asks no approval for goes from him to who would
 * approve it were it not so urgent, else to the chief.
 */
const approver = (s: Situation): Approver => {
  const { matter, rules } = s
  const who = approverOf(rules, matter.source, matter.urgency)
  if (who !== 'none' || actsAs(s, 'officer')) return who
  const usual = usualApproverOf(rules, matter.source)
  return usual === 'none' ? 'chiefOfficer' : usual
}

/** NO_BASIS, ENDS_TOO_SOON: nothing goes out without a basis, or on one whose supervision is over. */
const notFounded = ({ matter, now }: Situation): Refusal | null =>
  unfounded(matter.basis) ?? (matter.basis ? endsTooSoon(matter.basis, localDate(now)) : null)

/** The clocks that would run; what `notFounded` refuses, and AFTER_SUPERVISION_END for work that is due beyond it. */
const clocks = (context: Context) => {
  const { matter, rules } = context
  const refusal = notFounded(context)
  if (refusal) return refusal
  const assignments = newAssignments(matter, rules, context)
  if (isRefusal(assignments)) return assignments
  const late = assignments.some(({ due }) => isAfterEnd(matter, due.dueAt))
  return late ? refuse('AFTER_SUPERVISION_END', 'basis.endsOn') : assignments
}

/** The event of issue: number, clocks and the chains of signatures, all fixed from here on. */
const issueNow = (context: Context, ratifier: Approver = 'none'): NewOf<IssuingEvents, 'MatterIssued'> | Refusal => {
  const { matter, rules, now } = context
  const assignments = clocks(context)
  if (isRefusal(assignments)) return assignments
  return {
    type: 'MatterIssued',
    data: {
      number: nextNumber(context, NUMBER_WORDS[matter.source], `number.${matter.source}`, now),
      ruleVersion: rules.version,
      signOff: rules.signOff,
      confirmation: rules.confirmation,
      assignments,
      ...(ratifier !== 'none' && { ratifier }),
    },
  }
}

/** What a leader has begun is completed by an officer first, and nothing goes out with gaps. */
const mustBePrepared = ({ matter }: Situation): Refusal | null => {
  if (isUnprepared(matter)) return refuse('DRAFT_UNPREPARED')
  const [gap] = gapsOf(matter)
  return gap ? refuse('DRAFT_INCOMPLETE', `content.${gap}`) : null
}

const mustBeApprover = (s: Situation): Refusal | null => {
  const { matter } = s
  if (matter.status !== 'awaitingApproval') return refuse('WRONG_STATE')
  const { approver } = matter
  const refusal = mustBeMyTurn(s, 'approveIssue', approver !== null && actsAs(s, approver))
  return refusal?.code === 'NOT_YOUR_TURN' ? refuse('NOT_THE_APPROVER') : refusal
}

const mustBeRatifier = ({ matter, actor }: Situation): Refusal | null => {
  if (!toRatify(matter)) return refuse('NOTHING_TO_RATIFY')
  if (isBarred(barredFrom('ratifyIssue', matter, null), actor)) return refuse('SAME_PERSON')
  const mine = addressesOf(actor.personId, actor.roles)
  return when(
    ratifiersOf(matter).some((address) => mine.includes(address)),
    () => refuse('NOT_YOUR_TURN'),
  )
}

export const commands: Commands<typeof contract, IssuingEvents> = {
  requestApproval: {
    may: (s) =>
      first(
        mustBeDraft(s),
        mustBePrepared(s),
        when(approver(s) !== 'none', () => refuse('APPROVAL_NOT_NEEDED')),
      ),
    decide: ({ notMerged = '' }, context) => {
      const who = approver(context)
      if (who === 'none') return refuse('APPROVAL_NOT_NEEDED')
      const why = notMerged.trim()
      const assignments = clocks(context)
      if (isRefusal(assignments)) return assignments
      const refusal = mergeable(context, why)
      if (refusal) return refusal
      return [{ type: 'ApprovalRequested', data: { approver: who, ...saidWhy(context, why) } }]
    },
  },
  approveIssue: {
    may: mustBeApprover,
    decide: ({ opinion }, context) => {
      const event = issueNow(context)
      return isRefusal(event) ? event : [{ type: 'IssueApproved', data: { opinion } }, event]
    },
  },
  rejectIssue: {
    may: mustBeApprover,
    decide: ({ reason }) => [{ type: 'IssueRejected', data: { reason } }],
  },
  /** 补批: who issued at once is not who ratifies. */
  ratifyIssue: {
    may: mustBeRatifier,
    decide: ({ opinion }) => [{ type: 'IssueRatified', data: { opinion } }],
  },
  /** Without approval; what is so only for its urgency is ratified. */
  issue: {
    may: (s) =>
      first(
        mustBeDraft(s),
        mustBePrepared(s),
        when(approver(s) === 'none', () => refuse('ISSUE_NEEDS_APPROVAL')),
      ),
    decide: ({ notMerged = '' }, context) => {
      const why = notMerged.trim()
      const event = mergeable(context, why) ?? issueNow(context, usualApproverOf(context.rules, context.matter.source))
      return isRefusal(event) ? event : [{ ...event, data: { ...event.data, ...saidWhy(context, why) } }]
    },
  },
}
