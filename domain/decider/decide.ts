import { epochMs, type Instant } from '../clock/time'
import type { Notice } from '../notice/notice'
import { type OutboxItem, wechatItem } from '../notice/outbox'
import { type Actor, TIMER } from '../people/actor'
import type { Directory } from '../people/person'
import { counterLines } from '../points/counterLines'
import type { PointLine } from '../points/line'
import { isRefusal, type Refusal, Refused, refuse } from '../refusal'
import type { Role } from '../roles'
import { GENESIS, type Sha256, seal } from '../trail/chain'
import {
  type ConsequenceContext,
  lineOf,
  messagesOf,
  nameIn,
  pointsOf,
  type Sealed,
  todosBetween,
} from './consequences'
import type { Asking, CheckedInput, Decider, Life, Line, Parted, Surroundings, Turns } from './decider'
import type { EventActor, EventOf, NewOf, UnsealedOf } from './event'
import type { Todo } from './todo'

/** Recorded this much later than its nominal moment, a step is marked as caught up. */
const CAUGHT_UP_MS = 10 * 60_000

/**
 * The moment at which something happens to a subject: now, or that of its last event where the clock has been set back
 * meanwhile. All of a decision takes it: its events, its limits, the steps that are due.
 */
const momentOn = ({ lastAt }: Pick<Life, 'lastAt'>, now: Instant): Instant => (now < lastAt ? lastAt : now)

/** The next state. A subject is nothing but the fold of its events. */
export const evolve = <S extends Life, E>(decider: Decider<S, E>, state: S | null, event: UnsealedOf<E>): S => ({
  ...decider.evolve(state, event),
  version: event.seq,
  lastAt: event.at,
  turns: event.turns ?? state?.turns ?? [],
})

/** The state after all events, with the chain's head. `events` from the first, in order. */
export const fold = <S extends Life, E>(decider: Decider<S, E>, events: readonly EventOf<E>[]): S | null =>
  events.reduce<S | null>((state, event) => ({ ...evolve(decider, state, event), lastHash: event.hash }), null)

/** What a decision comes to, with all that follows from it: to be written in one transaction. */
export interface Decision<S, E> {
  events: EventOf<E>[]
  state: S
  opened: Todo[]
  closed: string[]
  points: PointLine[]
  notices: Notice[]
  outbox: OutboxItem[]
  line: Line
}

/** An event, between the states that it parts. */
interface Happened<S, E> extends Parted<S> {
  event: UnsealedOf<E>
}

/** The events of a decision one after the other, and the state after them. */
interface Course<S, E> {
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

/** The last event says whose turn each decision is after it, where that is not as it was. */
const withTurns = <S extends Life, E>(happened: Happened<S, E>[], { turns }: Turns): Happened<S, E>[] => {
  const last = happened[happened.length - 1]
  if (!last || turns === null) return happened
  return [...happened.slice(0, -1), { ...last, event: { ...last.event, turns }, after: { ...last.after, turns } }]
}

/**
 * Every timed step whose nominal moment has come, in order and once (docs/domain.md, section 4). It stands before every
 * command too, so that what people decide never depends on how punctual the timer was.
 */
const timed = <S extends Life, E>(decider: Decider<S, E>, began: S, around: Surroundings): Course<S, E> => {
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

const sealed = <S extends Life, E>(
  before: S | null,
  happened: readonly Happened<S, E>[],
  sha256: Sha256,
): Sealed<S, E>[] => {
  let prevHash = before?.lastHash ?? GENESIS
  return happened.map(({ event, ...states }) => {
    const next = seal(event, prevHash, sha256)
    prevHash = next.hash
    return { event: next, ...states }
  })
}

const reversalOf = <S extends Life, E>(
  decider: Decider<S, E>,
  chain: readonly Sealed<S, E>[],
  lines: readonly PointLine[],
): PointLine[] => {
  const last = chain[chain.length - 1]?.event
  return last ? counterLines(lines, { ...last, why: decider.tell(last, (id) => id).title }) : []
}

/**
 * What follows from a course of events: their chain, the state and its line, to-dos, points, messages. `takenBack`: what
 * the subject had made in the ledger before, where the last event takes all of it back.
 */
const decided = <S extends Life, E>(
  decider: Decider<S, E>,
  before: S | null,
  { happened, state }: Course<S, E>,
  context: ConsequenceContext,
  takenBack: readonly PointLine[] | null = null,
): Decision<S, E> => {
  const { rules, templates } = context
  const chain = sealed(before, happened, context.sha256)
  const after: S = { ...state, lastHash: chain[chain.length - 1]?.event.hash ?? state.lastHash }
  const told = chain.map((one) => messagesOf(decider, one, context))
  const notices = told.flatMap((one) => one.notices)
  const points = chain.flatMap((one) => pointsOf(decider, one, rules))
  return {
    events: chain.map(({ event }) => event),
    state: after,
    ...(chain.length > 0 ? todosBetween(decider, { before, after }, context) : { opened: [], closed: [] }),
    points: takenBack ? [...points, ...reversalOf(decider, chain, [...takenBack, ...points])] : points,
    notices,
    outbox: [
      ...notices.flatMap((notice) => wechatItem(notice, decider.messageKind(notice.about), templates) ?? []),
      ...told.flatMap((one) => one.digest),
    ],
    line: lineOf(decider, after, context),
  }
}

/**
 * The due timed steps alone, and what they have opened again with people who left, handed over. Without any, the decision
 * has no events, and a line that says when to look again.
 */
export const runTimers = <S extends Life, E>(
  decider: Decider<S, E>,
  began: S,
  surroundings: Surroundings & ConsequenceContext,
): Decision<S, E> => {
  const around = { ...surroundings, now: momentOn(began, surroundings.now) }
  const due = timed(decider, began, around)
  if (due.happened.length === 0) return decided(decider, began, due, around)
  const news = decider.leftBehind(due.state, around.directory)
  const by = { at: around.now, actor: eventActor(TIMER, null) }
  const behind = append(decider, { state: due.state, id: began.id }, news, by)
  const course = { happened: [...due.happened, ...behind], state: stateAfter(behind, due.state) }
  return decided(decider, began, course, around)
}

/** The due timed steps, then what is open with people who have left, handed over in the name of who saw to it. */
export const handOver = <S extends Life, E>(
  decider: Decider<S, E>,
  began: S,
  leaving: { personId: string; toId: string | null },
  asking: Surroundings & ConsequenceContext & { by: EventActor },
): Decision<S, E> => {
  const around = { ...asking, now: momentOn(began, asking.now) }
  const due = timed(decider, began, around)
  const news = decider.handOver(due.state, { directory: around.directory, ...leaving })
  const handed = append(decider, { state: due.state, id: began.id }, news, { at: around.now, actor: asking.by })
  const given = withTurns(handed, decider.turns(stateAfter(handed, due.state), around.directory))
  const course = { happened: [...due.happened, ...given], state: stateAfter(given, due.state) }
  return decided(decider, began, course, around)
}

/**
 * One command on one subject: the due timed steps, then what the command yields, with all that follows; or a refusal
 * that leaves nothing. Pure: the server writes it, tests look at it. The state is null for a command that begins a
 * life. `ledger`: what the subject has made in it so far, where the command takes that back. `expectedVersion` in the
 * input is the version that the person saw; timed steps of the same moment do not count, nor does what the decision does
 * not depend on. STALE_VERSION, NO_DECIDER, and what the command itself refuses.
 */
export const decide = <S extends Life, E>(
  decider: Decider<S, E>,
  type: string,
  input: CheckedInput,
  began: S | null,
  asking: Asking & ConsequenceContext & { ledger: readonly PointLine[] },
): Decision<S, E> | Refusal =>
  caught(() => {
    const { id, actor } = asking
    const around = { ...asking, now: began ? momentOn(began, asking.now) : asking.now }
    const stale = began && disturbed(decider, input, began, asking)
    if (stale) return stale
    const due = began ? timed(decider, began, around) : { happened: [], state: null }
    const yielded = decider.command(type, input, due.state, around)
    if (isRefusal(yielded)) return yielded
    const by = { at: around.now, actor: eventActor(actor, yielded.role) }
    const asked = append(decider, { state: due.state, id }, yielded.news, by)
    const state = stateAfter(asked, due.state)
    if (!state) return refuse('INTERNAL')
    const behind = append(decider, { state, id }, decider.leftBehind(state, around.directory), by)
    const turns = decider.turns(stateAfter(behind, state), around.directory)
    if (waitsAnew(decider, due.state, turns, around.directory)) return refuse('NO_DECIDER')
    const given = withTurns([...asked, ...behind], turns)
    const course = { happened: [...due.happened, ...given], state: stateAfter(given, state) }
    return decided(decider, began, course, around, decider.takesBack(type, input) ? asking.ledger : null)
  })

/** STALE_VERSION, with who did what where the actor hears of it. */
const disturbed = <S extends Life, E>(
  decider: Decider<S, E>,
  input: CheckedInput,
  began: S,
  { since, actor, directory }: Asking,
): Refusal | null => {
  const { expectedVersion: seen } = input
  if (seen === undefined || seen === began.version) return null
  if (typeof seen !== 'number' || since.length === 0 || since.length !== began.version - seen)
    return refuse('STALE_VERSION')
  const events = since.filter((event) => decider.disturbs?.(event, input) ?? true)
  const last = events[events.length - 1]
  if (!last) return null
  if (!decider.hears(began, actor, last)) return refuse('STALE_VERSION')
  const { title } = decider.tell(last as unknown as EventOf<E>, nameIn(directory))
  return refuse('STALE_VERSION', `${last.actor.name} ${title}`)
}

/** Whether a decision waits for nobody that did not before: nothing is opened that would wait for ever. */
const waitsAnew = <S extends Life, E>(
  decider: Decider<S, E>,
  before: S | null,
  { nobody }: Turns,
  directory: Directory,
): boolean => {
  if (nobody.length === 0) return false
  const was = before ? decider.turns(before, directory).nobody : []
  return nobody.some((key) => !was.includes(key))
}

/** Refusals that nested arithmetic throws become values here; anything else is a fault and goes on. */
const caught = <R>(work: () => R): R | Refusal => {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
