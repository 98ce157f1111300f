import type { Instant } from '../../../domain/clock/time'
import type { Script } from './life'

/** A script and the moment at which it wants to go on. */
export interface Waiting {
  at: Instant
  script: Script
  /** Which matter it is about: of one matter's scripts one goes on at a time. */
  matter: number
}

/** Scripts in the order in which they go on; of two at the same moment the one that came first. */
export class Agenda {
  readonly #waiting: Waiting[] = []

  get next(): Instant | null {
    return this.#waiting[0]?.at ?? null
  }

  add(entry: Waiting): void {
    const after = this.#waiting.findIndex(({ at }) => at > entry.at)
    this.#waiting.splice(after < 0 ? this.#waiting.length : after, 0, entry)
  }

  /** Takes the next and those that follow until a moment, at most `most` and each of another matter. */
  take(until: Instant, most: number): Waiting[] {
    const matters = new Set<number>()
    const count = this.#waiting.findIndex(({ at, matter }, i) => {
      if (i >= most || at > until || matters.has(matter)) return true
      matters.add(matter)
      return false
    })
    return this.#waiting.splice(0, count < 0 ? this.#waiting.length : count)
  }
}
