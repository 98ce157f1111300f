import { setImmediate } from 'node:timers/promises'

/** A few milliseconds of anything that is done line by line. */
const SLICE = 100

/**
 * Does `work` for one after the other, and lets everybody else of this thread have their turn after every hundred: of a
 * request of thousands of lines nobody else should feel anything.
 */
export async function inSlices<T, R>(items: Iterable<T>, work: (item: T) => R | Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) {
    results.push(await work(item))
    if (results.length % SLICE === 0) await setImmediate()
  }
  return results
}
