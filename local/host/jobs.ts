import type { App } from '../../server/app'
import { cleanUp } from '../../server/jobs/cleanUp'
import { runCourier } from '../../server/jobs/courier'
import { runSweep } from '../../server/jobs/sweep'
import type { Ports } from '../../server/operations/operation'

/** The timed jobs, one run at a time: who asks while one runs waits for one of its own. */
export interface Jobs {
  /** Issues the commands whose moment has come, then sends what waits to be sent. */
  run(): Promise<void>
  cleanUp(): Promise<void>
}

export function createJobs(app: App, ports: Ports): Jobs {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
  return {
    run: () =>
      inTurn(async () => {
        await runSweep(app)
        await runCourier(app)
      }),
    cleanUp: () =>
      inTurn(async () => {
        ports.log.info(await cleanUp(ports), 'cleaned up')
      }),
  }
}
