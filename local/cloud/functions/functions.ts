import { randomUUID } from 'node:crypto'
import { FunctionError } from './functionError'
import { Instance } from './instance'

/** A deployed function, by its own configuration. */
export interface FunctionSpec {
  name: string
  /** Its bundle's entry. */
  file: string
  timeoutMs: number
  timers: readonly { name: string; cron: string }[]
}

export interface FunctionsOptions {
  specs: readonly FunctionSpec[]
  /** The built file of worker.ts. */
  worker: URL
  /** What every function finds in its environment, and nothing else. */
  environment: Readonly<Record<string, string>>
  /** How far the workers' time is ahead of the machine's. */
  aheadMs(): number
  /** Where what functions print goes. */
  log: NodeJS.WritableStream
}

/** What CloudBase lets into a function. */
export const MAX_EVENT_BYTES = 6 * 1024 * 1024
/**
 * Instances of one function at once; further calls wait for their turn. The cloud starts 20 of a base plan's and
 * refuses beyond; this machine has fewer processors.
 */
const MAX_INSTANCES = 4

/** Runs functions as CloudBase does: an instance takes one call at a time, is kept for the next, and is made when all are busy. */
export class Functions {
  readonly #pools: ReadonlyMap<string, Pool>

  constructor(private readonly options: FunctionsOptions) {
    this.#pools = new Map(options.specs.map((spec) => [spec.name, new Pool(spec, options)]))
  }

  get specs(): readonly FunctionSpec[] {
    return this.options.specs
  }

  /** `environment` is what the platform says of this one call. Throws FunctionError. */
  async invoke(name: string, event: unknown, environment: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const pool = this.#pools.get(name)
    if (!pool) throw new FunctionError('FUNCTION_NOT_FOUND', `there is no function ${name}`)
    if (Buffer.byteLength(JSON.stringify(event) ?? '') > MAX_EVENT_BYTES)
      throw new FunctionError('EVENT_TOO_LARGE', 'an event has 6 MB at most')
    return pool.call(event, environment)
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.stop()))
  }
}

class Pool {
  readonly #idle: Instance[] = []
  readonly #all = new Set<Instance>()
  readonly #queue: (() => void)[] = []
  #busy = 0
  #stopped = false

  constructor(
    private readonly spec: FunctionSpec,
    private readonly options: FunctionsOptions,
  ) {}

  async call(event: unknown, environment: Readonly<Record<string, string>>): Promise<unknown> {
    if (this.#busy >= MAX_INSTANCES) await new Promise<void>((resolve) => this.#queue.push(resolve))
    else this.#busy++
    try {
      const instance = await this.#take()
      try {
        const { timeoutMs } = this.spec
        const aheadMs = this.options.aheadMs()
        return await instance.call({ event, environment, requestId: randomUUID(), timeoutMs, aheadMs })
      } finally {
        if (instance.gone) this.#all.delete(instance)
        else this.#idle.push(instance)
      }
    } finally {
      // The place is handed to who waits longest, so nobody can slip in between.
      const next = this.#queue.shift()
      if (next) next()
      else this.#busy--
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all([...this.#all].map((instance) => instance.stop()))
  }

  async #take(): Promise<Instance> {
    if (this.#stopped) throw new FunctionError('FUNCTION_NOT_FOUND', `${this.spec.name} has been stopped`)
    const kept = this.#idle.pop()
    if (kept && !kept.gone) return kept
    const { worker, environment, log } = this.options
    const instance = new Instance(worker, this.spec.file, environment, log)
    this.#all.add(instance)
    await instance.load()
    return instance
  }
}
