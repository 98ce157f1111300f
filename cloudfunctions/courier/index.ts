import { createMessenger } from '../../server/cloudbase/messenger'
import { timedJob } from '../../server/cloudbase/timedJob'
import { runCourier } from '../../server/jobs/courier'

/** Sends what waits to be sent. */
export const main = timedJob('courier', ({ app }) => runCourier(app), createMessenger())
