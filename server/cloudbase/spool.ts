import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Longer than any function runs: what is older was left by an invocation that was cut off. */
const MAX_AGE_MS = 20 * 60_000

const isOld = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => null)
  return found !== null && Date.now() - found.mtimeMs > MAX_AGE_MS
}

/**
 * Gives `use` the name of a file that does not exist yet, and removes it afterwards: an object's name is the hash of
 * bytes that have to wait somewhere until they all have come. A function's own disk has 512 MB, a file at most 100.
 */
export async function spooled<T>(
  use: (path: string) => Promise<T>,
  folder = join(tmpdir(), 'zhidu-spool'),
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) if (await isOld(join(folder, name))) await rm(join(folder, name))
  const path = join(folder, randomUUID())
  try {
    return await use(path)
  } finally {
    await rm(path, { force: true })
  }
}
