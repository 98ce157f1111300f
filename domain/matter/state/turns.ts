import type { Turn } from '../../decider/event'
import { own } from '../../own'
import type { Actor } from '../../people/actor'
import { type Address, addressesOf } from '../../people/address'
import type { OfficeDecision } from '../../rules/kinds'
import { type Assignment, isIssued, type Matter, type Part } from './matter'

/** Decisions that nobody takes on his own request (职责分离, docs/domain.md, section 2). */
export type Separated =
  | 'signOff'
  | 'signExtension'
  | Exclude<OfficeDecision, 'decideObjection' | 'decideTransfer' | 'prepareDraft' | 'decideSupervision'>

/** It has come up to a leader. */
export const isLeaders = ({ to }: Turn): boolean => to.some((address) => address.startsWith('leader@'))

export const turnOf = (matter: Matter, kind: Separated, partId: string | null): Turn | undefined =>
  matter.turns.find((turn) => turn.kind === kind && turn.partId === partId)

const whoDid = ({ parts }: Matter, did: Part['did'], assignmentId: string | null): string[] =>
  parts.filter((part) => part.did === did && part.assignmentId === assignmentId).map(({ personId }) => personId)

interface Barred {
  personIds: readonly string[]
  /** Everybody of this unit; null: of none. */
  unitId: string | null
}

/** Who handed in, reported, signed or confirmed: of one chain nobody signs two stages. */
const inChain = (matter: Matter, { id, completion }: Assignment): string[] => [
  ...(completion ? [completion.submittedBy, ...completion.signOffs.map(({ personId }) => personId)] : []),
  ...whoDid(matter, 'reported', id),
  ...whoDid(matter, 'confirmed', id),
]

/** Those whose own request it is, or their own unit's completion. */
export const barredFrom = (kind: Separated, matter: Matter, a: Assignment | null): Barred => {
  switch (kind) {
    case 'approveIssue':
      return { personIds: whoDid(matter, 'drafted', null), unitId: null }
    case 'ratifyIssue': {
      const issuedBy = (isIssued(matter) && matter.ratification?.issuedBy) || []
      return { personIds: whoDid(matter, 'drafted', null).concat(issuedBy), unitId: null }
    }
    case 'signExtension':
    case 'decideExtension':
      return { personIds: a?.extension ? [a.extension.requestedBy] : [], unitId: null }
    case 'approveDue':
      return { personIds: a?.dueProposal ? [a.dueProposal.by] : [], unitId: null }
    case 'signOff':
      return { personIds: a ? inChain(matter, a) : [], unitId: null }
    case 'confirmCompletion':
      return { personIds: a ? inChain(matter, a) : [], unitId: a?.unitId ?? null }
  }
}

export const isBarred = ({ personIds, unitId }: Barred, person: { personId: string; unitId: string }): boolean =>
  personIds.includes(person.personId) || person.unitId === unitId

/** Whether the decision is the actor's, where it is usually his: another's turn, and one's own request, are not. */
export const isTurnOf = (
  actor: Actor,
  kind: Separated,
  { matter, assignment }: { matter: Matter; assignment: Assignment | null },
  usual: boolean,
): boolean => {
  const turn = turnOf(matter, kind, assignment?.id ?? null)
  if (!turn) return usual
  const mine: readonly Address[] = addressesOf(actor.personId, actor.roles)
  return turn.to.some((address) => mine.includes(address))
}

/** Whose request it is. */
type Acted = { type: string | number | symbol; actor: { personId: string }; data: object }

const PARTS: Readonly<Record<string, Part['did']>> = {
  MatterDrafted: 'drafted',
  DraftAmended: 'drafted',
  ApprovalRequested: 'drafted',
  ReportSubmitted: 'reported',
  ReportCorrected: 'reported',
  CompletionConfirmed: 'confirmed',
}

/** The state after an event with who took part by it. What is confirmed anew, or opened anew, forgets who confirmed before. */
export const withPart = (matter: Matter, { type, actor, data }: Acted): Matter => {
  const { assignmentId = null } = data as { assignmentId?: string }
  if (type === 'CompletionSubmitted')
    return {
      ...matter,
      parts: matter.parts.filter((one) => one.did !== 'confirmed' || one.assignmentId !== assignmentId),
    }
  const did = own(PARTS, String(type))
  if (!did) return matter
  const part = { did, assignmentId, personId: actor.personId }
  const isThere = whoDid(matter, did, assignmentId).includes(actor.personId)
  return isThere ? matter : { ...matter, parts: [...matter.parts, part] }
}

export const assignmentsOf = (matter: Matter): readonly Assignment[] => (isIssued(matter) ? matter.assignments : [])
