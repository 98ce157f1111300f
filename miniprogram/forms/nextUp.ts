import type { CommandType } from '../../domain/matter/contract'
import { isDecision, type Next, nextAfter, nextWords } from '../../domain/todo/next'
import { query } from '../services/api'

/** What may be decided next, and how the page of the last decision says so. */
export interface NextUp {
  next: Next
  words: string
}

/** As many as the page of to-dos asks for. */
const PAGE = 100

interface Taken {
  command: CommandType
  matterId: string
  assignmentId: string | null
}

let taken: Taken | null = null
let looking: { matterId: string; found: Promise<NextUp | null> } | null = null

const look = async (command: CommandType, matterId: string): Promise<NextUp | null> => {
  const page = await query('todo.list', { limit: PAGE })
  const next = nextAfter({ command, matterId }, page)
  return next && { next, words: nextWords(next, page.names) }
}

/**
 * After a step on a matter, whose page then offers what takes it back, and after a decision the next one, which is looked
 * for now. No place to complain.
 */
export const wasTaken = (step: Taken): void => {
  const { command, matterId } = step
  taken = step
  if (isDecision(command)) looking = { matterId, found: look(command, matterId).catch(() => null) }
}

/** The last step, if it was on this matter. */
export const lastTaken = (matterId: string): Taken | null => (taken?.matterId === matterId ? taken : null)

/** What was found after a decision on this matter, once; undefined where none was taken. */
export const nextUp = async (matterId: string): Promise<NextUp | null | undefined> => {
  if (looking?.matterId !== matterId) return undefined
  const { found } = looking
  looking = null
  return found
}
