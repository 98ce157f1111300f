import type { TodoGroup } from '../decider/wanted'
import { joined } from '../joined'
import type { TodoFace } from './base/topic'
import type { CommandType } from './contract'
import type { TodoKind } from './events'
import { faces } from './topics'

const FACES = joined(Object.values(faces).map(({ todos }) => todos)) as {
  readonly [K in TodoKind]: TodoFace<CommandType>
}

export const TODO_KINDS = Object.keys(FACES) as TodoKind[]

/** Groups as pages show them. */
export const groupOf = (kind: TodoKind): TodoGroup => FACES[kind].group

const each = <V>(of: (face: TodoFace<CommandType>) => V) =>
  Object.fromEntries(TODO_KINDS.map((kind) => [kind, of(FACES[kind])])) as Record<TodoKind, V>

/** The command that meets an obligation; of two ways to decide, the first. */
export const TODO_COMMANDS = each(({ command }) => command)

/** How a matter's to-dos are shown and met. */
export const matterTodoFaces = each(({ group, words, command }) => ({
  group,
  words,
  operation: `matter.${command}` as const,
}))
