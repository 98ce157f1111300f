import { createHash } from 'node:crypto'
import type { Calendar } from '../../../domain/clock/calendar'
import type { Instant } from '../../../domain/clock/time'
import type { Decision } from '../../../domain/matter/decide'
import type { MatterEvent } from '../../../domain/matter/events'
import { evolve } from '../../../domain/matter/evolve'
import type { Matter } from '../../../domain/matter/matter'
import { registerLine } from '../../../domain/matter/registerLine'
import { todosOf } from '../../../domain/matter/todos'
import { messagesOf } from '../../../domain/notice/messages'
import type { Templates } from '../../../domain/notice/template'
import type { RulePack } from '../../../domain/rules/pack'
import { linesFor } from '../../../domain/score/linesFor'
import { GENESIS, seal } from '../../../domain/trail/chain'
import type { Transaction } from '../../ports'
import { eventFault } from '../../validation'
import { wechatItem } from '../notice/wechatItem'
import type { DirectorySnapshot } from '../operation'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface SaveContext {
  now: Instant
  calendar: Calendar
  directory: DirectorySnapshot
  /** The pack under which the matter was issued, or the one in force for a draft. */
  rules: RulePack
  /** Kinds of messages that go to phones as well; without any nothing is written for them. */
  templates?: Templates
}

/** An event that does not have its form is a fault of ours: it is not written, and the decision neither. */
const sealed = (before: Matter | null, events: Decision['events']): MatterEvent[] => {
  let prevHash = before?.lastHash ?? GENESIS
  return events.map((event) => {
    const next = seal(event, prevHash, sha256)
    const fault = eventFault(next)
    if (fault !== null) throw new Error(`event ${next._id} ${next.type} does not have its form at ${fault}`)
    prevHash = next.hash
    return next
  })
}

/** Opens what the new state demands and the old did not, closes the rest; what stayed the same is not written. */
const saveTodos = async (tx: Transaction, before: Matter | null, after: Matter, rules: RulePack) => {
  const old = new Map((before ? todosOf(before, rules) : []).map((todo) => [todo._id, todo]))
  for (const todo of todosOf(after, rules)) {
    const known = old.get(todo._id)
    old.delete(todo._id)
    if (!known || JSON.stringify(known) !== JSON.stringify(todo)) await tx.put('todos', todo)
  }
  for (const id of old.keys()) await tx.remove('todos', id)
}

/** Points and messages of each event, told from the states between which it stands. */
const saveConsequences = async (
  tx: Transaction,
  before: Matter | null,
  events: MatterEvent[],
  context: SaveContext,
) => {
  let state = before
  for (const event of events) {
    const next = evolve(state, event)
    for (const line of linesFor(event, state, next, context.rules)) await tx.insert('points', line)
    const { notices, digest } = messagesOf(event, state, next, context)
    for (const notice of notices) {
      await tx.insert('notices', notice)
      const item = wechatItem(notice, context.templates)
      if (item) await tx.insert('outbox', item)
    }
    for (const item of digest) await tx.insert('outbox', { ...item, channel: 'digest' })
    state = next
  }
}

/**
 * Writes a decision and all that follows from it: events, state, register line, to-dos, points, messages. Nothing is
 * sent. A decision without events writes at most the register's next alarm.
 */
export const saveDecision = async (
  tx: Transaction,
  before: Matter | null,
  { events, state }: Decision,
  context: SaveContext,
): Promise<Matter> => {
  const chain = sealed(before, events)
  const after: Matter = { ...state, lastHash: chain.at(-1)?.hash ?? state.lastHash }
  for (const event of chain) await tx.insert('events', event)
  if (chain.length > 0) {
    await tx.put('matters', { ...after, _id: after.id })
    await saveTodos(tx, before, after, context.rules)
    await saveConsequences(tx, before, chain, context)
  }
  await tx.put('register', registerLine(after, context))
  return after
}
