import { faultOf } from './faults'

/** Who asks again comes at a moment of its own, further apart the more often it has failed. */
export const pause = (attempt: number, mostMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(10 * 2 ** attempt, mostMs)))

const READ_TRIES = 3
const MOST_PAUSE_MS = 400

/** Asks again when the network or the gateway failed. Only for what may be done twice. */
export async function repeatable<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      if (attempt === READ_TRIES || faultOf(error) !== 'transient') throw error
      await pause(attempt, MOST_PAUSE_MS)
    }
  }
}
