import { Cron } from 'croner'
import type { Log } from '../../server/operations/operation'
import type { Jobs } from './jobs'

const EVERY_MINUTE = '0 * * * * *'
/** At night, in Shanghai. */
const DAILY = '0 40 3 * * *'

/** Runs the jobs by the clock on the wall. A run that is still going when its moment comes again is not joined. */
export function startScheduler(jobs: Jobs, log: Log): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>()
  const tracked = (name: string, work: () => Promise<void>) => (): Promise<void> => {
    const run = work()
      .catch((error) => log.error({ err: error, job: name }, 'a timed job failed; it runs again at its next moment'))
      .finally(() => running.delete(run))
    running.add(run)
    return run
  }
  const options = { protect: true, timezone: 'Asia/Shanghai', unref: true }
  const crons = [
    new Cron(EVERY_MINUTE, options, tracked('minute', jobs.run)),
    new Cron(DAILY, options, tracked('daily', jobs.cleanUp)),
  ]
  return {
    async stop() {
      for (const cron of crons) cron.stop()
      await Promise.all(running)
    },
  }
}
