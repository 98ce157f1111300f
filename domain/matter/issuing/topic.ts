import type { UnsealedOf } from '../../decider/event'
import { approversOf, headsOf, ratifiersOf, supervisorsOf, toRatify } from '../base/addressees'
import { onDraft, onIssued } from '../base/follow'
import { everyUnit, inCharge, starterOf } from '../base/recipients'
import type { Topic } from '../base/topic'
import { born } from '../state/assignments'
import { type DraftMatter, type IssuedMatter, isIssued } from '../state/matter'
import { type IssuingEvents, schemas } from './events'

const issue = (draft: DraftMatter, { at, actor, data }: UnsealedOf<IssuingEvents, 'MatterIssued'>): IssuedMatter => {
  const { approver: _approver, askedAt: _asked, rejection: _rejection, ...base } = draft
  const { number, ruleVersion, signOff, confirmation, assignments, ratifier, notMerged } = data
  return {
    ...base,
    ...(notMerged !== undefined && { notMerged }),
    status: 'issued',
    number,
    issuedAt: at,
    level: 1,
    ruleVersion,
    signOff,
    confirmation,
    assignments: assignments.map((fresh) => born(fresh, at)),
    suspension: null,
    pauses: [],
    ratification: ratifier ? { by: ratifier, since: at, issuedBy: actor.personId } : null,
    transfers: [],
    round: 1,
    closed: null,
    withdrawn: null,
    reopenedAt: null,
  }
}

export const topic: Topic<IssuingEvents, 'approveIssue' | 'ratifyIssue'> = {
  schemas,
  events: {
    ApprovalRequested: {
      evolve: onDraft(({ notMerged: _, ...matter }, { at, data: { approver, notMerged } }) => ({
        ...matter,
        // said anew with each request
        ...(notMerged !== undefined && { notMerged }),
        status: 'awaitingApproval',
        approver,
        askedAt: at,
        rejection: null,
        ...(matter.startedBy && { startedBy: { ...matter.startedBy, stage: 'sent' as const } }),
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
    IssueRatified: {
      evolve: onIssued((matter) => ({ ...matter, ratification: null })),
      recipients: inCharge,
      message: 'result',
      points: null,
    },
    MatterIssued: {
      evolve: onDraft(issue),
      recipients: (matter) => [
        ...everyUnit(matter, (a) => [...supervisorsOf(a), ...headsOf(a)]),
        ...ratifiersOf(matter),
        ...starterOf(matter),
      ],
      message: 'todo',
      points: null,
    },
  },
  todos: {
    ratifyIssue: (matter) => {
      const ratification = toRatify(matter)
      return ratification
        ? [
            {
              to: ratifiersOf(matter),
              sentence: '特急事项已先行交办，请补批',
              since: ratification.since,
              byId: ratification.issuedBy,
            },
          ]
        : []
    },
    approveIssue: (matter) =>
      matter.status === 'awaitingApproval' && matter.askedAt
        ? [{ to: approversOf(matter), sentence: '请审批是否交办', since: matter.askedAt, byId: matter.officerId }]
        : [],
  },
  steps: [],
}
