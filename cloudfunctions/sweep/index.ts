import { timedJob } from '../../server/cloudbase/timedJob'
import { runSweep } from '../../server/jobs/sweep'

/** Records the steps whose moment has come. */
export const main = timedJob('sweep', ({ app }) => runSweep(app))
