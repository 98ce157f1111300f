import type { Calendar } from '../../../domain/clock/calendar'
import type { WouldMove } from '../../../domain/clock/contract'
import type { Deadline } from '../../../domain/clock/deadline'
import { whatWouldMove } from '../../../domain/clock/whatWouldMove'
import { isRunning, type Matter, openAssignments } from '../../../domain/matter/state/matter'
import type { Cursor } from '../../ports'
import type { DirectorySnapshot } from '../../reference'
import type { Request } from '../operation'
import { stateOf } from '../subject/kept'

const PAGE = 500
/** More than anyone reads; the soonest due come first. */
const MOST = 1000

/** The matters whose clocks run, by due moment, a page at a time. */
async function* openMatters({ ports: { store } }: Request): AsyncGenerator<Matter[]> {
  let after: Cursor | undefined
  for (;;) {
    const lines = await store.find('register', {
      filter: { hidden: false, rank: 0 },
      sort: [['listDueAt', 1]],
      limit: PAGE,
      ...(after && { after }),
    })
    const matters = await Promise.all(lines.map(({ _id }) => stateOf<Matter>({ kind: 'matter', id: _id }, store)))
    yield matters.filter((matter) => matter !== null)
    const last = lines.at(-1)
    if (!last || lines.length < PAGE) return
    after = [last.listDueAt, last._id]
  }
}

type RunningClock = Pick<WouldMove, 'assignmentId' | 'moment' | 'proposed' | 'unitId'> & {
  id: string
  deadline: Deadline
}

/** The clocks that run in a matter: handling, and signing in until that is done. */
const clocksOf = (matter: Matter): RunningClock[] =>
  isRunning(matter)
    ? openAssignments(matter).flatMap(({ id: assignmentId, unitId, due, signIn, signedInAt, dueProposal }) => {
        const clock = (moment: WouldMove['moment'], deadline: Deadline): RunningClock => ({
          id: `${assignmentId} ${moment}`,
          assignmentId,
          moment,
          proposed: dueProposal !== null,
          unitId,
          deadline,
        })
        return [clock('due', due), ...(signedInAt === null ? [clock('signIn', signIn)] : [])]
      })
    : []

const movesOf = (matter: Matter, from: Calendar, to: Calendar, directory: DirectorySnapshot): WouldMove[] => {
  const clocks = clocksOf(matter)
  const moves = new Map(whatWouldMove(from, to, clocks).map((move) => [move.id, move]))
  return clocks.flatMap(({ id, deadline: _, ...clock }) => {
    const move = moves.get(id)
    if (!move) return []
    const { number, title } = matter
    const unitName = directory.unit(clock.unitId)?.name ?? ''
    return [{ ...clock, matterId: matter.id, number: number ?? '', title, unitName, from: move.from, to: move.to }]
  })
}

/** What a change of calendar would move among the running clocks: at most the first thousand by due moment. */
export async function whatMoves(request: Request, from: Calendar, to: Calendar): Promise<WouldMove[]> {
  const directory = await request.reference.directory()
  const moves: WouldMove[] = []
  for await (const matters of openMatters(request)) {
    for (const matter of matters) moves.push(...movesOf(matter, from, to, directory))
    if (moves.length >= MOST) break
  }
  return moves.slice(0, MOST)
}
