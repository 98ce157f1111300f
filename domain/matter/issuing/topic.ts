import type { UnsealedOf } from '../../decider/event'
import { approversOf, headsOf, supervisorsOf } from '../base/addressees'
import { onDraft } from '../base/follow'
import { everyUnit, inCharge } from '../base/recipients'
import type { Topic } from '../base/topic'
import { born } from '../state/assignments'
import { type DraftMatter, type IssuedMatter, isIssued } from '../state/matter'
import { type IssuingEvents, schemas } from './events'

const issue = (draft: DraftMatter, { at, data }: UnsealedOf<IssuingEvents, 'MatterIssued'>): IssuedMatter => {
  const { approver: _approver, askedAt: _asked, rejection: _rejection, ...base } = draft
  const { number, ruleVersion, signOff, confirmation, assignments } = data
  return {
    ...base,
    status: 'issued',
    number,
    issuedAt: at,
    level: 1,
    ruleVersion,
    signOff,
    confirmation,
    assignments: assignments.map((fresh) => born(fresh, at)),
    instructions: [],
    suspension: null,
    pauses: [],
    transfers: [],
    round: 1,
    closed: null,
    withdrawn: null,
    reopenedAt: null,
  }
}

export const topic: Topic<IssuingEvents, 'approveIssue'> = {
  schemas,
  events: {
    ApprovalRequested: {
      evolve: onDraft((matter, { at, data: { approver } }) => ({
        ...matter,
        status: 'awaitingApproval',
        approver,
        askedAt: at,
        rejection: null,
      })),
      recipients: (matter) => (isIssued(matter) ? [] : approversOf(matter)),
      message: 'todo',
      points: null,
    },
    IssueApproved: { evolve: onDraft((matter) => matter), recipients: inCharge, message: 'result', points: null },
    IssueRejected: {
      evolve: onDraft((matter, { at, actor, data: { reason } }) => ({
        ...matter,
        status: 'draft',
        approver: null,
        askedAt: null,
        rejection: { at, by: actor.personId, reason },
      })),
      recipients: inCharge,
      message: 'result',
      points: null,
    },
    MatterIssued: {
      evolve: onDraft(issue),
      recipients: (matter) => everyUnit(matter, (a) => [...supervisorsOf(a), ...headsOf(a)]),
      message: 'todo',
      points: null,
    },
  },
  todos: {
    approveIssue: (matter) =>
      matter.status === 'awaitingApproval' && matter.askedAt
        ? [{ to: approversOf(matter), sentence: '请审批是否交办', since: matter.askedAt }]
        : [],
  },
  steps: [],
}
