import type { Todo } from '../../../../../domain/decider/todo'
import type { CommandType } from '../../../../../domain/matter/contract'
import { hasForm } from '../../../../../domain/matter/forms'
import { TODO_COMMANDS } from '../../../../../domain/matter/todo'
import { own } from '../../../../../domain/own'

/** A command to be asked for: on which matter, on which of its assignments, and about which of its things. */
export interface Asked {
  command: string
  matterId: string
  assignmentId: string | null
  /** The instruction, task or report that was clicked. */
  item?: string | null
  /** Asked for by its obligation, not by name: of two ways to rule none is chosen yet. */
  open?: true
}

/** The task or instruction that an obligation is about: the last part of its id. */
const itemOf = ({ _id }: Pick<Todo, '_id'>): string | null => _id.split('.')[3] || null

/** What to ask for when the obligation's button is pressed, or null where a page is opened instead. */
export const askFor = (todo: Pick<Todo, '_id' | 'kind' | 'subject' | 'partId'>): Asked | null => {
  const { kind, id: matterId } = todo.subject
  const command = kind === 'matter' ? own<CommandType>(TODO_COMMANDS, todo.kind) : undefined
  if (!command || !hasForm(command)) return null
  return { command, matterId, assignmentId: todo.partId, item: itemOf(todo), open: true }
}
