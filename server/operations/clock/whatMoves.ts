import type { Calendar } from '../../../domain/clock/calendar'
import type { WouldMove } from '../../../domain/clock/contract'
import type { Deadline } from '../../../domain/clock/deadline'
import type { Instant } from '../../../domain/clock/time'
import { type Replaced, whatWouldMove } from '../../../domain/clock/whatWouldMove'
import { isRunning, type Matter, openAssignments } from '../../../domain/matter/state/matter'
import type { Cursor, Store } from '../../ports'
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

/** The calendar to be held against, and what was in force before it. */
interface Change {
  calendar: Calendar
  before: (since: Instant) => Promise<readonly Replaced[]>
}

/**
 * The calendars that were in force before, the latest first, back to a moment: from the document `_id` on, which was or
 * is to be replaced at `until`. Each is read once, when a clock is old enough to have begun under it.
 */
const replacedFrom = (store: Pick<Store, 'get'>, _id: string, until: Instant): Change['before'] => {
  const known: Replaced[] = []
  let next: string | null = _id
  let end = until
  return async (since) => {
    while (next !== null && end >= since) {
      const document = await store.get('calendars', next)
      next = document ? `v${document.calendar.version - 1}` : null
      if (document) {
        known.push({ calendar: document.calendar, until: end })
        end = document.at
      }
    }
    return known
  }
}

const movesOf = async (
  matter: Matter,
  { calendar, before }: Change,
  directory: DirectorySnapshot,
): Promise<WouldMove[]> => {
  const clocks = clocksOf(matter)
  const oldest = clocks.map(({ deadline }) => deadline.receipt.start).sort()[0]
  if (oldest === undefined) return []
  const moves = new Map(whatWouldMove(calendar, await before(oldest), clocks).map((move) => [move.id, move]))
  return clocks.flatMap(({ id, deadline: _, ...clock }) => {
    const move = moves.get(id)
    if (!move) return []
    const { number, title } = matter
    const unitName = directory.unit(clock.unitId)?.name ?? ''
    return [{ ...clock, matterId: matter.id, number: number ?? '', title, unitName, from: move.from, to: move.to }]
  })
}

/** What stands elsewhere than the calendar would put it: at most the first thousand by due moment. */
async function whatMoves(request: Request, change: Change): Promise<WouldMove[]> {
  const directory = await request.reference.directory()
  const moves: WouldMove[] = []
  for await (const matters of openMatters(request)) {
    for (const matter of matters) moves.push(...(await movesOf(matter, change, directory)))
    if (moves.length >= MOST) break
  }
  return moves.slice(0, MOST)
}

/** Held against a calendar that is to replace the one in force. */
export const whatWouldMoveUnder = (calendar: Calendar, request: Request): Promise<WouldMove[]> =>
  whatMoves(request, { calendar, before: replacedFrom(request.ports.store, 'current', request.now) })

/** Held against the one in force. */
export async function whatIsToMove(request: Request): Promise<{ version: number; wouldMove: WouldMove[] }> {
  const { store } = request.ports
  const document = await store.get('calendars', 'current')
  if (!document) throw new Error('the store has no calendar: layFoundation has not run')
  const { calendar, at } = document
  const before = replacedFrom(store, `v${calendar.version - 1}`, at)
  return { version: calendar.version, wouldMove: await whatMoves(request, { calendar, before }) }
}
