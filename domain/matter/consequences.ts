import type { Calendar } from '../clock/calendar'
import type { Instant } from '../clock/time'
import { type Messages, messagesTo } from '../notice/messages'
import type { Notice } from '../notice/notice'
import { type OutboxItem, wechatItem } from '../notice/outbox'
import type { Templates } from '../notice/template'
import type { Directory } from '../people/person'
import type { PointLine } from '../points/line'
import { linesFor } from '../points/linesFor'
import type { RulePack } from '../rules/pack'
import { GENESIS, type Sha256, seal } from '../trail/chain'
import type { Decision, Happened } from './decide'
import type { MatterEvent } from './events'
import { meaningOf, messageKindOf } from './meanings'
import type { RegisterLine } from './register/line'
import { registerLine } from './register/registerLine'
import { tell } from './sentences'
import { isIssued, type Matter } from './state/matter'
import type { Todo } from './todo'
import { todosOf } from './todos'

/** What a decision entails, to be written in one transaction. */
export interface Consequences {
  events: MatterEvent[]
  state: Matter
  /** To-dos that the new state demands and the old did not, or not so; and those that it demands no more. */
  opened: Todo[]
  closed: string[]
  points: PointLine[]
  notices: Notice[]
  outbox: OutboxItem[]
  line: RegisterLine
}

export interface ConsequenceContext {
  now: Instant
  calendar: Calendar
  directory: Directory
  /** The pack under which the matter was issued, or the one in force for a draft. */
  rules: RulePack
  /** Kinds of messages that go to phones as well; without any nothing is written for them. */
  templates?: Templates
  sha256: Sha256
}

/** An event in its place in the chain, between the states that it parts. */
interface Sealed {
  event: MatterEvent
  before: Matter | null
  after: Matter
}

const sealed = (before: Matter | null, happened: readonly Happened[], sha256: Sha256): Sealed[] => {
  let prevHash = before?.lastHash ?? GENESIS
  return happened.map(({ event, ...states }) => {
    const next = seal(event, prevHash, sha256)
    prevHash = next.hash
    return { event: next, ...states }
  })
}

const todosBetween = (
  before: Matter | null,
  after: Matter,
  rules: RulePack,
): Pick<Consequences, 'opened' | 'closed'> => {
  const old = new Map((before ? todosOf(before, rules) : []).map((todo) => [todo._id, todo]))
  const now = todosOf(after, rules)
  const ids = new Set(now.map(({ _id }) => _id))
  return {
    opened: now.filter((todo) => JSON.stringify(old.get(todo._id)) !== JSON.stringify(todo)),
    closed: [...old.keys()].filter((id) => !ids.has(id)),
  }
}

/** Lines of the ledger (docs/domain.md, section 8). They fall in the month of the event's nominal moment. */
export const pointsOf = ({ event, before, after }: Sealed, rules: RulePack): PointLine[] => {
  if (!isIssued(after) || before === null || !isIssued(before)) return []
  const earned = meaningOf(event).points?.(event, { before, after, pack: rules }) ?? []
  return linesFor(earned, { ...event, matterId: after.id, matter: `${after.number} ${after.title}` }, rules)
}

/** What an event tells to whom. */
export const messagesOf = (
  { event, before, after }: Sealed,
  { directory, ...hours }: Pick<ConsequenceContext, 'directory' | 'calendar' | 'rules'>,
): Messages => {
  const addresses = meaningOf(event).recipients?.(after, event, before) ?? []
  const people = [...new Set(addresses)].flatMap((address) => directory.at(address))
  if (people.length === 0) return { notices: [], digest: [] }
  const { title } = tell(event, (id) => directory.person(id)?.name ?? directory.unit(id)?.shortName ?? id)
  const text = `${after.number ?? ''} ${after.title}`.trim()
  const told = { event, title, text, matterId: after.id, atOnce: after.urgency === 'extraUrgent' }
  return messagesTo(people, told, hours)
}

/**
 * What follows from a decision, and nothing else: events in their chain, the state and its line in the register,
 * to-dos, points, messages. Pure: the server writes it, tests look at it.
 */
export const consequencesOf = (
  before: Matter | null,
  { happened, state }: Decision,
  context: ConsequenceContext,
): Consequences => {
  const { rules, templates } = context
  const chain = sealed(before, happened, context.sha256)
  const after: Matter = { ...state, lastHash: chain[chain.length - 1]?.event.hash ?? state.lastHash }
  const told = chain.map((one) => messagesOf(one, context))
  const notices = told.flatMap((one) => one.notices)
  return {
    events: chain.map(({ event }) => event),
    state: after,
    ...(chain.length > 0 ? todosBetween(before, after, rules) : { opened: [], closed: [] }),
    points: chain.flatMap((one) => pointsOf(one, rules)),
    notices,
    outbox: [
      ...notices.flatMap((notice) => wechatItem(notice, messageKindOf(notice.about), templates) ?? []),
      ...told.flatMap((one) => one.digest),
    ],
    line: registerLine(after, context),
  }
}
