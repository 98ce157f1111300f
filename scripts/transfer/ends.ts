import path from 'node:path'
import { toInstant } from '../../domain/clock/time'
import { openFiles } from '../../local/embedded/files'
import { openStore } from '../../local/embedded/store'
import { keptClock } from '../../local/host/clock'
import { openDataDirectory, type Purpose } from '../../local/host/dataDirectory'
import { startErrorOf } from '../../local/host/startWords'
import { connect } from '../../server/cloudbase/connect'
import { openCloudFiles } from '../../server/cloudbase/files'
import { openStorage } from '../../server/cloudbase/storage'
import { openCloudStore } from '../../server/cloudbase/store/store'
import { manifest } from '../../server/collections'
import type { Source } from '../../server/transfer/exportArchive'
import type { Head } from '../../server/transfer/format'
import { readEnvironment } from '../deploy/environment'

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

const NEEDED = ['CLOUD_ENV_ID', 'CLOUD_REGION', 'TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY'] as const

/**
 * The environment that `.env` names, from outside; its collections have been provisioned before. `CLOUD_URL` in the
 * process's environment leads to another place that speaks the same, as `npm run gateway` does.
 */
export function openEnvironment(root: string): End {
  const environment = readEnvironment(root, NEEDED)
  // The SDK takes the region from here and nowhere else.
  process.env.TENCENTCLOUD_REGION ??= environment.CLOUD_REGION
  const cloud = connect({
    env: environment.CLOUD_ENV_ID,
    secretId: environment.TENCENT_SECRET_ID,
    secretKey: environment.TENCENT_SECRET_KEY,
    ...(process.env.CLOUD_URL && { url: process.env.CLOUD_URL }),
    timeoutMs: 60_000,
  })
  const store = openCloudStore({ database: cloud.database(), manifest })
  return {
    store,
    files: openCloudFiles({ cloud, storage: openStorage(cloud) }),
    mode: 'live',
    now: () => toInstant(Date.now()),
    complete: () => undefined,
    close: () => store.close(),
  }
}
