interface Waiting {
  resolve: () => void
}

/** Who may write which document (or take which unique key) now. Owners are compared as objects. */
export class Locks {
  readonly #owners = new Map<string, object>()
  readonly #waiting = new Map<string, Waiting[]>()

  /** False when someone else has it. */
  take(key: string, owner: object): boolean {
    const current = this.#owners.get(key)
    if (current !== undefined) return current === owner
    this.#owners.set(key, owner)
    return true
  }

  /** Takes it when it is free, after `milliseconds` at most: then false. */
  async wait(key: string, owner: object, milliseconds: number): Promise<boolean> {
    const end = performance.now() + milliseconds
    while (!this.take(key, owner)) {
      const rest = end - performance.now()
      if (rest <= 0) return false
      await this.#release(key, rest)
    }
    return true
  }

  release(key: string, owner: object): void {
    if (this.#owners.get(key) !== owner) return
    this.#owners.delete(key)
    const waiting = this.#waiting.get(key)
    this.#waiting.delete(key)
    for (const { resolve } of waiting ?? []) resolve()
  }

  #release(key: string, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      const waiting = this.#waiting.get(key) ?? []
      waiting.push({
        resolve: () => {
          clearTimeout(timer)
          resolve()
        },
      })
      this.#waiting.set(key, waiting)
    })
  }
}
