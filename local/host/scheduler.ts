import { Cron } from 'croner'
import type { Log } from '../../server/ports'
import type { Jobs } from './jobs'

const EVERY_MINUTE = '0 * * * * *'
/** At night, in Shanghai. */
const DAILY = '0 40 3 * * *'

const failed = (log: Log, job: string, error: unknown): void =>
  log.error({ err: error, job }, 'a timed job failed; it runs again at its next moment')

/** Whatever fell due while the host was down is done before anyone looks. If it cannot be done, one can still look. */
const catchUp = (jobs: Jobs, log: Log): Promise<void> => jobs.run().catch((error) => failed(log, 'minute', error))

/**
 * Runs what is due at once, then the jobs by the clock on the wall. A run that is still going when its moment comes again
 * is not joined.
 */
export async function startScheduler(jobs: Jobs, log: Log): Promise<{ stop(): Promise<void> }> {
  await catchUp(jobs, log)
  const running = new Set<Promise<void>>()
  const tracked = (name: string, work: () => Promise<void>) => (): Promise<void> => {
    const run = work()
      .catch((error) => failed(log, name, error))
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
