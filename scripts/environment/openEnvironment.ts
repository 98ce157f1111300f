import { type Instant, toInstant } from '../../domain/clock/time'
import { connect } from '../../server/cloudbase/connect'
import { openCloudFiles } from '../../server/cloudbase/files'
import { openStorage } from '../../server/cloudbase/storage'
import { openCloudStore } from '../../server/cloudbase/store/store'
import { manifest } from '../../server/collections'
import type { Source } from '../../server/transfer/exportArchive'
import { readEnvironment } from './environment'

const NEEDED = ['CLOUD_ENV_ID', 'CLOUD_REGION', 'TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY'] as const

/**
 * Store and files of the environment that `.env` names, from outside, with the time there. `CLOUD_URL` in the process's
 * environment leads to another place that speaks the same, as `npm run gateway` does.
 */
export function openEnvironment(root: string): Source & { now(): Instant; close(): Promise<void> } {
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
    now: () => toInstant(Date.now()),
    close: () => store.close(),
  }
}
