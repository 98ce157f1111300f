import { ACTION_WORDS, type AllowedAction } from '../../../../domain/matter/actions'
import { formOf } from '../../../../domain/matter/forms'
import { TODO_COMMANDS } from '../../../../domain/matter/todo'
import { own } from '../../../../domain/own'
import { DESK_ONLY, onPhone, type PhoneCommand } from '../../../forms/formOf'

/** What a person may do now, one entry a command, with the assignments it may be done on (none: the matter as a whole). */
export interface Offer {
  command: PhoneCommand
  words: string
  assignmentIds: string[]
}

/** The bottom bar: one primary button, 批示 always in reach of a leader, the rest behind 更多. */
export interface Bar {
  primary: Offer | null
  second: Offer | null
  rest: Offer[]
  /** Something is to be done that needs the desk. */
  needsDesk: boolean
}

/** The step that meets an obligation, or null for a word that names none. */
export const stepOf = (todo: string): AllowedAction['command'] | null =>
  own<AllowedAction['command']>(TODO_COMMANDS, todo) ?? null

/** One entry a command, or a ruling whose form asks which way, in the order given. */
const offersOf = (actions: AllowedAction[]): Offer[] => {
  const offers = new Map<string, Offer>()
  for (const { command, assignmentId } of actions) {
    if (!onPhone(command)) continue
    const { ruling } = formOf(command)
    const key = ruling ?? command
    const offer = offers.get(key) ?? { command, words: ruling ?? ACTION_WORDS[command], assignmentIds: [] }
    if (assignmentId !== null && !offer.assignmentIds.includes(assignmentId)) offer.assignmentIds.push(assignmentId)
    offers.set(key, offer)
  }
  return [...offers.values()]
}

/**
 * Lays the offers out. What the person came for (`wanted`) comes first, else what the state asks for (`primary`);
 * a comment is never the main thing.
 */
export const barOf = (actions: AllowedAction[], primary: AllowedAction | null, wanted: string | null): Bar => {
  const offers = offersOf(actions)
  const find = (command: string | null | undefined) => offers.find((offer) => offer.command === command) ?? null
  const first = find(wanted) ?? find(primary?.command) ?? find('instruct')
  const second = first?.command === 'instruct' ? null : find('instruct')
  return {
    primary: first,
    second,
    rest: offers.filter((offer) => offer !== first && offer !== second),
    needsDesk: actions.some(({ command }) => (DESK_ONLY as readonly string[]).includes(command)),
  }
}
