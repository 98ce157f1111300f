import type { Instant } from '../clock/time'
import { joined } from '../joined'
import type { Actor } from '../people/actor'
import { isRefusal } from '../refusal'
import type { RulePack } from '../rules/pack'
import type { Situation } from './base/situation'
import type { ActionFace } from './base/topic'
import { type CommandType, isBeginning, matterCommands } from './contract'
import { definitionOf } from './definitions'
import { rightTo } from './rights'
import { type Assignment, isIssued, type Matter } from './state/matter'
import { faces } from './topics'

/** A command that the person may give now. */
export interface AllowedAction {
  command: CommandType
  /** Null for a command on the whole matter. */
  assignmentId: string | null
  /** It may be done, for the first time or anew, and nothing asks for it. */
  again?: true
}

const FACES = joined(Object.values(faces).map(({ actions }) => actions)) as Readonly<Record<CommandType, ActionFace>>

/** What the state waits for comes before what one may also do. */
const place = (command: CommandType): number => {
  const face = FACES[command]
  return 'asked' in face ? face.asked : 100_000 + face.offered
}

/** In the order in which they press. */
const ORDER = (Object.keys(FACES) as CommandType[]).sort((a, b) => place(a) - place(b))

/** The words on commands' buttons. */
export const ACTION_WORDS = Object.fromEntries(ORDER.map((command) => [command, FACES[command].words])) as Readonly<
  Record<CommandType, string>
>

/** What a state itself asks of a person; everything else waits under «更多». */
const isAsked = (command: CommandType): boolean => 'asked' in FACES[command]

const ON_ASSIGNMENT: ReadonlySet<CommandType> = new Set(
  ORDER.filter((command) => 'assignmentId' in matterCommands[`matter.${command}`].input.properties),
)

/**
 * Naming the responsible three stays possible while they work, and is asked for only once, and when one has left;
 * progress is asked for when the unit has stated it.
 */
const isUnasked = (command: CommandType, { responsible, stoodIn, progress }: Assignment): boolean =>
  (command === 'nameResponsible' && responsible !== null && stoodIn.length === 0) ||
  (command === 'confirmProgress' && !progress?.stated)

const actionOn = (command: CommandType, assignment: Assignment): AllowedAction =>
  isUnasked(command, assignment)
    ? { command, assignmentId: assignment.id, again: true }
    : { command, assignmentId: assignment.id }

/**
 * All commands that `decide` would not refuse for rights, state or relation, most pressing first. Input can still be
 * refused. `rules` is the pack in force. Both clients show just these.
 */
export const actionsFor = (matter: Matter, actor: Actor, now: Instant, rules: RulePack): AllowedAction[] => {
  const allowed = (command: CommandType, situation: Situation): boolean =>
    !isRefusal(rightTo(command, situation)) && definitionOf(command).may(situation) === null
  const assignments = isIssued(matter) ? matter.assignments : []
  const actions = ORDER.filter((command) => !isBeginning(command)).flatMap((command): AllowedAction[] =>
    ON_ASSIGNMENT.has(command)
      ? assignments
          .filter((assignment) => allowed(command, { matter, assignment, actor, now, rules }))
          .map((assignment) => actionOn(command, assignment))
      : allowed(command, { matter, assignment: null, actor, now, rules })
        ? [{ command, assignmentId: null }]
        : [],
  )
  return [...actions.filter(({ again }) => !again), ...actions.filter(({ again }) => again)]
}

/** The one that the bar at the bottom shows, or null when nothing is asked of the person. */
export const primaryAction = (actions: readonly AllowedAction[]): AllowedAction | null =>
  actions.find(({ command, again }) => !again && isAsked(command)) ?? null
