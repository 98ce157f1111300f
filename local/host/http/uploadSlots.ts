/** Uploads that run at the same time: of one person (a report's nine files, and the phone beside the desk), of all. */
export const PER_PERSON = 12
export const PER_HOST = 64

/** Counts what is on its way, so that nobody fills memory, files held open, or everybody's line. */
export class UploadSlots {
  readonly #running = new Map<string, number>()
  #all = 0

  /** Runs `work`, or answers null at once when there is no room. */
  async within<T>(personId: string, work: () => Promise<T>): Promise<T | null> {
    const mine = this.#running.get(personId) ?? 0
    if (mine >= PER_PERSON || this.#all >= PER_HOST) return null
    this.#running.set(personId, mine + 1)
    this.#all += 1
    try {
      return await work()
    } finally {
      this.#release(personId)
    }
  }

  #release(personId: string): void {
    const left = (this.#running.get(personId) ?? 1) - 1
    if (left > 0) this.#running.set(personId, left)
    else this.#running.delete(personId)
    this.#all -= 1
  }
}
