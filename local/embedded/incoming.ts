import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Longer than any upload lasts; after it even a process id that is in use again protects nothing. */
const MAX_AGE_MS = 24 * 3_600_000

/** Removes what dead processes left half-way in `folder`. Names begin with the process id of their writer. */
export async function sweepIncoming(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (!isAlive(Number.parseInt(name, 10)) || (await isOld(path))) await rm(path, { force: true })
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isOld(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > MAX_AGE_MS
  } catch {
    return false
  }
}
