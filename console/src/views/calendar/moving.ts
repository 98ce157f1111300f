import type { WouldMove } from '../../../../domain/clock/contract'
import type { Input } from '../../../../domain/contract'

export const keyOf = ({ matterId, assignmentId, moment }: WouldMove): string => `${matterId} ${assignmentId} ${moment}`

/** What favours the unit is chosen beforehand; what is earlier is the office's to choose (docs/domain.md, section 4). */
export const chosenFirst = (moves: readonly WouldMove[]): string[] =>
  moves.filter(({ from, to, proposed }) => to > from && !proposed).map(keyOf)

const inputOf = ({ matterId, assignmentId, moment, to }: WouldMove, reason: string): Input<'matter.setDue'> => ({
  matterId,
  assignmentId,
  moment,
  dueAt: to,
  reason,
  unitSays: '',
})

/** Why one could not be moved. `definite`: false where nobody knows, or the network is down. */
export interface Failure {
  message: string
  definite: boolean
}

interface Run {
  /** Moves one; null when it was done, or had been done before. */
  send: (input: Input<'matter.setDue'>) => Promise<Failure | null>
  /** After each. */
  told: (done: number, move: WouldMove, failure: Failure | null) => void
  stopped: () => boolean
}

/**
 * One after the other, each a command on its matter. What fails holds up nothing else; where no answer comes the run
 * ends, since the next would get none either. Answers how many were asked for. Begun again, it goes over what is left:
 * what was moved is not listed any more, and moving it once more would be refused.
 */
export const moveAll = async (
  moves: readonly WouldMove[],
  reason: string,
  { send, told, stopped }: Run,
): Promise<number> => {
  let done = 0
  for (const move of moves) {
    if (stopped()) return done
    const failure = await send(inputOf(move, reason))
    done += 1
    told(done, move, failure)
    if (failure && !failure.definite) return done
  }
  return done
}
