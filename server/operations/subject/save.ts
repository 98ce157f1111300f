import { type ConsequenceContext, consequencesOf } from '../../../domain/decider/consequences'
import type { Decision } from '../../../domain/decider/decide'
import type { AnyEvent, Life } from '../../../domain/decider/decider'
import type { Transaction } from '../../ports'
import type { DirectorySnapshot } from '../../reference'
import { sha256 } from '../../sha256'
import { eventFault } from '../../validation'
import type { Kept } from './kept'

export type SaveContext = Omit<ConsequenceContext, 'sha256'> & { directory: DirectorySnapshot }
export type AnyDecision = Decision<Life, Record<string, unknown>>

/** An event that does not have its form is a fault of ours: it is not written, and the decision neither. */
const mustHaveItsForm = (event: AnyEvent, { decider }: Kept): void => {
  const fault = eventFault(event, decider.schemas)
  if (fault !== null) throw new Error(`event ${event._id} ${event.type} does not have its form at ${fault}`)
}

/**
 * Writes a decision and all that follows from it. Nothing is sent. A decision without events writes at most the
 * line's next alarm.
 */
export const saveDecision = async (
  tx: Transaction,
  kept: Kept,
  before: Life | null,
  decision: AnyDecision,
  context: SaveContext,
): Promise<Life> => {
  const entailed = consequencesOf(kept.decider, before, decision, { ...context, sha256 })
  const { events, state } = entailed
  for (const event of events) mustHaveItsForm(event, kept)
  for (const event of events) await tx.insert('events', event)
  if (events.length > 0) await tx.put(kept.states, { ...state, _id: state.id } as never)
  for (const todo of entailed.opened) await tx.put('todos', todo)
  for (const id of entailed.closed) await tx.remove('todos', id)
  for (const line of entailed.points) await tx.insert('points', line)
  for (const notice of entailed.notices) await tx.insert('notices', notice)
  for (const item of entailed.outbox) await tx.insert('outbox', item)
  await tx.put(kept.lines, entailed.line as never)
  return state
}
