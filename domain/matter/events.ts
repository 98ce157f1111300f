import type { Deadline } from '../clock/deadline'
import type { Instant } from '../clock/time'
import type { FileRef } from '../evidence/file'
import type { Role } from '../people/roles'
import type { Approver } from '../rules/pack'
import type { ExpectedReport, MatterContent, ResponsibleThree } from './matter'
import type { AssignmentKind, ConfirmationStage, Level, Outcome, SignOffStage } from './words'

/** An assignment as it is born: at issue, or when an objection is decided by reassigning. */
export interface NewAssignment {
  id: string
  kind: AssignmentKind
  unitId: string
  frontId: string
  part: string
  signIn: Deadline
  objectionUntil: Instant
  due: Deadline
  reporting: ExpectedReport | null
}

/** Where a unit's moments stand after a suspension. */
export interface ResumedShare {
  assignmentId: string
  due: Deadline
  signIn: Deadline
  objectionUntil: Instant
  /** Open tasks whose moment moved. */
  tasks: { id: string; dueAt: Instant }[]
  next: ExpectedReport | null
}

/** A field changed after issue, as people read it. */
export interface FieldChange {
  field: 'title' | 'requirement' | 'category' | 'attachments' | 'officerId'
  before: string
  after: string
}

/** Past-tense facts, with what each one says. Everything in a matter is a fold of these. */
export interface EventData {
  MatterDrafted: { content: MatterContent; officerId: string; frontIds: string[] }
  DraftAmended: {
    content: MatterContent
    frontIds: string[]
    officerId?: string
    officerRole?: 'officer' | 'liaison'
  }
  DraftDiscarded: { reason: string }
  ApprovalRequested: { approver: Exclude<Approver, 'none'> }
  IssueApproved: { opinion: string }
  IssueRejected: { reason: string }
  MatterIssued: {
    number: string
    ruleVersion: number
    signOff: SignOffStage[]
    confirmation: ConfirmationStage[]
    assignments: NewAssignment[]
  }
  MatterAmended: {
    reason: string
    changes: FieldChange[]
    content: Partial<MatterContent>
    officerId?: string
    officerRole?: 'officer' | 'liaison'
  }
  SignedIn: { assignmentId: string; late: boolean }
  ObjectionRaised: { assignmentId: string; objectionId: string; reason: string; suggestedUnitId: string | null }
  ObjectionEndorsed: { assignmentId: string; objectionId: string; opinion: string }
  ObjectionWithdrawn: { assignmentId: string; objectionId: string; reason: string }
  /** The office keeps the assignment where it is. */
  ObjectionUpheld: { assignmentId: string; objectionId: string; reason: string }
  /** The office gives the work to another unit; the old assignment ends here. */
  ObjectionReassigned: { assignmentId: string; objectionId: string; reason: string; assignment: NewAssignment }
  ResponsibleNamed: { assignmentId: string; responsible: ResponsibleThree }
  TasksDecomposed: {
    assignmentId: string
    tasks: { id: string; title: string; personId: string; dueAt: Instant }[]
  }
  TaskCompleted: { assignmentId: string; taskId: string; text: string }
  ReportSubmitted: {
    assignmentId: string
    reportId: string
    text: string
    remaining: string
    files: FileRef[]
    milestoneId: string | null
    /** The report of the cycle that this one fulfils. */
    ordinal: number | null
    next: ExpectedReport | null
  }
  ReportCorrected: {
    assignmentId: string
    reportId: string
    version: number
    reason: string
    text: string
    remaining: string
    files: FileRef[]
  }
  OpinionGiven: { assignmentId: string; text: string; files: FileRef[]; late: boolean }
  CommentPosted: { commentId: string; text: string; mentions: string[]; files: FileRef[] }
  InstructionGiven: {
    instructionId: string
    text: string
    assignmentIds: string[]
    answerDueAt: Instant | null
  }
  InstructionAnswered: { instructionId: string; assignmentId: string; text: string; files: FileRef[]; late: boolean }
  ExtensionRequested: {
    assignmentId: string
    extensionId: string
    progress: string
    reason: string
    requestedDueAt: Instant
  }
  ExtensionGranted: {
    assignmentId: string
    extensionId: string
    due: Deadline
    opinion: string
    /** The report to expect under the new due moment. */
    next: ExpectedReport | null
  }
  ExtensionRefused: { assignmentId: string; extensionId: string; reason: string }
  MatterSuspended: { reason: string }
  /** Every moment that the pause moved: the clocks, and what hangs on them. */
  MatterResumed: {
    reason: string
    dues: ResumedShare[]
    milestones: { id: string; dueAt: Instant }[]
    instructions: { id: string; answerDueAt: Instant }[]
  }
  CompletionSubmitted: { assignmentId: string; completionId: string; summary: string; files: FileRef[] }
  CompletionSignedOff: {
    assignmentId: string
    completionId: string
    stage: SignOffStage
    opinion: string
    last: boolean
  }
  CompletionReturned: {
    assignmentId: string
    completionId: string
    by: SignOffStage | ConfirmationStage
    missing: string
    /** New due moment, when the office gives one. */
    due: Deadline | null
    /** The report to expect from now on: none was while the completion was under way. */
    next: ExpectedReport | null
  }
  CompletionConfirmed: {
    assignmentId: string
    completionId: string
    stage: ConfirmationStage
    opinion: string
    last: boolean
    onTime: boolean
    early: boolean
  }
  MatterClosed: { how: 'completed' | 'byDecision'; onTime: boolean; words: string }
  MatterReopened: {
    reason: string
    due: Deadline
    /** A new sign-in clock, when the lead unit had not signed in before the closing. */
    signIn: Deadline | null
    next: ExpectedReport | null
  }
  MatterWithdrawn: { reason: string }
  Urged: { assignmentId: string; urgeNumber: string; ordinal: number; level: Level; text: string; byTimer: boolean }
  TransferProposed: { assignmentId: string; reason: string }
  TransferConfirmed: { leadersOpinion: string }
  TransferDeclined: { reason: string }
  OutcomeRecorded: { outcome: Outcome; text: string }
  Commended: { unitId: string; personId: string | null; text: string }
  Criticised: { unitId: string; personId: string | null; text: string; falseReport: boolean }
  // recorded by the timer
  SignInMissed: { assignmentId: string }
  DueSoonReminded: { assignmentId: string; calendarDaysLeft: number; dueAt: Instant }
  ReportMissed: { assignmentId: string; ordinal: number; next: ExpectedReport | null }
  MilestoneMissed: { milestoneId: string; title: string }
  TaskMissed: { assignmentId: string; taskId: string; title: string; personId: string }
  InstructionAnswerMissed: { instructionId: string }
  ObjectionReminded: { assignmentId: string; objectionId: string }
  OverdueRecorded: { assignmentId: string; dueAt: Instant }
}

export type EventType = keyof EventData

/** What a decision yields; the envelope around it is added when it is appended. */
export type NewEvent = {
  [T in EventType]: {
    type: T
    data: EventData[T]
    /** The moment a timed step belongs to; absent for what people do. */
    nominalAt?: Instant
    /** Matter, assignment, rule, step and due version: no step is taken twice (docs/domain.md, section 4). */
    stepKey?: string
    /** Recorded noticeably after its nominal moment, as after an outage. */
    caughtUp?: boolean
  }
}[EventType]

export interface EventActor {
  personId: string
  name: string
  unitId: string
  /** The role acted in; null for the timer. */
  role: Role | null
}

/** An event as appended: one chain per matter (docs/domain.md, section 10). */
export type MatterEvent = NewEvent & {
  /** `${matterId}:${seq}` with seq padded to six digits. */
  _id: string
  matterId: string
  seq: number
  at: Instant
  actor: EventActor
  prevHash: string
  hash: string
}

/** An event before its hash is known. */
export type Unsealed = NewEvent & { matterId: string; seq: number; at: Instant; actor: EventActor }
