import fs from 'node:fs'
import path from 'node:path'
import { makePrivate } from '../database/privateFile'
import { loadSqlite, type SqliteModule } from '../database/sqlite'
import { writeSmall } from './directory/smallFile'
import { StartError } from './startError'

interface Holder {
  pid: number
  /** When that process began, as its system tells; null where it does not say. */
  began: string | null
}

/** Linux tells a process's beginning (field 22 of its stat), which tells it from a later one with the same number. */
const beginningOf = (pid: number): string | null => {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

const isAlive = ({ pid, began }: Holder): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return began === null || began === beginningOf(pid)
}

/** The living process that `host.lock` names; null when it names none. */
const holderIn = (note: string): Holder | null => {
  try {
    const holder = JSON.parse(fs.readFileSync(note, 'utf8')) as Holder
    return isAlive(holder) ? holder : null
  } catch {
    return null
  }
}

type Lock = InstanceType<SqliteModule['DatabaseSync']>

/** Reachable as long as they are held: a connection that is collected gives up its lock. */
const held = new Set<Lock>()

const BUSY = 5

/**
 * The lock itself: a write transaction that never ends on a database that stays empty. The system lets go of it with the
 * process, however that ends, so that there is no stale lock that two could take over at once. Null when another
 * process has it. No file here may be opened in any other way: closing it would give up the process's own lock.
 */
function tryLock(sqlite: SqliteModule, file: string): Lock | null {
  const lock = new sqlite.DatabaseSync(file)
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode === BUSY) return null
    throw error
  }
}

const taken = (directory: string, holder: Holder | null) =>
  new StartError(
    `数据目录 ${directory} 正被另一个智督进程${holder ? `(${holder.pid})` : ''}使用。请先停止它，或用 --data 换一个目录。`,
  )

/** Several that ask at the very same moment can all be told "busy", and a winner has not yet written who he is. */
const TRIES = 40
const PAUSE_MS = 25

async function acquire(directory: string, note: string): Promise<Lock> {
  const sqlite = await loadSqlite()
  const file = path.join(directory, 'lock.sqlite')
  makePrivate(file)
  for (let tries = 1; ; tries++) {
    const lock = tryLock(sqlite, file)
    if (lock) return lock
    const holder = holderIn(note)
    if (holder || tries === TRIES) throw taken(directory, holder)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** Who holds the lock, for people and for hosts of versions before lock.sqlite. On a full disk it is not said. */
function writeNote(note: string, text: string): void {
  try {
    writeSmall(note, text)
  } catch (error) {
    if (!['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    fs.rmSync(note, { force: true })
  }
}

/**
 * Takes the data directory for this process; answers how to give it back. Throws a StartError while another host runs on
 * it, also one of an older version, which only writes `host.lock`.
 */
export async function lockDirectory(directory: string): Promise<() => void> {
  const note = path.join(directory, 'host.lock')
  const lock = await acquire(directory, note)
  const mine = JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) } satisfies Holder)
  try {
    const older = holderIn(note)
    if (older && older.pid !== process.pid) throw taken(directory, older)
    writeNote(note, mine)
  } catch (error) {
    lock.close()
    throw error
  }
  held.add(lock)
  return () => {
    if (!held.delete(lock)) return
    try {
      fs.rmSync(note, { force: true })
    } finally {
      lock.close()
    }
  }
}
