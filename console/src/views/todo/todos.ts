import { lightOfLine } from '../../../../domain/clock/light'
import type { Instant } from '../../../../domain/clock/time'
import { hasForm } from '../../../../domain/matter/forms'
import { TODO_COMMANDS, type Todo } from '../../../../domain/matter/todo'
import type { Asked } from '../matter/forms/asked'

/** The task or instruction that an obligation is about: the last part of its id. */
const itemOf = ({ _id }: Pick<Todo, '_id'>): string | null => _id.split('.')[3] || null

/** What to ask for when the obligation's button is pressed, or null for the draft's page. */
export const askFor = (todo: Pick<Todo, '_id' | 'kind' | 'matterId' | 'assignmentId'>): Asked | null => {
  const command = TODO_COMMANDS[todo.kind]
  if (!hasForm(command)) return null
  return { command, matterId: todo.matterId, assignmentId: todo.assignmentId, item: itemOf(todo) }
}

export interface TodoGroup {
  light: 'red' | 'yellow' | 'green'
  words: string
  todos: Todo[]
}

const GROUPS = [
  { light: 'red', words: '超期' },
  { light: 'yellow', words: '临期' },
  { light: 'green', words: '其他' },
] as const

/** Red, then yellow, then the rest; each in the order given. Empty groups are left out. */
export const groupsOf = (todos: readonly Todo[], now: Instant): TodoGroup[] =>
  GROUPS.map(({ light, words }) => ({
    light,
    words,
    todos: todos.filter((todo) => lightOfLine(todo, now) === light),
  })).filter((group) => group.todos.length)
