import type { Decider, Life } from './decider'
import type { EventOf, UnsealedOf } from './event'

/** The next state. A subject is nothing but the fold of its events. */
export const evolve = <S extends Life, E>(decider: Decider<S, E>, state: S | null, event: UnsealedOf<E>): S => ({
  ...decider.evolve(state, event),
  version: event.seq,
  lastAt: event.at,
})

/** The state after all events, with the chain's head. `events` from the first, in order. */
export const fold = <S extends Life, E>(decider: Decider<S, E>, events: readonly EventOf<E>[]): S | null =>
  events.reduce<S | null>((state, event) => ({ ...evolve(decider, state, event), lastHash: event.hash }), null)
