import type { FromSchema, JSONSchema } from 'json-schema-to-ts'
import type { Instant } from '../clock/time'
import type { Role } from '../people/roles'
import type { Link } from '../trail/chain'

/** `E`: kinds of events to what each one says. Generic, so that a topic knows its own events and no others. */

export interface EventActor {
  personId: string
  name: string
  unitId: string
  /** The role acted in; null for the timer. */
  role: Role | null
}

interface Fact<T, D> {
  type: T
  data: D
  /** The moment a timed step belongs to; absent for what people do. */
  nominalAt?: Instant
  /** Matter, assignment, rule, step and due version: no step is taken twice (docs/domain.md, section 4). */
  stepKey?: string
  /** Recorded noticeably after its nominal moment, as after an outage. */
  caughtUp?: boolean
}

interface Placed {
  matterId: string
  seq: number
  at: Instant
  actor: EventActor
}

/** What a decision yields; the envelope around it is added when it is appended. */
export type NewOf<E, T extends keyof E = keyof E> = { [K in T]: Fact<K, E[K]> }[T]

/** An event before its hash is known. */
export type UnsealedOf<E, T extends keyof E = keyof E> = NewOf<E, T> & Placed

/** An event as appended: one chain per matter (docs/domain.md, section 10). */
export type EventOf<E, T extends keyof E = keyof E> = UnsealedOf<E, T> & Link

/** What events of these schemas say. */
export type Says<S extends Record<string, JSONSchema>> = { [T in keyof S]: FromSchema<S[T]> }
