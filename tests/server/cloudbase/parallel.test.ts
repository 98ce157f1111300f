import { manifest } from '../../../server/collections'
import { describeParallel } from '../parallel'
import { cloudHarness, settledHarness } from './cloudHarness'
import { openGateway } from './gateway'

describeParallel('from four instances in the cloud', async () => {
  const { url } = await openGateway(manifest)
  return [await settledHarness(url), cloudHarness(url), cloudHarness(url), cloudHarness(url)]
})
