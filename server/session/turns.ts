import { Refused, refuse } from '../../domain/refusal'

/**
 * Lets `atOnce` pieces of work run and `waiting` more wait, in the order in which they came. Who comes when all places
 * are taken is refused at once: Refused with SIGN_IN_BUSY.
 */
export class Turns {
  #running = 0
  readonly #queue: (() => void)[] = []

  constructor(
    private readonly atOnce: number,
    private readonly waiting: number,
  ) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.atOnce) await this.#place()
    else this.#running += 1
    try {
      return await work()
    } finally {
      this.#pass()
    }
  }

  #place(): Promise<void> {
    if (this.#queue.length >= this.waiting) throw new Refused(refuse('SIGN_IN_BUSY'))
    return new Promise((resolve) => this.#queue.push(resolve))
  }

  /** The place goes to who waits longest, or is free. */
  #pass(): void {
    const next = this.#queue.shift()
    if (next) next()
    else this.#running -= 1
  }
}
