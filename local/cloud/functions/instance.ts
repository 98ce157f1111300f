import { Worker } from 'node:worker_threads'
import { FunctionError } from './functionError'
import type { Invocation, WorkerAnswer } from './messages'

/** What CloudBase lets out of a function. */
const MAX_RESPONSE_BYTES = 6 * 1024 * 1024
/** How long a bundle may take to load before the instance counts as broken. */
const LOAD_MS = 20_000

interface Waiting {
  resolve: (answer: WorkerAnswer) => void
  reject: (error: FunctionError) => void
}

/** A worker with one function's bundle. One call at a time; after a fault outside of a call or a timeout it is gone. */
export class Instance {
  readonly #worker: Worker
  #waiting: Waiting | null = null
  #gone = false

  constructor(worker: URL, file: string, environment: Readonly<Record<string, string>>, log: NodeJS.WritableStream) {
    this.#worker = new Worker(worker, { workerData: { file }, env: { ...environment }, stdout: true, stderr: true })
    this.#worker.stdout.pipe(log, { end: false })
    this.#worker.stderr.pipe(log, { end: false })
    this.#worker.on('message', (answer: WorkerAnswer) => this.#settle(({ resolve }) => resolve(answer)))
    this.#worker.on('error', (error) => this.#end(error.stack ?? error.message))
    this.#worker.on('exit', (code) => this.#end(`the instance ended with ${code}`))
  }

  /** True once it can take no further call. */
  get gone(): boolean {
    return this.#gone
  }

  async load(): Promise<void> {
    await this.#next(LOAD_MS)
  }

  /** The function's answer. Throws FunctionError for a fault, an answer that is too large, or one that came too late. */
  async call(invocation: Invocation): Promise<unknown> {
    const answering = this.#next(invocation.timeoutMs)
    this.#worker.postMessage(invocation)
    const answer = await answering
    if ('fault' in answer) throw new FunctionError('FUNCTIONS_EXECUTE_FAIL', answer.fault)
    const { result } = answer as { result: string }
    if (Buffer.byteLength(result) > MAX_RESPONSE_BYTES)
      throw new FunctionError('RESPONSE_TOO_LARGE', 'a function answers 6 MB at most')
    return JSON.parse(result)
  }

  async stop(): Promise<void> {
    this.#gone = true
    await this.#worker.terminate()
  }

  async #next(limitMs: number): Promise<WorkerAnswer> {
    const timer = setTimeout(() => {
      this.#settle(({ reject }) => reject(new FunctionError('FUNCTIONS_TIME_LIMIT_EXCEEDED', `after ${limitMs} ms`)))
      this.stop()
    }, limitMs)
    try {
      return await new Promise<WorkerAnswer>((resolve, reject) => {
        this.#waiting = { resolve, reject }
      })
    } finally {
      clearTimeout(timer)
    }
  }

  #settle(use: (waiting: Waiting) => void): void {
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting) use(waiting)
  }

  #end(reason: string): void {
    this.#gone = true
    this.#settle(({ reject }) => reject(new FunctionError('FUNCTIONS_EXECUTE_FAIL', reason)))
  }
}
