import { runCourier } from '../../../server/jobs/courier'
import { runSweep } from '../../../server/jobs/sweep'
import { Harness } from '../harness'

/** Sweeps an existing store at the given moment, as another process does at the same time. Arguments: directory, date. */
const [, , directory = '', date = ''] = process.argv
const h = await Harness.reopen(directory)
h.at(date)
await runSweep(h.app)
await runCourier(h.app)
await h.store.close()
