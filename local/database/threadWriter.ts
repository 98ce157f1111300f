import { Worker } from 'node:worker_threads'
import type { BatchWriter } from './committer'
import { DatabaseError } from './errors'
import type { Manifest } from './types'
import type { Commit, Outcome } from './writer'

/** What the thread needs to open its own connection. */
export interface ThreadData {
  file: string
  manifest: Manifest
  stamp: string
}

/** The thread's answer to a batch, or its word that it has closed. */
export type ThreadAnswer = { outcomes: Outcome[] } | { closed: true }

interface Pending {
  resolve: (answer: ThreadAnswer) => void
  reject: (error: Error) => void
}

/** A writer in its own thread, so that neither index work nor flushes hold up the event loop. `entry`: writerThread. */
export async function openThreadWriter(entry: URL, data: ThreadData): Promise<BatchWriter> {
  const worker = new Worker(entry, { workerData: data })
  let pending: Pending | null = null
  let ended: Error | null = null
  const settle = (use: (waiting: Pending) => void) => {
    const waiting = pending
    pending = null
    if (waiting) use(waiting)
  }
  const ask = (message: unknown): Promise<ThreadAnswer> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended)
      pending = { resolve, reject }
      worker.postMessage(message)
    })
  const end = (cause?: Error) => {
    ended = new DatabaseError('STORAGE', 'the writer of the database has ended', { cause })
    const error = ended
    settle(({ reject }) => reject(error))
  }
  worker.on('message', (answer: ThreadAnswer) => settle(({ resolve }) => resolve(answer)))
  worker.on('error', end)
  worker.on('exit', () => end())
  return {
    write: async (commits: readonly Commit[]) => {
      const answer = await ask({ commits })
      return 'outcomes' in answer ? answer.outcomes : []
    },
    close: async () => {
      await ask({ close: true })
      await worker.terminate()
    },
  }
}
