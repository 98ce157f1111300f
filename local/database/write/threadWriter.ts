import { Worker } from 'node:worker_threads'
import { DatabaseError } from '../errors'
import type { Manifest } from '../types'
import type { BatchWriter } from './committer'
import type { Commit, Outcome } from './writer'

/** What the thread needs to open its own connection. */
export interface ThreadData {
  file: string
  manifest: Manifest
  stamp: string
}

/** What the thread says: that it is ready, the outcomes of a batch, that it has closed. One answer to each message. */
export type ThreadAnswer = { ready: true } | { outcomes: Outcome[] } | { closed: true }

interface Pending {
  resolve: (answer: ThreadAnswer) => void
  reject: (error: Error) => void
}

/**
 * A writer in its own thread, so that neither index work nor flushes hold up the event loop. `entry` is the built file of
 * writerThread.ts. Throws STORAGE when the thread does not come up.
 */
export async function openThreadWriter(entry: URL, data: ThreadData): Promise<BatchWriter> {
  const thread = new WriterThread(new Worker(entry, { workerData: data }))
  await thread.answer()
  return thread
}

class WriterThread implements BatchWriter {
  #pending: Pending | null = null
  #ended: DatabaseError | null = null

  constructor(private readonly worker: Worker) {
    worker.on('message', (answer: ThreadAnswer) => this.#settle(({ resolve }) => resolve(answer)))
    worker.on('error', (error) => this.#end(error))
    worker.on('exit', () => this.#end())
  }

  async write(commits: readonly Commit[]): Promise<Outcome[]> {
    const answer = await this.answer({ commits })
    return 'outcomes' in answer ? answer.outcomes : []
  }

  async close(): Promise<void> {
    await this.answer({ close: true })
    await this.worker.terminate()
  }

  /** The next thing that the thread says, after `message` when there is one. */
  answer(message?: unknown): Promise<ThreadAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended)
      this.#pending = { resolve, reject }
      if (message !== undefined) this.worker.postMessage(message)
    })
  }

  #settle(use: (waiting: Pending) => void): void {
    const waiting = this.#pending
    this.#pending = null
    if (waiting) use(waiting)
  }

  #end(cause?: unknown): void {
    const error = new DatabaseError('STORAGE', 'the writer of the database has ended', { cause })
    this.#ended ??= error
    this.#settle(({ reject }) => reject(error))
  }
}
