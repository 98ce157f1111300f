import { epochMs, type Instant } from '../clock/time'
import { type Actor, TIMER } from '../people/actor'
import { isRefusal, type Refusal, Refused, refuse } from '../refusal'
import type { Role } from '../roles'
import type { Asking, CheckedInput, Decider, Life, Surroundings } from './decider'
import type { EventActor, NewOf, UnsealedOf } from './event'
import { evolve } from './evolve'

/** Recorded this much later than its nominal moment, a step is marked as caught up. */
const CAUGHT_UP_MS = 10 * 60_000

/**
 * The moment at which something happens to a subject: now, or that of its last event where the clock has been set back
 * meanwhile. All of a decision takes it: its events, its limits, the steps that are due.
 */
export const momentOn = ({ lastAt }: Pick<Life, 'lastAt'>, now: Instant): Instant => (now < lastAt ? lastAt : now)

/** An event, between the states that it parts. */
export interface Happened<S, E> {
  event: UnsealedOf<E>
  before: S | null
  after: S
}

export interface Decision<S, E> {
  happened: Happened<S, E>[]
  state: S
}

const eventActor = ({ personId, name, unitId }: Actor, role: Role | null): EventActor => ({
  personId,
  name,
  unitId,
  role,
})

/** Gives events their place and moment, and follows them from state to state. */
const append = <S extends Life, E>(
  decider: Decider<S, E>,
  { state, id }: { state: S | null; id: string },
  news: readonly NewOf<E>[],
  { at, actor }: { at: Instant; actor: EventActor },
): Happened<S, E>[] => {
  let before = state
  return news.map((one) => {
    const subject = { kind: decider.kind, id }
    const event: UnsealedOf<E> = { ...one, subject, seq: (before?.version ?? 0) + 1, at, actor }
    const happened = { event, before, after: evolve(decider, before, event) }
    before = happened.after
    return happened
  })
}

const stateAfter = <S, E, O>(happened: readonly Happened<S, E>[], otherwise: O): S | O =>
  happened[happened.length - 1]?.after ?? otherwise

/**
 * Records every timed step whose nominal moment has come, in order and once (docs/domain.md, section 4). It stands
 * before every command too, so that what people decide never depends on how punctual the timer was.
 */
export const runTimers = <S extends Life, E>(
  decider: Decider<S, E>,
  began: S,
  surroundings: Surroundings,
): Decision<S, E> => {
  const around = { ...surroundings, now: momentOn(began, surroundings.now) }
  const happened: Happened<S, E>[] = []
  let state = began
  const timer = eventActor(TIMER, null)
  for (;;) {
    const step = decider.steps(state, around)[0]
    if (!step || step.nominalAt >= around.now) return { happened, state }
    const caughtUp = epochMs(around.now) - epochMs(step.nominalAt) > CAUGHT_UP_MS
    const news = step.events(around.take).map((event, i) => ({
      ...event,
      nominalAt: step.nominalAt,
      stepKey: i === 0 ? step.key : `${step.key}/${i}`,
      ...(caughtUp && { caughtUp }),
    }))
    happened.push(...append(decider, { state, id: state.id }, news, { at: around.now, actor: timer }))
    state = stateAfter(happened, state)
  }
}

/**
 * One command on one subject: the due timed steps, then what the command yields, or a refusal that leaves nothing. The
 * state is null for the command that begins a life. `expectedVersion` in the input is the version that the person saw;
 * timed steps of the same moment do not count. STALE_VERSION, and what the command itself refuses.
 */
export const decide = <S extends Life, E>(
  decider: Decider<S, E>,
  type: string,
  input: CheckedInput,
  began: S | null,
  asking: Asking,
): Decision<S, E> | Refusal =>
  caught(() => {
    const { id, actor } = asking
    const around = { ...asking, now: began ? momentOn(began, asking.now) : asking.now }
    const { expectedVersion } = input
    if (began && expectedVersion !== undefined && expectedVersion !== began.version) return refuse('STALE_VERSION')
    const timed = began ? runTimers(decider, began, around) : { happened: [], state: null }
    const yielded = decider.command(type, input, timed.state, around)
    if (isRefusal(yielded)) return yielded
    const by = { at: around.now, actor: eventActor(actor, yielded.role) }
    const given = append(decider, { state: timed.state, id }, yielded.news, by)
    const state = stateAfter(given, timed.state)
    return state ? { happened: [...timed.happened, ...given], state } : refuse('INTERNAL')
  })

/** Refusals that nested arithmetic throws become values here; anything else is a fault and goes on. */
const caught = <R>(work: () => R): R | Refusal => {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
