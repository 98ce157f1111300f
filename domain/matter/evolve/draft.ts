import type { Unsealed } from '../events'
import type { DraftMatter, IssuedMatter, Matter, MatterContent } from '../matter'
import { born } from './assignments'

const drafted = (content: MatterContent, event: Unsealed, officerId: string, frontIds: string[]): DraftMatter => ({
  ...content,
  id: event.matterId,
  status: 'draft',
  number: null,
  approver: null,
  rejection: null,
  version: event.seq,
  lastHash: '',
  lastAt: event.at,
  createdAt: event.at,
  officerId,
  officerRole: event.actor.role === 'liaison' ? 'liaison' : 'officer',
  frontIds,
  mentioned: [],
})

const amended = (matter: DraftMatter, { data }: Unsealed & { type: 'DraftAmended' }): DraftMatter => ({
  ...matter,
  ...data.content,
  frontIds: data.frontIds,
  officerId: data.officerId ?? matter.officerId,
  officerRole: data.officerRole ?? matter.officerRole,
  rejection: null,
})

const issue = (draft: DraftMatter, event: Unsealed & { type: 'MatterIssued' }): IssuedMatter => {
  const { approver: _approver, rejection: _rejection, ...base } = draft
  const { number, ruleVersion, signOff, confirmation, assignments } = event.data
  return {
    ...base,
    status: 'issued',
    number,
    issuedAt: event.at,
    level: 1,
    ruleVersion,
    signOff,
    confirmation,
    assignments: assignments.map((fresh) => born(fresh, event.at)),
    instructions: [],
    suspension: null,
    transfer: null,
    outcome: null,
    closed: null,
    withdrawn: null,
    reopenedAt: null,
  }
}

/** Before issue. Null for an event that does not belong here. */
export const evolveDraft = (matter: DraftMatter | null, event: Unsealed): Matter | null => {
  if (event.type === 'MatterDrafted')
    return matter === null ? drafted(event.data.content, event, event.data.officerId, event.data.frontIds) : null
  if (matter === null) return null
  switch (event.type) {
    case 'DraftAmended':
      return amended(matter, event)
    case 'DraftDiscarded':
      return { ...matter, status: 'discarded' }
    case 'ApprovalRequested':
      return { ...matter, status: 'awaitingApproval', approver: event.data.approver, rejection: null }
    case 'IssueApproved':
      return matter
    case 'IssueRejected':
      return {
        ...matter,
        status: 'draft',
        approver: null,
        rejection: { at: event.at, by: event.actor.personId, reason: event.data.reason },
      }
    case 'MatterIssued':
      return issue(matter, event)
    default:
      return null
  }
}
