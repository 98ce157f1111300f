/** Longer than a fair turn takes; a lane never waits for itself for ever when transactions are nested. */
const MAX_WAIT_MS = 5_000

/** Queues by key: those who lost over the same document come again one after another, and so each of them wins. */
export class Lanes {
  readonly #tails = new Map<string, Promise<void>>()

  /** Runs `work` when all that entered the lane before have left it. */
  async enter<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key)
    let leave = () => {}
    const left = new Promise<void>((resolve) => {
      leave = resolve
    })
    const tail = before ? before.then(() => left) : left
    this.#tails.set(key, tail)
    try {
      if (before) await atMost(before)
      return await work()
    } finally {
      leave()
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
    }
  }
}

async function atMost(turn: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, MAX_WAIT_MS)
  })
  await Promise.race([turn, patience])
  clearTimeout(timer)
}
