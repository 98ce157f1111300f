import type { Messenger } from '../ports'
import { type CloudApp, openReadyCloud } from './openCloud'

/** A timer's event; what a client sends carries `userInfo`, whatever else it says. */
const isTimer = (event: unknown): boolean => {
  const { Type, userInfo } = (event ?? {}) as { Type?: unknown; userInfo?: unknown }
  return Type === 'Timer' && userInfo === undefined
}

/**
 * The `main` of a function that runs a timed job when its timer says so, and for nobody else. A fault is thrown, so that
 * the platform counts it; the job runs again at its next moment and loses nothing by it. Documents of an older shape are such a
 * fault: UPGRADING.
 */
export const timedJob =
  (name: string, run: (cloud: CloudApp) => Promise<object>, messenger?: Messenger) =>
  async (event: unknown): Promise<object> => {
    if (!isTimer(event)) throw new Error(`${name} is started by its timer only`)
    const cloud = await openReadyCloud(messenger)
    const done = await run(cloud)
    cloud.app.ports.log.info({ job: name, ...done }, 'a timed job ran')
    return done
  }
