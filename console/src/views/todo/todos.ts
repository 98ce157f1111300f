import type { RouteLocationRaw } from 'vue-router'
import { lightOfLine } from '../../../../domain/clock/light'
import type { Instant } from '../../../../domain/clock/time'
import type { Names } from '../../../../domain/decider/telling'
import type { Todo } from '../../../../domain/decider/todo'
import type { CommandType } from '../../../../domain/matter/contract'
import { TODO_COMMANDS } from '../../../../domain/matter/todo'
import { own } from '../../../../domain/own'
import { placeOf } from '../../services/places'

/** The page where an obligation without a form of its own is met: a draft's editor, else its subject's page. */
export const pageFor = ({ kind, subject }: Pick<Todo, 'kind' | 'subject'>): RouteLocationRaw | null =>
  own<CommandType>(TODO_COMMANDS, kind) === 'amendDraft'
    ? { name: 'draft', params: { id: subject.id } }
    : placeOf(subject)

export interface TodoPage {
  items: Todo[]
  next: string | null
  /** Of the units and of who asks. */
  names: Names
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
