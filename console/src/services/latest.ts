/** Asks one thing at a time: who asks again ends the question before, and its answer is not shown. */
export const useLatest = () => {
  let current: AbortController | null = null

  return {
    /** What was read, or null when another question has come in the meantime. Throws what the reading throws. */
    async ask<T>(read: (signal: AbortSignal) => Promise<T>): Promise<{ answer: T } | null> {
      current?.abort()
      const mine = new AbortController()
      current = mine
      try {
        const answer = await read(mine.signal)
        return mine.signal.aborted ? null : { answer }
      } catch (error) {
        if (mine.signal.aborted) return null
        throw error
      }
    },
    /** Nobody waits for the answer any more. */
    end(): void {
      current?.abort()
    },
  }
}
