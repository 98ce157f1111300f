import { statfs } from 'node:fs/promises'
import type { Files, Store } from '../../server/ports'

/** What stands in the way of work, or `ok`. */
export interface Readiness {
  store: 'ok' | 'fault'
  files: 'ok' | 'fault'
  /** `low`: writing will soon fail. `fault`: the folder is gone. */
  disk: 'ok' | 'low' | 'fault'
  /** `late`: what fell due is not being recorded. */
  timers: 'ok' | 'late'
}

/** Room for the database's log to be copied, and a few uploads. */
const ENOUGH_BYTES = 500 * 1024 * 1024
/** The timed jobs run every minute; after an outage of months one run may take a few. */
const LATE_MS = 10 * 60_000

const NO_FILE = '0'.repeat(64)

const works = (look: Promise<unknown>): Promise<'ok' | 'fault'> =>
  look.then(
    () => 'ok',
    () => 'fault',
  )

const roomIn = (directory: string): Promise<Readiness['disk']> =>
  statfs(directory).then(
    ({ bavail, bsize }) => (bavail * bsize < ENOUGH_BYTES ? 'low' : 'ok'),
    () => 'fault',
  )

/** Asks the parts of a running host whether they do their work. `timersIdleMs` is null where nothing runs them. */
export async function readiness(
  { store, files }: { store: Pick<Store, 'get'>; files: Pick<Files, 'size'> },
  directory: string,
  timersIdleMs: number | null,
): Promise<Readiness> {
  const [database, folder, disk] = await Promise.all([
    works(store.get('counters', 'directory')),
    works(files.size(NO_FILE)),
    roomIn(directory),
  ])
  return {
    store: database,
    files: folder,
    disk,
    timers: timersIdleMs !== null && timersIdleMs > LATE_MS ? 'late' : 'ok',
  }
}
