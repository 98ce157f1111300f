import type { FromSchema, JSONSchema } from 'json-schema-to-ts'
import type { Instant } from '../clock/time'
import type { Role } from '../roles'
import type { Subject } from '../subject'
import type { Link } from '../trail/chain'

/** `E`: kinds of events to what each one says. Generic, so that a topic knows its own events and no others. */

export interface EventActor {
  personId: string
  name: string
  unitId: string
  /** The role acted in; null for the timer. */
  role: Role | null
}

/** Whose turn a decision is, where it is not the usual one's: his own request is nobody's to decide. */
export interface Turn {
  /** Kind of the to-do that it waits with, and the part that it is about. */
  kind: string
  partId: string | null
  to: string[]
  /** It went to somebody higher up. */
  up: boolean
}

interface Fact<T, D> {
  type: T
  data: D
  /** The moment a timed step belongs to; absent for what people do. */
  nominalAt?: Instant
  /** Subject, part, rule, step and due version: no step is taken twice (docs/domain.md, section 4). */
  stepKey?: string
  /** Recorded noticeably after its nominal moment, as after an outage. */
  caughtUp?: boolean
  /** The turns that are not the usual ones from here on; absent: as they were. */
  turns?: Turn[]
}

interface Placed {
  subject: Subject
  seq: number
  at: Instant
  actor: EventActor
}

/** Whose event it is. Until subjects came, an event named its matter as `matterId`, and is sealed so. */
export const subjectIdOf = (event: { subject?: Subject }): string =>
  event.subject?.id ?? (event as { matterId: string }).matterId

/** What a decision yields; the envelope around it is added when it is appended. */
export type NewOf<E, T extends keyof E = keyof E> = { [K in T]: Fact<K, E[K]> }[T]

/** An event before its hash is known. */
export type UnsealedOf<E, T extends keyof E = keyof E> = NewOf<E, T> & Placed

/** An event as appended: one chain per subject (docs/domain.md, section 10). */
export type EventOf<E, T extends keyof E = keyof E> = UnsealedOf<E, T> & Link

/** An event as the timeline gets it: of one whose stored form is broken only that it stands there. */
export type ShownOf<E> = EventOf<E> & { damaged?: true }

/** The form of what one kind of event says. */
export type FactSchema = Exclude<JSONSchema, boolean>

/** What events of these schemas say. */
export type Says<S extends Record<string, JSONSchema>> = { [T in keyof S]: FromSchema<S[T]> }
