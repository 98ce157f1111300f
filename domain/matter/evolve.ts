import type { MatterEvent, Unsealed } from './events'
import { meaningOf } from './meanings'
import type { Matter } from './state/matter'

/** The next state. A matter is nothing but the fold of its events. */
export const evolve = (matter: Matter | null, event: Unsealed): Matter => ({
  ...meaningOf(event).evolve(matter, event),
  version: event.seq,
  lastAt: event.at,
})

/** The state after all events, with the chain's head. `events` from the first, in order. */
export const fold = (events: readonly MatterEvent[]): Matter | null =>
  events.reduce<Matter | null>((matter, event) => ({ ...evolve(matter, event), lastHash: event.hash }), null)
