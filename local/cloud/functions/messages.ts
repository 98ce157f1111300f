/** One call, as the runner hands it to a worker. */
export interface Invocation {
  event: unknown
  /** What CloudBase sets for one call: who calls, what triggered it. */
  environment: Readonly<Record<string, string>>
  requestId: string
  timeoutMs: number
  aheadMs: number
}

/** What a worker says: that its bundle is loaded, or the outcome of a call, as JSON like everything that leaves a function. */
export type WorkerAnswer = { loaded: true } | { result: string } | { fault: string }
