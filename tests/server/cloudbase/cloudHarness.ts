import { openCloudFiles } from '../../../server/cloudbase/files'
import { openStorage } from '../../../server/cloudbase/storage'
import { openCloudStore } from '../../../server/cloudbase/store/store'
import { manifest } from '../../../server/collections'
import { Harness, settle } from '../harness'
import { connectTo, temporary } from './gateway'

/** An instance of the application on the cloud's drivers, speaking to what answers at `url`. */
export function cloudHarness(url: string, timeoutMs?: number): Harness {
  const cloud = connectTo(url, timeoutMs)
  const store = openCloudStore({ database: cloud.database(), manifest })
  return Harness.over(store, openCloudFiles({ cloud, storage: openStorage(cloud) }), temporary('instance'))
}

/** The same, once the small district is in a blank environment. */
export async function settledHarness(url: string, timeoutMs?: number): Promise<Harness> {
  const harness = cloudHarness(url, timeoutMs)
  await settle(harness.store, harness.now)
  return harness
}
