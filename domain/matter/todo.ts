import type { Instant } from '../clock/time'
import { joined } from '../joined'
import type { Address } from '../people/address'
import type { Urgency } from '../rules/kinds'
import type { TodoFace } from './base/topic'
import type { TodoGroup } from './base/wanted'
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

/** The button of a to-do's card. */
export const TODO_WORDS = each(({ words }) => words)

/**
 * An open obligation of a person or of a unit's role (docs/design.md, «One command, from tap to trail»). Removed once
 * it is met.
 */
export interface Todo {
  /** `${matterId}.${assignmentId or '-'}.${kind}.${what}`: one obligation, one id. */
  _id: string
  kind: TodoKind
  group: TodoGroup
  /** Anyone at one of these addresses may meet it. */
  to: Address[]
  matterId: string
  assignmentId: string | null
  number: string | null
  title: string
  urgency: Urgency
  /** Who wants what from me, in one sentence without the moment: «区发改局签收». */
  sentence: string
  /** By when; null where nothing is set. */
  dueAt: Instant | null
  /** 0 with a due moment, 1 without: those without one come last. */
  dueRank: 0 | 1
  /** From when on it shows yellow. */
  yellowAt: Instant | null
}
