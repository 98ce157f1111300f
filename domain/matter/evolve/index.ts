import type { MatterEvent, Unsealed } from '../events'
import { type IssuedMatter, isIssued, type Matter } from '../matter'
import { evolveCompletion } from './completion'
import { evolveDraft } from './draft'
import { evolveEnd } from './end'
import { evolveTimed } from './timed'
import { evolveUnit } from './unit'

/** What an event changes beside its own concern: the version and the moment. */
const stamped = <M extends Matter>(matter: M, event: Unsealed): M => ({
  ...matter,
  version: event.seq,
  lastAt: event.at,
})

const evolveIssued = (matter: IssuedMatter, event: Unsealed): IssuedMatter =>
  evolveUnit(matter, event) ??
  evolveCompletion(matter, event) ??
  evolveEnd(matter, event) ??
  evolveTimed(matter, event) ??
  unknown(event)

const unknown = (event: Unsealed): never => {
  throw new Error(`event ${event.type} does not follow from the state of matter ${event.matterId}`)
}

/** The next state. A matter is nothing but the fold of its events. */
export const evolve = (matter: Matter | null, event: Unsealed): Matter => {
  if (matter !== null && isIssued(matter)) return stamped(evolveIssued(matter, event), event)
  return stamped(evolveDraft(matter, event) ?? unknown(event), event)
}

/** The state after all events, with the chain's head. `events` from the first, in order. */
export const fold = (events: readonly MatterEvent[]): Matter | null =>
  events.reduce<Matter | null>((matter, event) => ({ ...evolve(matter, event), lastHash: event.hash }), null)
