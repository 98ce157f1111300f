import type { Turn } from '../../decider/event'
import type { Address } from '../../people/address'
import type { Directory } from '../../people/person'
import type { Matter } from '../state/matter'
import { choose, type Waiting, waitingIn } from './ladder'

/** The turns that are not the usual ones, and the decisions for which nobody is left. */
interface Turns {
  turns: Turn[]
  nobody: string[]
}

const keyOf = ({ kind, assignment }: Waiting): string => `${kind}/${assignment?.id ?? '-'}`

const isUsual = (to: readonly Address[], { rungs: [usual = []] }: Waiting, directory: Directory): boolean => {
  const reached = usual.filter((address) => directory.at(address).length > 0)
  return reached.length === to.length && reached.every((address) => to.includes(address))
}

/** Whose turn each decision is that waits in a matter, by who is there now. */
export const turnsIn = (matter: Matter, directory: Directory): Turns => {
  const found: Turns = { turns: [], nobody: [] }
  for (const waiting of waitingIn(matter)) {
    const choice = choose(waiting, matter, directory)
    if (!choice) found.nobody.push(keyOf(waiting))
    else if (choice.height > 0 || !isUsual(choice.to, waiting, directory))
      found.turns.push({
        kind: waiting.kind,
        partId: waiting.assignment?.id ?? null,
        to: choice.to,
        up: choice.height > 0,
      })
  }
  return found
}
