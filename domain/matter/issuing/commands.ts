import type { NewOf } from '../../decider/event'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { approverOf } from '../../rules/pack'
import { newAssignments } from '../base/giving'
import { first, mustBeDraft, mustBeMyTurn, when } from '../base/guards'
import { nextNumber } from '../base/number'
import { actsAs, type Context, type Situation } from '../base/situation'
import type { Commands } from '../base/topic'
import { NUMBER_WORDS } from '../state/words'
import type { contract } from './contract'
import type { IssuingEvents } from './events'

const approver = ({ matter, rules }: Situation) => approverOf(rules, matter.source, matter.urgency)

/** The event of issue: number, clocks and the chains of signatures, all fixed from here on. */
const issueNow = (context: Context): NewOf<IssuingEvents, 'MatterIssued'> | Refusal => {
  const { matter, rules, now } = context
  const assignments = newAssignments(matter, rules, context)
  if (isRefusal(assignments)) return assignments
  return {
    type: 'MatterIssued',
    data: {
      number: nextNumber(context, NUMBER_WORDS[matter.source], `number.${matter.source}`, now),
      ruleVersion: rules.version,
      signOff: rules.signOff,
      confirmation: rules.confirmation,
      assignments,
    },
  }
}

const mustBeApprover = (s: Situation): Refusal | null => {
  const { matter } = s
  if (matter.status !== 'awaitingApproval') return refuse('WRONG_STATE')
  const { approver } = matter
  const refusal = mustBeMyTurn(s, 'approveIssue', approver !== null && actsAs(s, approver))
  return refusal?.code === 'NOT_YOUR_TURN' ? refuse('NOT_THE_APPROVER') : refusal
}

export const commands: Commands<typeof contract, IssuingEvents> = {
  requestApproval: {
    may: (s) =>
      first(
        mustBeDraft(s),
        when(approver(s) !== 'none', () => refuse('APPROVAL_NOT_NEEDED')),
      ),
    decide: (_, context) => {
      const who = approver(context)
      if (who === 'none') return refuse('APPROVAL_NOT_NEEDED')
      const assignments = newAssignments(context.matter, context.rules, context)
      return isRefusal(assignments) ? assignments : [{ type: 'ApprovalRequested', data: { approver: who } }]
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
  issue: {
    may: (s) =>
      first(
        mustBeDraft(s),
        when(approver(s) === 'none', () => refuse('ISSUE_NEEDS_APPROVAL')),
      ),
    decide: (_, context) => {
      const event = issueNow(context)
      return isRefusal(event) ? event : [event]
    },
  },
}
