import type { Turns } from '../../decider/decider'
import type { Turn } from '../../decider/event'
import type { Address } from '../../people/address'
import type { Directory } from '../../people/person'
import type { Matter } from '../state/matter'
import { choose, type Waiting, waitingIn } from './ladder'

const keyOf = ({ kind, assignment }: Waiting): string => `${kind}/${assignment?.id ?? '-'}`

const isUsual = (to: readonly Address[], { rungs: [usual = []] }: Waiting, directory: Directory): boolean => {
  const reached = usual.filter((address) => directory.at(address).length > 0)
  return reached.length === to.length && reached.every((address) => to.includes(address))
}

/** Whose turn each decision is that waits in a matter, by who is there now. */
export const turnsIn = (matter: Matter, directory: Directory): Turns => {
  const turns: Turn[] = []
  const nobody: string[] = []
  for (const waiting of waitingIn(matter)) {
    const choice = choose(waiting, matter, directory)
    if (!choice) nobody.push(keyOf(waiting))
    else if (choice.height > 0 || !isUsual(choice.to, waiting, directory)) {
      const { kind, assignment, down = false } = waiting
      turns.push({ kind, partId: assignment?.id ?? null, to: choice.to, up: choice.height > 0 && !down })
    }
  }
  return { turns: JSON.stringify(turns) === JSON.stringify(matter.turns) ? null : turns, nobody }
}
