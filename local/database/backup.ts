import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { storageError } from './errors'
import { makePrivate } from './privateFile'
import { Connection, type SqliteModule } from './sqlite'

/**
 * Writes a copy of the database to `toFile` while it is in use: the state after one commit, whole. The copy appears under
 * its name, in the place of an older one, only when it is on the disk; restored, it is the database file of a directory.
 */
export async function backUp(sqlite: SqliteModule, file: string, toFile: string): Promise<void> {
  const incomplete = `${toFile}.incomplete`
  try {
    await rm(incomplete, { force: true })
    makePrivate(incomplete)
    await copy(sqlite, file, incomplete)
    await flush(incomplete)
    await rename(incomplete, toFile)
    await flush(dirname(toFile))
  } catch (error) {
    await rm(incomplete, { force: true })
    throw storageError(error)
  }
}

/** In one step, which holds one snapshot: page by page SQLite would begin again with every commit that comes between. */
const ALL_PAGES = 2 ** 31 - 1

async function copy(sqlite: SqliteModule, file: string, incomplete: string): Promise<void> {
  const source = new Connection(sqlite, file)
  try {
    if (sqlite.backup) await sqlite.backup(source.database, incomplete, { rate: ALL_PAGES })
    else source.statement('VACUUM INTO ?').run(incomplete)
  } finally {
    source.close()
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
