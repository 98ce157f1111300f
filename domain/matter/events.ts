import type { EventOf } from '../decider/event'
import type { Joined } from '../joined'
import type { Topic } from './base/topic'
import type { topics } from './topics'

type Topics = typeof topics
type EventsOf<T> = T extends Topic<infer E, infer _K, infer _X> ? E : never
type KindsOf<T> = T extends Topic<infer _E, infer K, infer _X> ? K : never

/** Past-tense facts, with what each one says. Everything in a matter is a fold of these. */
export interface EventData extends Joined<EventsOf<Topics[keyof Topics]>> {}

export type EventType = keyof EventData

export type MatterEvent = EventOf<EventData>

/** Kinds of open obligations. */
export type TodoKind = KindsOf<Topics[keyof Topics]>
