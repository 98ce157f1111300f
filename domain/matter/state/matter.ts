import type { Deadline, Owed } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import type { Life } from '../../decider/decider'
import type { FileRef } from '../../evidence/file'
import type { Approver, ConfirmationStage, SignOffStage } from '../../rules/kinds'
import type { MatterContent, Milestone } from './content'
import type {
  Completion,
  Conclusion,
  DueProposal,
  ExpectedReport,
  ExtensionRequest,
  LookBack,
  Objection,
  OfficeReminder,
  Part,
  Progress,
  Started,
  SupervisionRequest,
  Suspension,
  Task,
  Transfer,
  Urge,
} from './parts'
import type { AssignmentKind, AssignmentStatus, Held, Level, OpenStatus, Shares } from './words'

export type * from './parts'

/** The responsible three 三个责任, by person id. */
export interface ResponsibleThree {
  leaderId: string
  sectionHeadId: string
  handlerId: string
}

/** Steps of an assignment's escalation (docs/domain.md, section 4). `dueSoon` carries its calendar days. */
export type EscalationStep = 'signIn' | `dueSoon${number}` | 'overdue'

/** One unit's part of a matter: its state and its clocks (docs/domain.md, section 3). */
export interface Assignment {
  id: string
  kind: AssignmentKind
  unitId: string
  frontId: string
  part: string
  status: AssignmentStatus
  signIn: Deadline
  signedInAt: Instant | null
  signInLate: boolean
  /** Closed to objections after this moment, which stops move. */
  objectionUntil: Instant
  objectionOwed: Owed | null
  /** Handling for the lead unit; the opinion for a co-unit. */
  due: Deadline
  /** Since when `due` has stood as it is. */
  dueSetAt: Instant
  /** When its clock last ran again: after a suspension, a return by the office, a reopening. */
  restartedAt: Instant | null
  responsible: ResponsibleThree | null
  /** Of the three, those for whom somebody stands in since they left, until the unit names them anew. */
  stoodIn: (keyof ResponsibleThree)[]
  tasks: Task[]
  objection: Objection | null
  extension: ExtensionRequest | null
  dueProposal: DueProposal | null
  /** Of a lead in a matter with milestones, once something was said of it in this round. */
  progress?: Progress | null
  /** What it asks of the office and is not answered yet; absent where it never did. */
  supervision?: SupervisionRequest | null
  /** The next report expected by the cycle; null when none is until the due moment. */
  reporting: ExpectedReport | null
  /** Where the report cycle was changed after issue: from when its periods count, and after which report. */
  cycleSet?: { at: Instant; after: number }
  /** The last report of the cycle that was given or missed; 0 before the first. */
  lastOrdinal: number
  /** The first report of the cycle that was missed since the last one given. */
  missedReport: number | null
  /** Every report with the number of its newest version. */
  reports: { id: string; version: number }[]
  lastReport: { id: string; at: Instant; text: string; files: FileRef[] } | null
  completion: Completion | null
  /** An extension that stopped the clock was refused or taken back in this round: asking again stops nothing. */
  askedInVain: boolean
  /** How often the office has returned a completion in this round. */
  officeReturns: number
  /** The last return: what is missing. Cleared when completion is submitted again. */
  returned: { at: Instant; by: string; missing: string } | null
  /** Escalation steps already taken under the present due version, with their nominal moments. */
  steps: Partial<Record<EscalationStep, Instant>>
  /** When overdue was first recorded: a red that was remedied stays visible (红转黄). */
  overdueAt: Instant | null
  /** How wide the circle has become for this unit in the present round; the matter shows the highest. */
  level: Level
  /** Those of the present round: a return or a new due moment resets nothing, a reopening does. */
  urges: Urge[]
  /** Every urge that the unit ever got. */
  urgeCount: number
  /** From when on the unit may be reminded by hand again. */
  remindAgainAt: Instant | null
  doneAt: Instant | null
  /** How long each has held it up to then. */
  shares: Shares
  sharesUntil: Instant
}

/** An instruction 批示 that demands an answer: until it is given, then until the leader has read it. */
export interface Instruction {
  id: string
  at: Instant
  /** Who gave it, or who has come after him. */
  leaderId: string
  /** The fronts that the leader led: their liaisons may let it go. */
  leads: string[]
  text: string
  /** The lead unit answers it, whichever that is by then. */
  toLead: boolean
  /** The officer in charge answers it: it was given on a draft, or on what was closed. */
  toOffice: boolean
  answerDueAt: Instant | null
  missed: boolean
  /** How often its moment was set anew. */
  timesSet?: number
  /** What is laid before the leader 呈阅; null while it waits for an answer. */
  answer: { at: Instant; personId: string; text: string; files: FileRef[] } | null
}

interface Base extends Life, MatterContent {
  /** The officer or liaison in charge; of what a leader has begun and nobody taken up, the leader. */
  officerId: string
  /** The role in which that person is in charge: a liaison follows a matter, but does not confirm it. */
  officerRole: 'officer' | 'liaison'
  /** Fronts of the units it names. */
  frontIds: string[]
  /** People mentioned in comments, praised or blamed: they may open it from then on. */
  mentioned: string[]
  instructions: Instruction[]
  /** Why it is not merged with others on the same basis; absent where there was none. */
  notMerged?: string
  /** Who took which part in it: nobody decides on his own request. */
  parts: Part[]
  officeReminders: OfficeReminder[]
  startedBy?: Started
}

export interface DraftMatter extends Base {
  status: 'draft' | 'awaitingApproval' | 'discarded'
  number: null
  approver: Exclude<Approver, 'none'> | null
  /** When approval was asked for; null while it is not. */
  askedAt: Instant | null
  rejection: { at: Instant; by: string; reason: string } | null
}

export interface IssuedMatter extends Base {
  status: OpenStatus | 'suspended' | 'closed' | 'withdrawn'
  number: string
  issuedAt: Instant
  level: Level
  /** The rule pack under which it was issued, and the two chains of signatures that it set. */
  ruleVersion: number
  signOff: SignOffStage[]
  confirmation: ConfirmationStage[]
  assignments: Assignment[]
  suspension: Suspension | null
  /** The suspensions that are over. */
  pauses: { from: Instant; to: Instant }[]
  /** Issued at once for its urgency, and not yet ratified 补批: by whom it is to be, since when, and who issued it. */
  ratification: { by: Exclude<Approver, 'none'>; since: Instant; issuedBy: string } | null
  /** In the order in which they were proposed. */
  transfers: Transfer[]
  /** In the order in which they were fed back; absent where there is none. */
  conclusions?: Conclusion[]
  /** 1, and one more with each reopening. */
  round: number
  closed: { at: Instant; how: 'completed' | 'byDecision'; onTime: boolean; words: string } | null
  withdrawn: { at: Instant; reason: string } | null
  /** Of a closed matter, where a day was set for it. */
  lookBack?: LookBack
  reopenedAt: Instant | null
}

export type Matter = DraftMatter | IssuedMatter

export const isIssued = (matter: Matter): matter is IssuedMatter => matter.number !== null

/** Clocks run and units work: issued, and neither suspended nor ended. */
export type RunningMatter = IssuedMatter & { status: OpenStatus }

export const isRunning = (matter: Matter): matter is RunningMatter =>
  isIssued(matter) && matter.status !== 'suspended' && matter.status !== 'closed' && matter.status !== 'withdrawn'

export type SuspendedMatter = IssuedMatter & { suspension: Suspension }

export const isSuspended = (matter: Matter): matter is SuspendedMatter => isIssued(matter) && matter.suspension !== null

/** Of what has been done nothing is asked any more; it may be looked back at. */
export type ClosedMatter = IssuedMatter & { status: 'closed' }

export const isClosed = (matter: Matter): matter is ClosedMatter => matter.status === 'closed'

/** Its looking back 回头看 that waits for the officer. */
export const lookBackAsked = (matter: Matter): LookBack['asked'] => (isClosed(matter) && matter.lookBack?.asked) || null

export const hasEnded = (matter: Matter): boolean =>
  matter.status === 'closed' || matter.status === 'withdrawn' || matter.status === 'discarded'

/** It is another unit's now, or nobody's: what was done stays visible, nothing is asked any more. */
export const isGone = ({ status }: Assignment): boolean => status === 'reassigned' || status === 'released'

/** The assignment that answers for the whole. A reassigned lead is followed by another. */
export const leadOf = (matter: IssuedMatter): Assignment => {
  const lead = matter.assignments.find((a) => a.kind === 'lead' && !isGone(a))
  if (!lead) throw new Error(`matter ${matter.id} has no lead assignment`)
  return lead
}

/** Instructions that wait for their answer. */
export const unanswered = ({ instructions }: Matter): Instruction[] =>
  instructions.filter(({ answer }) => answer === null)

/** Milestones not met. What a closing left open does not come back when the matter is reopened. */
export const unmetMilestones = ({ milestones, reopenedAt }: IssuedMatter): Milestone[] =>
  milestones.filter((m) => m.metAt === null && (reopenedAt === null || m.dueAt > reopenedAt))

/** Those still ahead. */
export const openMilestones = (matter: IssuedMatter): Milestone[] => unmetMilestones(matter).filter((m) => !m.missed)

/** The unit has no more to do for it. */
export const isAssignmentOver = (a: Assignment): boolean => a.status === 'done' || isGone(a)

const openOf = new WeakMap<readonly Assignment[], readonly Assignment[]>()
/** Assignments whose unit still has something to do; each kind of to-do and step asks, so each state answers once. */
export const openAssignments = ({ assignments }: Pick<IssuedMatter, 'assignments'>): readonly Assignment[] => {
  const known = openOf.get(assignments)
  if (known) return known
  const found = assignments.filter((one) => !isAssignmentOver(one))
  openOf.set(assignments, found)
  return found
}

/** The unit handed it in before its due moment and the office has it. */
const handedInOnTime = ({ status, completion }: Assignment): boolean =>
  status === 'awaitingConfirmation' && completion?.inTime === true

/**
 * For what the office holds it: what was handed in or asked in time, so that the unit's clock stands (docs/domain.md,
 * section 4, whose ball). A suspension of the whole matter stops it besides.
 */
export const heldBy = (a: Assignment): Held | null => {
  if (handedInOnTime(a)) return 'completion'
  if (a.extension?.stops) return 'extension'
  return a.objection?.stops ? 'objection' : null
}

export const isHeld = (a: Assignment): boolean => heldBy(a) !== null

/** Those people may open it from now on. */
export const withReaders = (matter: IssuedMatter, personIds: readonly string[]): IssuedMatter => ({
  ...matter,
  mentioned: [...new Set([...matter.mentioned, ...personIds])],
})
