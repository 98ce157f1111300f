import type { Names } from '../decider/telling'
import type { Todo } from '../decider/todo'
import type { CommandType } from '../matter/contract'
import { formOf, hasForm } from '../matter/forms'
import { TODO_COMMANDS, TODO_KINDS } from '../matter/todo'
import { own } from '../own'
import { todoWords } from './faces'

/** The to-do that may be met next, and how many of its kind wait. */
export interface Next {
  todo: Todo
  count: number
  /** There are more to-dos than were looked at. */
  more: boolean
}

const otherwiseOf = (command: CommandType) => (hasForm(command) ? formOf(command).otherwise : undefined)

/** The kinds of to-do that a command meets, whichever way it decides; reporting decides nothing. */
const kindsMetBy = (command: CommandType): readonly string[] =>
  TODO_KINDS.filter((kind) => {
    const first = TODO_COMMANDS[kind]
    return kind !== 'report' && (first === command || otherwiseOf(first) === command || otherwiseOf(command) === first)
  })

/** Whether something of its kind may wait after a command. */
export const isDecision = (command: CommandType): boolean => kindsMetBy(command).length > 0

/** After a command on a matter: the gravest to-do of the same kind on another one; null where none waits. */
export const nextAfter = (
  { command, matterId }: { command: CommandType; matterId: string },
  { items, next }: { items: readonly Todo[]; next: string | null },
): Next | null => {
  const kinds = kindsMetBy(command)
  const alike = items.filter(({ kind, subject }) => kinds.includes(kind) && subject.id !== matterId)
  const [todo] = alike
  return todo ? { todo, count: alike.length, more: next !== null } : null
}

/** 还有 3 件「审批延期」，下一件：区住建局 石桥片区雨污分流改造. */
export const nextWords = ({ todo, count, more }: Next, names: Names): string => {
  const unit = todo.unitId === undefined ? '' : (own(names, todo.unitId) ?? '')
  return `还有 ${count} 件${more ? '以上' : ''}「${todoWords(todo)}」，下一件：${[unit, todo.title].filter(Boolean).join(' ')}`
}
