import type { Names } from '../../../../../domain/decider/telling'
import { ACTION_WORDS, type AllowedAction, primaryAction } from '../../../../../domain/matter/actions'
import type { CommandType } from '../../../../../domain/matter/contract'
import { assignmentIn } from '../../../../../domain/matter/state/assignments'
import type { Matter } from '../../../../../domain/matter/state/matter'
import { own } from '../../../../../domain/own'

/** A button or a line of a menu. */
export interface Entry {
  command: CommandType
  assignmentId: string | null
  words: string
}

/** Where the page has a place of its own for it. */
const ELSEWHERE: readonly CommandType[] = ['comment', 'correctReport', 'completeTask']
/** Buttons beside the primary one; the rest goes under 更多. */
const BESIDE = 2

/** Allowed actions with their words; with the unit's name where the person has to do with several. */
const entriesOf = (actions: readonly AllowedAction[], matter: Matter, names: Names): Entry[] => {
  const several = new Set(actions.map(({ assignmentId }) => assignmentId).filter((id) => id !== null)).size > 1
  const unitOf = (id: string | null): string => {
    const assignment = assignmentIn(matter, id)
    return assignment && several ? ` · ${own(names, assignment.unitId) ?? ''}` : ''
  }
  return actions
    .filter(({ command }) => !ELSEWHERE.includes(command))
    .map(({ command, assignmentId }) => ({
      command,
      assignmentId,
      words: `${ACTION_WORDS[command]}${unitOf(assignmentId)}`,
    }))
}

export interface Bar {
  primary: Entry | null
  beside: Entry[]
  more: Entry[]
}

/**
 * The bar of a matter's page: what the state asks of the person, what else is pressing, and the rest. Nothing is
 * primary where nothing is asked. The same command for many units stands in the bar once at most.
 */
export const barOf = (actions: readonly AllowedAction[], matter: Matter, names: Names): Bar => {
  const entries = entriesOf(actions, matter, names)
  const first = primaryAction(actions.filter(({ command }) => !ELSEWHERE.includes(command)))
  const primary =
    entries.find(({ command, assignmentId }) => command === first?.command && assignmentId === first.assignmentId) ??
    null
  const rest = entries.filter((entry) => entry !== primary)
  const beside = rest
    .filter(
      ({ command }, i) => rest.findIndex((other) => other.command === command) === i && command !== primary?.command,
    )
    .slice(0, BESIDE)
  return { primary, beside, more: rest.filter((entry) => !beside.includes(entry)) }
}

/** What may be done on one unit's assignment. */
export const entriesOn = (actions: readonly AllowedAction[], assignmentId: string): Entry[] =>
  actions
    .filter((action) => action.assignmentId === assignmentId && !ELSEWHERE.includes(action.command))
    .map(({ command }) => ({ command, assignmentId, words: ACTION_WORDS[command] }))
