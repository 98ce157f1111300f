import type { Instant } from '../../domain/clock/time'
import { epochMs, toInstant } from '../../domain/clock/time'
import type { Clock } from '../../server/ports'

/** The machine's own clock. */
export const systemClock = (): Clock => ({ now: () => toInstant(Date.now()) })

/** A clock for training and tests. It runs like the machine's, from whatever moment it was set to. */
export interface SettableClock extends Clock {
  /** Throws RangeError when `instant` is none. */
  set(instant: Instant): void
  /** Negative goes back. */
  advance(ms: number): void
}

export function settableClock(start?: Instant): SettableClock {
  let aheadMs = 0
  const clock: SettableClock = {
    now: () => toInstant(Date.now() + aheadMs),
    set: (instant) => {
      const moment = epochMs(instant)
      if (Number.isNaN(moment)) throw new RangeError(`${instant} is no instant`)
      aheadMs = moment - Date.now()
    },
    advance: (ms) => {
      aheadMs += ms
    },
  }
  if (start !== undefined) clock.set(start)
  return clock
}
