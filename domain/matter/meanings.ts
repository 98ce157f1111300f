import type { CheckedInput } from '../decider/decider'
import { joined } from '../joined'
import type { MessageKind } from '../notice/template'
import { own } from '../own'
import type { Meaning } from './base/topic'
import type { EventData, EventType } from './events'
import { topics } from './topics'

/** Every event with what it means. */
const MEANINGS: { readonly [T in EventType]: Meaning<EventData, T> } = joined(
  Object.values(topics).map(({ events }) => events),
)

/** As they are asked for whatever the kind: what an event means is a function of just that event. */
type AnyMeaning = Meaning<EventData, EventType>
const meaningNamed = (name: string): AnyMeaning | undefined =>
  own(MEANINGS as unknown as Readonly<Record<string, AnyMeaning>>, name)

export const meaningOf = ({ type }: { type: EventType }): AnyMeaning => {
  const meaning = meaningNamed(type)
  if (!meaning) throw new Error(`no topic knows the event ${type}`)
  return meaning
}

/**
 * Whether what a command decides on may look different since an event: not since what stands beside the work, nor since
 * what another unit did or had done to it.
 */
export const disturbs = ({ type, data }: { type: string; data: unknown }, input: CheckedInput): boolean => {
  if (meaningNamed(type)?.beside) return false
  const [its, own] = [(data as { assignmentId?: unknown }).assignmentId, input.assignmentId]
  return its === undefined || own === undefined || its === own
}

/** By which of WeChat's messages a kind of event is told; null: the inbox is enough, or no topic knows it. */
export const messageKindOf = (type: string): MessageKind | null => meaningNamed(type)?.message ?? null
