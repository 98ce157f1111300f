import { addMs, DAY_MS } from '../../domain/clock/time'
import type { CollectionName } from '../collections'
import type { Filter, Ports } from '../ports'
import { Guard } from './guard'
import { removeUnusedFiles } from './unusedFiles'

/** How long the same idempotency key answers the same: longer than any phone stays without network. */
const KEPT_MS = 7 * DAY_MS
const PAGE = 500

type Needed = Pick<Ports, 'store' | 'clock'>

/** Removes what the filter finds, some at a time; answers how many. */
async function removeAll({ store }: Needed, collection: CollectionName, filter: Filter): Promise<number> {
  let removed = 0
  for (;;) {
    const old = await store.find(collection, { filter, limit: PAGE })
    if (old.length === 0) return removed
    await store.transact(async (tx) => {
      for (const { _id } of old) await tx.remove(collection, _id)
    })
    removed += old.length
  }
}

/** Forgets the answers of commands given more than a week ago; answers how many. */
export const removeOldAnswers = (ports: Needed): Promise<number> =>
  removeAll(ports, 'answers', { at: { $lt: addMs(ports.clock.now(), -KEPT_MS) } })

/** Removes sessions that have expired; answers how many. */
export const removeExpiredSessions = (ports: Needed): Promise<number> =>
  removeAll(ports, 'sessions', { expiresAt: { $lte: ports.clock.now() } })

export interface CleanUpResult {
  answers: number
  sessions: number
  attempts: number
  scans: number
  files: number
}

/**
 * The daily job: forgets answers of last week, sessions, scans and counts whose time is over, and unused files. A step
 * that throws is set aside until the next night; the others are done.
 */
export async function cleanUp(ports: Needed & Pick<Ports, 'files' | 'log'>): Promise<CleanUpResult> {
  const now = ports.clock.now()
  const steps: [keyof CleanUpResult, () => Promise<number>][] = [
    ['answers', () => removeOldAnswers(ports)],
    ['sessions', () => removeExpiredSessions(ports)],
    ['attempts', () => removeAll(ports, 'attempts', { until: { $lte: now } })],
    ['scans', () => removeAll(ports, 'scans', { expiresAt: { $lte: now } })],
    ['files', () => removeUnusedFiles(ports)],
  ]
  const guard = new Guard(ports, 'daily')
  const result: CleanUpResult = { answers: 0, sessions: 0, attempts: 0, scans: 0, files: 0 }
  for (const [step, work] of steps)
    await guard.each([{ about: step, subject: null }], async () => {
      result[step] = await work()
    })
  await guard.end()
  return result
}
