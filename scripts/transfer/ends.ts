import path from 'node:path'
import { toInstant } from '../../domain/clock/time'
import { openFiles } from '../../local/embedded/files'
import { openStore } from '../../local/embedded/store'
import { keptClock } from '../../local/host/clock'
import { openDataDirectory, type Purpose } from '../../local/host/dataDirectory'
import { startErrorOf } from '../../local/host/startWords'
import { manifest } from '../../server/collections'
import type { Source } from '../../server/transfer/exportArchive'
import type { Head } from '../../server/transfer/format'
import { openEnvironment } from '../environment/openEnvironment'

/** A system that is exported, or a blank one that is filled. */
export interface End extends Source {
  mode: Head['mode']
  now(): Head['at']
  /** Says that an import is whole. A demonstration's clock goes on where that of its source stood. */
  complete(at: Head['at']): void
  close(): Promise<void>
}

/** A data directory; no host may run on it meanwhile. Throws StartError. */
export async function openDirectory(directory: string, mode: Head['mode'], purpose: Purpose): Promise<End> {
  const data = await openDataDirectory(path.resolve(directory), mode, purpose)
  try {
    const store = await openStore({ directory: data.store, manifest })
    const files = await openFiles({ directory: data.files })
    const clock = data.mode === 'demo' ? keptClock(data.clock) : undefined
    return {
      store,
      files,
      mode: data.mode,
      now: () => clock?.now() ?? toInstant(Date.now()),
      complete: (at) => {
        clock?.set(at)
        data.complete()
      },
      close: async () => {
        await store.close()
        data.release()
      },
    }
  } catch (error) {
    data.release()
    throw startErrorOf(error)
  }
}

/** The environment that `.env` names; its collections have been provisioned before. */
export const openCloud = (root: string): End => ({
  ...openEnvironment(root),
  mode: 'live',
  complete: () => undefined,
})
