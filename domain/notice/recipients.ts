import {
  approversOf,
  CHIEF,
  confirmersOf,
  headsOf as heads,
  officersOf,
  signersOf,
  supervisorsOf as supervisors,
} from '../matter/addressees'
import type { MatterEvent } from '../matter/events'
import { type Assignment, isIssued, leadOf, type Matter } from '../matter/matter'
import { type Address, toDistrictRole, toPerson, toRole, toUnitRole } from '../people/address'

const find = (matter: Matter, id: string): Assignment | undefined =>
  isIssued(matter) ? matter.assignments.find((a) => a.id === id) : undefined

const three = (a: Assignment): Address[] =>
  a.responsible ? Object.values(a.responsible).map(toPerson) : supervisors(a)
const doers = (a: Assignment): Address[] =>
  a.responsible ? [toPerson(a.responsible.handlerId), ...supervisors(a)] : supervisors(a)
const officer = (matter: Matter): Address[] => [toPerson(matter.officerId)]

const everyUnit = (matter: Matter, who: (a: Assignment) => Address[]): Address[] =>
  isIssued(matter) ? matter.assignments.filter((a) => a.status !== 'reassigned').flatMap(who) : []

/** Each level widens the circle of those reminded (docs/domain.md, section 1). */
const widened = (a: Assignment, level: 1 | 2 | 3): Address[] => [
  ...(level >= 2 ? [toRole('liaison', { kind: 'front', frontId: a.frontId })] : []),
  ...(level === 3 ? [toRole('leader', { kind: 'front', frontId: a.frontId })] : []),
]

type Recipients = (matter: Matter, event: MatterEvent) => Address[]

const toAssignment =
  (who: (a: Assignment, matter: Matter) => Address[]): Recipients =>
  (matter, event) => {
    const a = find(matter, (event.data as { assignmentId: string }).assignmentId)
    return a ? who(a, matter) : []
  }

/** Who decides an objection. */
const judges = (a: Assignment, matter: Matter): Address[] => (isIssued(matter) ? [...officersOf(matter, a), CHIEF] : [])

/** Who signs or confirms next; nobody once it is done. */
const next = (a: Assignment, matter: Matter): Address[] => {
  if (!isIssued(matter) || a.status === 'done') return []
  return a.status === 'awaitingConfirmation' ? confirmersOf(matter, a) : signersOf(matter, a)
}

const unitsAndOffice: Recipients = (matter) => [
  ...everyUnit(matter, (a) => [...three(a), ...supervisors(a)]),
  ...officer(matter),
]

/** Who is told of what: those whose turn it is, and those it was done to. What concerns nobody else tells nobody. */
const RECIPIENTS: Partial<Record<MatterEvent['type'], Recipients>> = {
  ApprovalRequested: (matter) => (isIssued(matter) ? [] : approversOf(matter)),
  IssueApproved: officer,
  IssueRejected: officer,
  MatterIssued: (matter) => everyUnit(matter, (a) => [...supervisors(a), ...heads(a)]),
  MatterAmended: unitsAndOffice,
  SignInMissed: toAssignment((a, matter) => [...supervisors(a), ...heads(a), ...officer(matter)]),
  ObjectionRaised: toAssignment((a) => heads(a)),
  ObjectionEndorsed: toAssignment(judges),
  ObjectionUpheld: toAssignment((a) => [...supervisors(a), ...heads(a)]),
  ObjectionReassigned: (matter, event) => {
    const ids = event.type === 'ObjectionReassigned' ? [event.data.assignmentId, event.data.assignment.id] : []
    return ids.flatMap((id) => {
      const a = find(matter, id)
      return a ? [...supervisors(a), ...heads(a)] : []
    })
  },
  ObjectionReminded: toAssignment(judges),
  ResponsibleNamed: toAssignment(three),
  TasksDecomposed: (_, event) =>
    event.type === 'TasksDecomposed' ? event.data.tasks.map((t) => toPerson(t.personId)) : [],
  TaskCompleted: toAssignment(supervisors),
  TaskMissed: (_, event) => (event.type === 'TaskMissed' ? [toPerson(event.data.personId)] : []),
  ReportSubmitted: officer,
  ReportCorrected: officer,
  ReportMissed: toAssignment((a, matter) => [...doers(a), ...officer(matter)]),
  MilestoneMissed: (matter) => (isIssued(matter) ? [...doers(leadOf(matter)), ...officer(matter)] : []),
  OpinionGiven: (matter) => (isIssued(matter) ? doers(leadOf(matter)) : []),
  CommentPosted: (_, event) => (event.type === 'CommentPosted' ? event.data.mentions.map(toPerson) : []),
  InstructionGiven: (matter) => [
    ...everyUnit(matter, (a) => (a.kind === 'lead' ? [...doers(a), ...heads(a)] : [])),
    ...officer(matter),
  ],
  InstructionAnswered: (matter, event) =>
    event.type === 'InstructionAnswered' ? [...instructed(matter, event.data.instructionId), ...officer(matter)] : [],
  InstructionAnswerMissed: (matter, event) =>
    event.type === 'InstructionAnswerMissed' && isIssued(matter)
      ? [...instructed(matter, event.data.instructionId), ...doers(leadOf(matter)), ...officer(matter)]
      : [],
  ExtensionRequested: () => [CHIEF],
  ExtensionGranted: toAssignment((a) => [...three(a), ...supervisors(a)]),
  ExtensionRefused: toAssignment((a) => [...three(a), ...supervisors(a)]),
  MatterSuspended: unitsAndOffice,
  MatterResumed: unitsAndOffice,
  CompletionSubmitted: toAssignment(next),
  CompletionSignedOff: toAssignment(next),
  CompletionConfirmed: toAssignment(next),
  CompletionReturned: toAssignment(doers),
  MatterClosed: unitsAndOffice,
  MatterReopened: unitsAndOffice,
  MatterWithdrawn: unitsAndOffice,
  DueSoonReminded: toAssignment(three),
  OverdueRecorded: toAssignment((a, matter) => [...three(a), ...heads(a), ...officer(matter)]),
  Urged: toAssignment((a, matter) => [
    ...three(a),
    ...supervisors(a),
    ...heads(a),
    ...widened(a, isIssued(matter) ? matter.level : 1),
  ]),
  TransferProposed: () => [CHIEF],
  TransferConfirmed: (matter) => [toDistrictRole('discipline'), ...everyUnit(matter, heads)],
  OutcomeRecorded: (matter) => [CHIEF, ...officer(matter), ...everyUnit(matter, heads)],
  Commended: (_, event) => (event.type === 'Commended' ? praised(event.data) : []),
  Criticised: (_, event) => (event.type === 'Criticised' ? praised(event.data) : []),
}

const praised = ({ unitId, personId }: { unitId: string; personId: string | null }): Address[] => [
  toUnitRole('unitHead', unitId),
  toUnitRole('unitSupervisor', unitId),
  ...(personId ? [toPerson(personId)] : []),
]

const instructed = (matter: Matter, instructionId: string): Address[] =>
  isIssued(matter) ? matter.instructions.filter((i) => i.id === instructionId).map((i) => toPerson(i.leaderId)) : []

/**
 * The addresses that an event is told to. `before` is the matter as the event met it, `after` as it left it: an
 * answered instruction is only in the first.
 */
export const recipientsOf = (event: MatterEvent, before: Matter | null, after: Matter): Address[] => {
  const matter = event.type === 'InstructionAnswered' && before ? before : after
  return [...new Set(RECIPIENTS[event.type]?.(matter, event) ?? [])]
}
