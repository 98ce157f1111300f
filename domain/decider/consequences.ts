import { addMs, DAY_MS, type Instant } from '../clock/time'
import { type Messages, messagesTo } from '../notice/messages'
import type { Templates } from '../notice/template'
import type { Directory, Person } from '../people/person'
import { reached } from '../people/reached'
import type { PointLine } from '../points/line'
import { linesFor } from '../points/linesFor'
import type { RulePack } from '../rules/pack'
import type { Sha256 } from '../trail/chain'
import type { Decider, Life, Line, Parted } from './decider'
import type { EventOf } from './event'
import type { Setting } from './setting'
import { isWithheld, type Plan } from './step'
import type { NameOf } from './telling'
import { type Todo, todosOf } from './todo'

export interface ConsequenceContext extends Setting {
  /** Kinds of messages that go to phones as well; without any nothing is written for them. */
  templates?: Templates
  sha256: Sha256
}

/** An event in its place in the chain, between the states that it parts. */
export interface Sealed<S, E> extends Parted<S> {
  event: EventOf<E>
}

const isSame = (one: Todo, other: Todo | undefined): boolean =>
  other !== undefined &&
  (Object.keys(one) as (keyof Todo)[]).every(
    (key) => one[key] === other[key] || JSON.stringify(one[key]) === JSON.stringify(other[key]),
  )

/** To-dos that the new state demands and the old did not, or not so; and those that it demands no more. */
export const todosBetween = <S extends Life, E>(decider: Decider<S, E>, { before, after }: Parted<S>, plan: Plan) => {
  const old = new Map((before ? todosOf(decider, before, plan) : []).map((todo) => [todo._id, todo]))
  const now = todosOf(decider, after, plan)
  const ids = new Set(now.map(({ _id }) => _id))
  return {
    opened: now.filter((todo) => !isSame(todo, old.get(todo._id))),
    closed: [...old.keys()].filter((id) => !ids.has(id)),
  }
}

const titleOf = <S extends Life, E>(decider: Decider<S, E>, state: S): string => {
  const { number, title } = decider.brief(state)
  return `${number ?? ''} ${title}`.trim()
}

/** Lines of the ledger (docs/domain.md, section 8). They fall in the month of the event's nominal moment. */
export const pointsOf = <S extends Life, E>(
  decider: Decider<S, E>,
  { event, ...states }: Sealed<S, E>,
  rules: RulePack,
): PointLine[] =>
  linesFor(decider.earned(event, states, rules), { ...event, title: titleOf(decider, states.after) }, rules)

/** By when what an event speaks of to somebody is due: what it reminds of, and what it asks of him. */
const duesOf = <S extends Life, E>(decider: Decider<S, E>, { event, ...states }: Sealed<S, E>, plan: Plan) => {
  let opened: Todo[] | null = null
  return ({ addresses }: Person): Instant[] => {
    opened ??= todosBetween(decider, states, plan).opened
    const mine = opened.filter(({ to }) => to.some((address) => addresses.includes(address)))
    return [decider.remindsOf(event, states.after), ...mine.map(({ dueAt }) => dueAt)].filter((due) => due !== null)
  }
}

/** In messages and refusals: people by name, units by their short names. */
export const nameIn =
  (directory: Pick<Directory, 'person' | 'unit'>): NameOf =>
  (id) =>
    directory.person(id)?.name ?? directory.unit(id)?.shortName ?? id

/** What an event tells to whom. */
export const messagesOf = <S extends Life, E>(
  decider: Decider<S, E>,
  { event, ...states }: Sealed<S, E>,
  { directory, ...hours }: Omit<Setting, 'now'>,
): Messages => {
  const people = [...new Set(decider.recipients(event, states))].flatMap((address) => reached(directory, address))
  if (people.length === 0) return { notices: [], digest: [] }
  const { title } = decider.tell(event, nameIn(directory))
  const text = titleOf(decider, states.after)
  const atOnce = decider.brief(states.after).urgency === 'extraUrgent'
  const dueFor = duesOf(decider, { event, ...states }, hours)
  return messagesTo(people, { event, about: String(event.type), title, text, atOnce, dueFor }, hours)
}

/**
 * The moment at which the timer must look again, or null. A plan that waits for a calendar year is looked at again
 * after a day; its steps are then caught up at their nominal moments.
 */
export const nextAlarmAt = <S extends Life, E>(
  decider: Decider<S, E>,
  state: S,
  plan: Plan & { now: Instant },
): Instant | null => {
  let first: Instant | null = null
  for (const step of decider.steps(state, plan)) {
    const moment = isWithheld(step) ? addMs(plan.now, DAY_MS) : step.nominalAt
    if (first === null || moment < first) first = moment
  }
  return first
}

/** The subject's line with the moment of its next step. */
export const lineOf = <S extends Life, E, L extends Line>(
  decider: Decider<S, E, L>,
  state: S,
  context: Omit<ConsequenceContext, 'sha256'>,
): L => {
  const alarm = nextAlarmAt(decider, state, context)
  return { ...decider.line(state, context), ...(alarm !== null && { nextAlarmAt: alarm }) }
}
