import { closeSync, openSync } from 'node:fs'

/**
 * Makes an empty file that only its owner may read, where there is none: SQLite takes an empty one for a new database,
 * gives what stands beside it (log, journal) the same mode, and would itself make it as open as the umask lets it. A file
 * that is there is not even opened: closing it would give up the locks that this process has on it.
 */
export function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
