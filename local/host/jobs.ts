import { ASIDE_JOBS } from '../../domain/setAside/setAside'
import type { App } from '../../server/app'
import { cleanUp } from '../../server/jobs/cleanUp'
import { runCourier } from '../../server/jobs/courier'
import { countAside } from '../../server/jobs/guard'
import { runSweep } from '../../server/jobs/sweep'
import type { Ports } from '../../server/ports'
import type { JobName, Metrics } from './metrics'

/** The timed jobs, one run at a time: who asks while one runs waits for one of its own. */
export interface Jobs {
  /** Issues the commands whose moment has come, then, whatever came of that, sends what waits to be sent. */
  run(): Promise<void>
  cleanUp(): Promise<void>
}

export function createJobs(app: App, ports: Ports, metrics: Metrics): Jobs {
  const countAll = async () => {
    for (const job of ASIDE_JOBS) metrics.setAside(job, await countAside(ports, job))
  }
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (name: JobName, work: () => Promise<void>): Promise<void> => {
    const run = () => metrics.job(name, work)
    const mine = last.then(run, run)
    last = mine
    return mine
  }
  return {
    run: () =>
      inTurn('timers', async () => {
        try {
          await runSweep(app)
        } finally {
          await runCourier(app)
        }
        await countAll()
      }),
    cleanUp: () =>
      inTurn('daily', async () => {
        ports.log.info(await cleanUp(ports), 'cleaned up')
        await countAll()
      }),
  }
}
