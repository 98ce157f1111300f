import { DatabaseError } from '../errors'
import type { Commit, Outcome } from './writer'

/** Something that writes a batch durably: the writer itself, or the writer in its own thread. */
export interface BatchWriter {
  write(commits: readonly Commit[]): Promise<Outcome[]>
  close(): Promise<void>
}

interface Waiting {
  commit: Commit
  resolve: (version: number) => void
  reject: (error: unknown) => void
}

/** So that one batch does not hold up the acknowledgements of its first members for long. */
const MAX_BATCH = 256

/**
 * Group commit: what comes while a batch is being written forms the next one, so many commits share one flush.
 * A commit is acknowledged only after its batch is on the disk.
 */
export class Committer {
  #queue: Waiting[] = []
  #running: Promise<void> | null = null
  #closed = false

  constructor(private readonly writer: BatchWriter) {}

  /** Resolves to the number of the commit. */
  commit(commit: Commit): Promise<number> {
    if (this.#closed) return Promise.reject(new DatabaseError('CLOSED', 'the database is closed'))
    return new Promise((resolve, reject) => {
      this.#queue.push({ commit, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Writes what is queued, then closes the writer. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#running
    await this.writer.close()
  }

  async #run(): Promise<void> {
    // All that this turn of the event loop still brings shares the first flush.
    await new Promise(setImmediate)
    while (this.#queue.length > 0) await this.#writeBatch(this.#queue.splice(0, MAX_BATCH))
    this.#running = null
  }

  async #writeBatch(batch: Waiting[]): Promise<void> {
    try {
      const outcomes = await this.writer.write(batch.map(({ commit }) => commit))
      batch.forEach(({ resolve, reject }, i) => {
        const outcome = outcomes[i]
        if (!outcome) reject(new DatabaseError('STORAGE', 'no answer from the writer'))
        else if (outcome.ok) resolve(outcome.version)
        else reject(new DatabaseError(outcome.code, outcome.message, { document: outcome.document }))
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
}
