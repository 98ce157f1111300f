import { Harness } from './harness'
import { describeParallel } from './parallel'

describeParallel('on one machine', async () => [await Harness.open()])
