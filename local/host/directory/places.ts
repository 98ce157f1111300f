import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readiness } from '../readiness'

const identityOf = async (place: string): Promise<string | null> => {
  try {
    const { dev, ino } = await stat(place)
    return `${dev}:${ino}`
  } catch {
    return null
  }
}

/**
 * Looks at database and folder of files as they stand now, and answers what is said of a running host with a fault where
 * one was deleted or replaced since: it goes on being written, and is gone when the process ends.
 */
export async function watchPlaces({ store, files }: { store: string; files: string }) {
  const look = () => Promise.all([identityOf(path.join(store, 'documents.sqlite')), identityOf(files)])
  const [database, folder] = await look()
  return async (checks: Readiness): Promise<Readiness> => {
    const [databaseNow, folderNow] = await look()
    return {
      ...checks,
      ...((databaseNow === null || databaseNow !== database) && { store: 'fault' }),
      ...((folderNow === null || folderNow !== folder) && { files: 'fault' }),
    }
  }
}
