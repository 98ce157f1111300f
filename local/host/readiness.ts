import { randomUUID } from 'node:crypto'
import { rm, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { epochMs, type Instant } from '../../domain/clock/time'
import { isNoSpace } from '../../server/noSpace'
import type { Clock, Files, Store } from '../../server/ports'
import { hasReserve } from '../embedded/reserve'

/** What stands in the way of work, or `ok`. */
export interface Readiness {
  store: 'ok' | 'fault'
  files: 'ok' | 'fault'
  /** `low`: uploads will soon be refused. `full`: they are, or everything is. `fault`: the folder is gone, or read-only. */
  disk: 'ok' | 'low' | 'full' | 'fault'
  /** `late`: what fell due is not being recorded. */
  timers: 'ok' | 'late'
  /** `behind`: matters stand at moments that this machine's clock has yet to reach; it was set back. */
  clock: 'ok' | 'behind'
  /** `some`: things that the timed jobs could not do wait for their next try. Somebody should look; the host works. */
  setAside: 'ok' | 'some'
}

/** What stands in nobody's way: the host goes on taking calls. */
const HARMLESS: ReadonlySet<keyof Readiness> = new Set(['setAside'])

export const isReady = (checks: Readiness): boolean =>
  Object.entries(checks).every(([name, state]) => state === 'ok' || HARMLESS.has(name as keyof Readiness))

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

/** As much as a small command needs in the database's log. */
const SMALL = Buffer.alloc(64 * 1024)

/** Figures alone do not tell what a quota or a reserve for others leaves. What a kill leaves is swept as a broken upload. */
async function tryToWrite(directory: string): Promise<void> {
  const file = path.join(directory, 'files', 'incoming', `${process.pid}-${randomUUID()}`)
  try {
    await writeFile(file, SMALL, { flag: 'wx' })
  } finally {
    await rm(file, { force: true })
  }
}

async function roomIn(directory: string): Promise<Readiness['disk']> {
  try {
    await tryToWrite(directory)
    if (!(await hasReserve(directory))) return 'full'
    const { bavail, bsize } = await statfs(directory)
    return bavail * bsize < ENOUGH_BYTES ? 'low' : 'ok'
  } catch (error) {
    return isNoSpace(error) ? 'full' : 'fault'
  }
}

/** A clock is set right by less than this all the time. */
const BEHIND_MS = 60_000

/** The newest moment of any matter, by the index that the list «newest first» has. */
async function clockOf(store: Pick<Store, 'find'>, now: Instant): Promise<Readiness['clock']> {
  const [newest] = await store.find('register', { filter: { hidden: false }, sort: [['lastAt', -1]], limit: 1 })
  return newest && epochMs(newest.lastAt) - epochMs(now) > BEHIND_MS ? 'behind' : 'ok'
}

const asideIn = async (store: Pick<Store, 'find'>): Promise<Readiness['setAside']> =>
  (await store.find('setAside', { filter: {}, sort: [['since', 1]], limit: 1 })).length > 0 ? 'some' : 'ok'

/** Asks the parts of a running host whether they do their work. `timersIdleMs` is null where nothing runs them. */
export async function readiness(
  { store, files, clock }: { store: Pick<Store, 'get' | 'find'>; files: Pick<Files, 'size'>; clock: Clock },
  directory: string,
  timersIdleMs: number | null,
): Promise<Readiness> {
  const [database, folder, disk, moments, setAside] = await Promise.all([
    works(store.get('counters', 'directory')),
    works(files.size(NO_FILE)),
    roomIn(directory),
    clockOf(store, clock.now()).catch(() => 'ok' as const),
    asideIn(store).catch(() => 'ok' as const),
  ])
  return {
    store: database,
    files: folder,
    disk,
    timers: timersIdleMs !== null && timersIdleMs > LATE_MS ? 'late' : 'ok',
    clock: moments,
    setAside,
  }
}
