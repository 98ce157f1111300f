import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Refusal, refuse } from '../../domain/refusal'
import type { Log } from '../../server/ports'
import { collect } from '../../server/workbooks/collect'
import type { Rows } from '../../server/workbooks/directorySheets'
import type { Workbook } from '../../server/workbooks/readWorkbook'
import type { Workbooks } from '../../server/workbooks/workbooks'

/** What a thread is started for: it answers once and ends. */
export type WorkbookTask = { read: Uint8Array } | { write: Rows }

export interface WorkbooksOptions {
  /** The built file of workbookThread.ts. */
  thread: URL
  log: Log
  maxMs?: number
  maxHeapMb?: number
}

/** Reading the largest that is let in takes seconds; so does writing a hundred thousand people. */
const MAX_MS = 30_000
const MAX_HEAP_MB = 256
/** Beside the one that is worked on. Whoever waits has not read his file yet. */
const MAX_WAITING = 4

/**
 * One workbook at a time, each in a thread of its own: what it takes of memory and time is bounded and given back whole,
 * and nobody else is held up. A thread that comes to its bounds dies alone: reading ends with WORKBOOK_UNREADABLE and a
 * line in the log, writing throws.
 */
export function openWorkbooks({ thread, log, maxMs = MAX_MS, maxHeapMb = MAX_HEAP_MB }: WorkbooksOptions): Workbooks {
  const turns = new Turns()
  const run = (task: WorkbookTask) => inThread(thread, task, { maxMs, maxHeapMb })
  return {
    read: (open) =>
      turns.take(async () => {
        const bytes = await collect(await open())
        if (!bytes) return refuse('WORKBOOK_TOO_LARGE')
        try {
          return (await run({ read: bytes })) as Workbook | Refusal
        } catch (error) {
          log.warn({ bytes: bytes.length, reason: (error as Error).message }, 'a workbook has ended its thread')
          return refuse('WORKBOOK_UNREADABLE')
        }
      }),
    write: (rows) => turns.take(async () => (await run({ write: rows })) as Uint8Array),
  }
}

/** One after the other; who would wait too long is told at once. */
class Turns {
  #taken = 0
  #last: Promise<unknown> = Promise.resolve()

  async take<T>(work: () => Promise<T>): Promise<T | Refusal> {
    if (this.#taken > MAX_WAITING) return refuse('WORKBOOKS_BUSY')
    this.#taken += 1
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      this.#taken -= 1
    }
  }
}

/** What the thread answers. Throws when it has ended without an answer, by its own fault or by a bound. */
async function inThread(
  thread: URL,
  task: WorkbookTask,
  { maxMs, maxHeapMb }: { maxMs: number; maxHeapMb: number },
): Promise<unknown> {
  const worker = new Worker(thread, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 32 },
  })
  const exited = once(worker, 'exit').then(([code]) => {
    throw new Error(`the thread ended with ${code}`)
  })
  const timer = setTimeout(() => worker.terminate(), maxMs)
  try {
    // Races also against the thread's own error, with which `once` rejects.
    const [answer] = await Promise.race([once(worker, 'message'), exited])
    return answer
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
