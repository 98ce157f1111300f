import { type ConsequenceContext, consequencesOf } from '../../../domain/matter/consequences'
import type { Decision } from '../../../domain/matter/decide'
import type { MatterEvent } from '../../../domain/matter/events'
import type { Matter } from '../../../domain/matter/state/matter'
import type { Transaction } from '../../ports'
import type { DirectorySnapshot } from '../../reference'
import { sha256 } from '../../sha256'
import { eventFault } from '../../validation'

export type SaveContext = Omit<ConsequenceContext, 'sha256'> & { directory: DirectorySnapshot }

/** An event that does not have its form is a fault of ours: it is not written, and the decision neither. */
const mustHaveItsForm = (event: MatterEvent): void => {
  const fault = eventFault(event)
  if (fault !== null) throw new Error(`event ${event._id} ${event.type} does not have its form at ${fault}`)
}

/**
 * Writes a decision and all that follows from it. Nothing is sent. A decision without events writes at most the
 * register's next alarm.
 */
export const saveDecision = async (
  tx: Transaction,
  before: Matter | null,
  decision: Decision,
  context: SaveContext,
): Promise<Matter> => {
  const entailed = consequencesOf(before, decision, { ...context, sha256 })
  const { events, state } = entailed
  events.forEach(mustHaveItsForm)
  for (const event of events) await tx.insert('events', event)
  if (events.length > 0) await tx.put('matters', { ...state, _id: state.id })
  for (const todo of entailed.opened) await tx.put('todos', todo)
  for (const id of entailed.closed) await tx.remove('todos', id)
  for (const line of entailed.points) await tx.insert('points', line)
  for (const notice of entailed.notices) await tx.insert('notices', notice)
  for (const item of entailed.outbox) await tx.insert('outbox', item)
  await tx.put('register', entailed.line)
  return state
}
