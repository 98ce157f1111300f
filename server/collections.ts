import type { Calendar } from '../domain/clock/calendar'
import type { Instant } from '../domain/clock/time'
import type { AnyEvent } from '../domain/decider/decider'
import type { EventActor } from '../domain/decider/event'
import type { Todo } from '../domain/decider/todo'
import type { FileRecord } from '../domain/evidence/file'
import type { RegisterLine } from '../domain/matter/register/line'
import type { Matter } from '../domain/matter/state/matter'
import type { Notice } from '../domain/notice/notice'
import type { OutboxItem } from '../domain/notice/outbox'
import type { Address } from '../domain/people/address'
import type { Front, Person, Unit } from '../domain/people/person'
import type { PointLine } from '../domain/points/line'
import type { PublishedPack } from '../domain/rules/contract'
import type { SetAside } from '../domain/setAside/setAside'
import type { SubjectKind } from '../domain/subjects'

/**
 * How many subscribe messages of one template a person has granted, and what became of them. WeChat tells no balance:
 * `left` is what we believe.
 */
export interface Grant {
  /** `${personId}.${template}` */
  _id: string
  personId: string
  template: string
  left: number
  granted: number
  used: number
  /** Sends that WeChat refused for want of a grant. */
  refused: number
  /** Sends that were given up after faults. */
  failed: number
  /** When the person last granted one. */
  at: Instant
}

/** The answer that a command gave, kept so that the same idempotency key answers the same. */
export interface GivenAnswer {
  /** `${personId}.${idempotencyKey}` */
  _id: string
  operation: string
  /** Keyed hash of the operation and its canonical input: another input under the same key is refused. */
  inputHash: string
  output: unknown
  at: Instant
}

/** A logged-in client. The token itself is never stored. */
export interface Session {
  /** SHA-256 of the token, hex. */
  _id: string
  personId: string
  client: 'phone' | 'desk'
  createdAt: Instant
  expiresAt: Instant
  /** The credential's era when it was opened; absent: 0. Of an earlier era it opens nothing. */
  era?: number
  /** `Edge(Windows)`, as it was when it was opened. */
  browser?: string
  /**
   * WeChat's id of a phone that is bound: then the session is the binding. It has no token, since WeChat itself says at
   * each call whose phone it is, and `_id` is the hash of the openid.
   */
  openid?: string
}

/** A password (scrypt), or a one-time code not yet redeemed. */
export interface Credential {
  /** The person's id. */
  _id: string
  password: { salt: string; hash: string } | null
  /** SHA-256 of a one-time code, hex; absent when none is open, since its index is unique and sparse. */
  codeHash?: string
  codeExpiresAt?: Instant
  /** Present on a code that a desk showed to its own person: it binds a phone and sets no password. */
  codeFor?: 'phone'
  boundAt: Instant | null
  /** How often all sessions of the person were ended; absent: 0. Only sessions of this era are open. */
  era?: number
}

/** A desk that asks to be logged in by a phone which scans its code. */
export type Scan = {
  /** SHA-256 of the id that the code shows, hex. */
  _id: string
  /** SHA-256 of what only that desk knows, hex: the code alone opens nothing. */
  secretHash: string
  browser: string
  /** Shown to who confirms; gone with the scan, at the latest a day later. */
  address: string
  createdAt: Instant
  expiresAt: Instant
} & (
  | { state: 'open' | 'refused' | 'taken' }
  /** Who confirmed, by which session and in which era of it: when that has ended, nothing is opened any more. */
  | { state: 'confirmed'; by: { personId: string; sessionId: string; era?: number } }
)

/** What one address, person or device has tried, or one person has sent of files, within the time that ends at `until`. */
export interface Attempts {
  /** SHA-256 of what is counted, hex. */
  _id: string
  made: number
  /** Of files only: how large they were together. */
  bytes?: number
  until: Instant
}

/**
 * What is open with a person who has left, or is another's in the directory now, is still to be handed over: a matter in
 * a transaction, so that it goes on where it was broken off.
 */
export interface Handover {
  /** The person's id. */
  _id: string
  /** Where the person was reached until then. */
  addresses: Address[]
  /** Who was named to take over. */
  toId: string | null
  by: EventActor
  at: Instant
}

/** A gap-free series; `last` is the number given last. */
interface Counter {
  _id: string
  last: number
}

/** The calendar in force has the id `current`; older ones `v1`, `v2`, … */
interface CalendarDocument {
  _id: string
  calendar: Calendar
  at: Instant
  by: string
}

export interface Documents {
  /** The state of a matter: read and written by id only. */
  matters: Matter & { _id: string }
  /** What lists read; written beside the matter. */
  register: RegisterLine
  /** Of all subjects, each one's in the order of their ids. */
  events: AnyEvent
  todos: Todo
  notices: Notice
  outbox: OutboxItem
  grants: Grant
  answers: GivenAnswer
  points: PointLine
  evidence: FileRecord
  rules: PublishedPack
  calendars: CalendarDocument
  counters: Counter
  units: Unit
  fronts: Front
  people: Person
  sessions: Session
  credentials: Credential
  attempts: Attempts
  scans: Scan
  handovers: Handover
  /** What a timed job could not do; it follows from what is due, and is small. */
  setAside: SetAside
}
export type CollectionName = keyof Documents

/** Where a kind of subject is kept: its states, read and written by id only, and its lines, which lists and the sweep read. */
export interface Keeping {
  states: CollectionName
  lines: CollectionName
}

/** A new kind of subject has its two collections. */
export const KEEPING: Readonly<Record<SubjectKind, Keeping>> = { matter: { states: 'matters', lines: 'register' } }

/** An index as both editions provision it: field paths to directions, in order. */
export interface IndexSpec {
  name: string
  fields: Readonly<Record<string, 1 | -1>>
  /** The one path among `fields` that holds an array. */
  multikey?: string
  unique?: boolean
  /** Documents without the first field are left out of the index (and of its uniqueness). */
  sparse?: boolean
}

/** Collection to its indexes. Both editions provision from a manifest of this shape. */
export type Manifest = Readonly<Record<string, { indexes: readonly IndexSpec[] }>>

const index = (name: string, fields: Record<string, 1 | -1>, more: Partial<IndexSpec> = {}): IndexSpec => ({
  name,
  fields,
  ...more,
})

/** Every collection and index there is. A query that no index serves is a fault (tests/server/indexes). */
export const manifest = {
  matters: { indexes: [] },
  register: {
    indexes: [
      index('due', { hidden: 1, rank: 1, listDueAt: 1, yellowAt: 1 }),
      index('recent', { hidden: 1, lastAt: -1 }),
      index('circleDue', { circle: 1, rank: 1, listDueAt: 1, yellowAt: 1 }, { multikey: 'circle' }),
      index('circleRecent', { circle: 1, lastAt: -1 }, { multikey: 'circle' }),
      index('unitDue', { unitIds: 1, rank: 1, listDueAt: 1, yellowAt: 1 }, { multikey: 'unitIds' }),
      index('frontDue', { frontIds: 1, rank: 1, listDueAt: 1, yellowAt: 1 }, { multikey: 'frontIds' }),
      index('statusDue', { status: 1, rank: 1, listDueAt: 1 }),
      index('sourceDue', { source: 1, rank: 1, listDueAt: 1 }),
      index('officerDue', { officerId: 1, rank: 1, listDueAt: 1 }),
      index('starterDue', { starterId: 1, rank: 1, listDueAt: 1 }),
      index('unsigned', { signInDueAt: 1 }, { sparse: true }),
      index('alarm', { nextAlarmAt: 1 }, { sparse: true }),
      index('number', { number: 1 }),
      index('basis', { basisKeys: 1 }, { multikey: 'basisKeys', sparse: true }),
      index('termsDue', { terms: 1, rank: 1, listDueAt: 1 }, { multikey: 'terms' }),
    ],
  },
  events: { indexes: [index('step', { stepKey: 1 }, { unique: true, sparse: true })] },
  todos: {
    indexes: [
      index('toGravity', { to: 1, dueRank: 1, dueAt: 1, urgencyRank: 1, since: 1 }, { multikey: 'to' }),
      index('toGroupGravity', { to: 1, group: 1, dueRank: 1, dueAt: 1, urgencyRank: 1, since: 1 }, { multikey: 'to' }),
    ],
  },
  notices: {
    indexes: [index('inbox', { personId: 1, at: -1 }), index('unread', { personId: 1, unread: 1, at: -1 })],
  },
  outbox: { indexes: [index('due', { channel: 1, dueAt: 1 }), index('person', { channel: 1, personId: 1, dueAt: 1 })] },
  grants: { indexes: [] },
  answers: { indexes: [index('at', { at: 1 })] },
  points: {
    indexes: [
      index('recent', { at: -1 }),
      index('unitPeriod', { unitId: 1, period: 1, at: -1 }),
      index('period', { period: 1, at: -1 }),
      index('subject', { 'subject.id': 1, at: -1 }),
    ],
  },
  evidence: { indexes: [index('sha256', { sha256: 1 }), index('unusedSince', { 'subject.id': 1, uploadedAt: 1 })] },
  rules: { indexes: [] },
  calendars: { indexes: [] },
  counters: { indexes: [] },
  units: { indexes: [index('name', { name: 1 }, { unique: true })] },
  fronts: { indexes: [index('name', { name: 1 }, { unique: true })] },
  people: { indexes: [] },
  sessions: { indexes: [index('person', { personId: 1 }), index('expiry', { expiresAt: 1 })] },
  credentials: { indexes: [index('code', { codeHash: 1 }, { unique: true, sparse: true })] },
  attempts: { indexes: [index('until', { until: 1 })] },
  scans: { indexes: [index('expiry', { expiresAt: 1 })] },
  handovers: { indexes: [index('at', { at: 1 })] },
  setAside: { indexes: [index('since', { since: 1 }), index('job', { job: 1, since: 1 })] },
} as const satisfies Record<CollectionName, { indexes: readonly IndexSpec[] }>

/** Indexes of older versions that would stand in the way; `npm run provision` drops them. */
export const RETIRED: Readonly<Partial<Record<CollectionName, readonly string[]>>> = {
  events: ['timeline'],
  points: ['matter'],
  evidence: ['unused'],
  todos: ['to', 'toGroup'],
}
