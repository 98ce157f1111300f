import type { Owed } from '../../clock/deadline'
import type { Instant, LocalDate } from '../../clock/time'
import type { FileRef } from '../../evidence/file'
import type { OfficeDecision, SignOffStage } from '../../rules/kinds'
import type { OpenStatus, Outcome } from './words'

/** An objection 退办 not yet decided. `endorsedAt` is when the unit's head put his name to it. */
export interface Objection {
  id: string
  raisedAt: Instant
  raisedBy: string
  reason: string
  suggestedUnitId: string | null
  endorsedAt: Instant | null
  /** Whose name stands second; absent until then, and where the unit had nobody for it. */
  endorsedBy?: string
  /** The office takes longer than its own time for it: the unit's clock stands. */
  stops: boolean
}

export interface ExtensionRequest {
  id: string
  requestedAt: Instant
  requestedBy: string
  progress: string
  reason: string
  requestedDueAt: Instant
  /** Asked in time: the unit's clock stands until it is decided. */
  stops: boolean
  /** The unit's own signature is missing, the office does not have it yet; `stops`: it was asked in time. */
  unsigned?: { stops: boolean }
  /** When the unit signed it; absent where nobody had to. */
  signedAt?: Instant
}

/** Of which of an assignment's moments somebody may speak. */
export const DUE_KINDS = ['due', 'signIn', 'milestone', 'task', 'answer'] as const
export type DueKind = (typeof DUE_KINDS)[number]

/** Another due moment, proposed by an officer and not yet approved. */
export interface DueProposal {
  id: string
  at: Instant
  by: string
  kind: DueKind
  /** Of the milestone, task or instruction. */
  thingId: string | null
  to: Instant
  reason: string
  /** What the unit says to it; empty where it was not asked. */
  unitSays: string
}

/** How far a lead's work has come 序时进度, in percent of the whole. */
export interface Progress {
  /** By the officer; null until he has confirmed any. */
  confirmed: { percent: number; at: Instant } | null
  /** By the unit, since; null once the officer has answered it. */
  stated: { percent: number; at: Instant } | null
}

export interface Task {
  id: string
  title: string
  personId: string
  dueAt: Instant
  doneAt: Instant | null
  missed: boolean
  /** How often its moment was set anew. */
  timesSet?: number
}

/** A lead unit's request 转请督办 that the office look after another unit. */
export interface SupervisionRequest {
  id: string
  at: Instant
  by: string
  unitId: string
  /** That unit's assignment in this matter; null where it is about a business matter of the asking unit. */
  aboutId: string | null
  text: string
}

/** A report that the cycle asks for; periods are counted from 1. */
export interface ExpectedReport {
  ordinal: number
  dueAt: Instant
  /** What stops have cost it. */
  owed?: Owed
}

/** A completion on its way: handler, section head, unit head, office. */
export interface Completion {
  id: string
  submittedAt: Instant
  submittedBy: string
  summary: string
  files: FileRef[]
  signOffs: { stage: SignOffStage; personId: string; at: Instant; opinion: string }[]
  /** When the unit's last signature was given: the moment that counts against the due moment. */
  leftUnitAt: Instant | null
  /** It came before the due moment, or while the clock stood. */
  inTime: boolean
  /** How many of the office's confirmation stages have confirmed. */
  confirmations: number
}

/** A numbered urge 催办单 of the present round. */
export interface Urge {
  number: string
  /** Which one it was when it was sent. */
  ordinal: number
  at: Instant
  /** What was undone (base/undone.ts). */
  about: string
  /** Its own limit; null where it was sent before urges had one. */
  until: Instant | null
  /** From when on the next one is possible; null as above. */
  nextAt: Instant | null
  byTimer: boolean
  /** When it goes out: until then whoever sent it may take it back. Null where it went out at once. */
  deliverAt: Instant | null
  delivered: boolean
  /** No longer once it was obeyed within its limit. */
  counted: boolean
}

/** How often the office was reminded of what waits for it. */
export interface OfficeReminder {
  decision: OfficeDecision
  assignmentId: string | null
  /** Which of several of one kind, as its to-do has it. */
  what: string
  /** Since when it waits: tells it from those before it. */
  since: Instant
  times: number
}

/** A leader began the matter 领导交办: what he said. */
export interface Started {
  personId: string
  at: Instant
  words: string
  /** The unit that he had in mind. */
  unitId: string | null
  /** How far the office is: nobody has taken it up; an officer has, and is in charge; it has gone for approval. */
  stage: 'waiting' | 'prepared' | 'sent'
}

/** Somebody's part: of a draft, in an assignment's reports, in the confirmation of its completion. */
export interface Part {
  did: 'drafted' | 'reported' | 'confirmed'
  assignmentId: string | null
  personId: string
}

/** While a matter is suspended 中止. */
export interface Suspension {
  from: Instant
  reason: string
  /** The state to come back to. */
  resumeTo: OpenStatus
  /** When it is resumed by itself; absent where it was suspended before suspensions had an end. */
  until?: Instant
  /** When the chief is reminded of that; absent where he was, or where no day is left for it. */
  remindAt?: Instant
}

/** When it is to be looked back 回头看 at what came of a closed matter. */
export interface LookBack {
  on: LocalDate
  /** Since when the officer is asked for it, and by when; null until the day has come. */
  asked: { since: Instant; dueAt: Instant | null } | null
}

/** A transfer 转办问责 of one unit: one for each assignment and round, and one for each false report. */
export interface Transfer {
  id: string
  assignmentId: string
  unitId: string
  cause: 'urges' | 'falseReport'
  round: number
  status: 'proposed' | 'confirmed' | 'declined' | 'lapsed'
  /** When it came to that. */
  at: Instant
  reason: string
  outcome: { outcome: Outcome; text: string; at: Instant } | null
}

/** What a criticism, a false report or a transfer rests on 督查结论, as it was fed back to the unit. */
export interface Conclusion {
  at: Instant
  /** What rests on it; absent where it was not kept yet. */
  restsOn?: 'transfer' | 'criticism'
  assignmentId: string
  unitId: string
  text: string
}
