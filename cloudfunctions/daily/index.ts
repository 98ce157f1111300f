import { timedJob } from '../../server/cloudbase/timedJob'
import { cleanUp } from '../../server/jobs/cleanUp'

/** Forgets what has had its time. */
export const main = timedJob('daily', ({ app }) => cleanUp(app.ports))
