import { openCloudStore } from '../../server/cloudbase/store/store'
import { connectTo, openGateway } from '../server/cloudbase/gateway'
import { describeStore } from './store'

jest.setTimeout(180_000)

describeStore('of the cloud, through the real SDK', async (manifest) => {
  const { url } = await openGateway(manifest)
  return openCloudStore({ database: connectTo(url).database(), manifest })
})
