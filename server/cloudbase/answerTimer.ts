import { cleanUp } from '../jobs/cleanUp'
import { runCourier } from '../jobs/courier'
import { runSweep } from '../jobs/sweep'
import { type CloudApp, openCloud } from './openCloud'

const JOBS = {
  sweep: ({ app }: CloudApp) => runSweep(app),
  courier: ({ app }: CloudApp) => runCourier(app),
  daily: ({ app }: CloudApp) => cleanUp(app.ports),
} satisfies Record<string, (cloud: CloudApp) => Promise<object>>

export type JobName = keyof typeof JOBS

/** A timer's event; what a client sends carries `userInfo`, whatever else it says. */
const isTimer = (event: unknown): boolean => {
  const { Type, userInfo } = (event ?? {}) as { Type?: unknown; userInfo?: unknown }
  return Type === 'Timer' && userInfo === undefined
}

/**
 * Runs a timed job when its timer says so, and nobody else. A fault is thrown, so that the platform counts it; the job
 * runs again at its next moment and loses nothing by it.
 */
export async function answerTimer(name: JobName, event: unknown): Promise<object> {
  if (!isTimer(event)) throw new Error(`${name} is started by its timer only`)
  const cloud = openCloud()
  const done = await JOBS[name](cloud)
  cloud.app.ports.log.info({ job: name, ...done }, 'a timed job ran')
  return done
}
