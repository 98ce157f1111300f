import { randomBytes } from 'node:crypto'
import type { Documents } from '../documents/documents'
import type { CloudTransaction } from '../documents/transaction'
import { noTransaction } from '../errors'

/** How long a transaction may live, as in the cloud. */
const LIFE_MS = 30_000

interface Open {
  transaction: CloudTransaction
  end: number
  timer: NodeJS.Timeout
  /** Operations of one transaction come one after another, as on one connection to MongoDB. */
  last: Promise<unknown>
}

/** The transactions that clients have open, by the id that they were given. */
export class Sessions {
  readonly #open = new Map<string, Open>()

  constructor(
    private readonly documents: Documents,
    private readonly now: () => number,
  ) {}

  start(): string {
    const id = randomBytes(16).toString('hex')
    const timer = setTimeout(() => this.#end(id), LIFE_MS)
    timer.unref()
    this.#open.set(id, {
      transaction: this.documents.begin(),
      end: this.now() + LIFE_MS,
      timer,
      last: Promise.resolve(),
    })
    return id
  }

  /**
   * Runs one operation in the transaction. Whatever it throws ends the transaction, as in MongoDB. Throws
   * DATABASE_TRANSACTION_FAIL when it has ended or lived too long.
   */
  within<T>(id: string, work: (transaction: CloudTransaction) => Promise<T>): Promise<T> {
    this.#endOld()
    const open = this.#open.get(id)
    if (!open) return Promise.reject(noTransaction())
    const running = open.last.then(async () => {
      if (!this.#open.has(id)) throw noTransaction()
      try {
        return await work(open.transaction)
      } catch (error) {
        this.#end(id)
        throw error
      }
    })
    open.last = running.catch(() => undefined)
    return running
  }

  commit(id: string): Promise<void> {
    return this.within(id, async (transaction) => {
      this.#forget(id)
      await transaction.commit()
    })
  }

  abort(id: string): Promise<void> {
    return this.within(id, async () => this.#end(id))
  }

  /** Ends all: nothing that was not committed stays. */
  close(): void {
    for (const id of [...this.#open.keys()]) this.#end(id)
  }

  /** So that nobody loses against a transaction that has outlived its time. */
  #endOld(): void {
    const now = this.now()
    for (const [id, { end }] of this.#open) if (end <= now) this.#end(id)
  }

  #end(id: string): void {
    this.#forget(id)?.transaction.abort()
  }

  #forget(id: string): Open | undefined {
    const open = this.#open.get(id)
    this.#open.delete(id)
    clearTimeout(open?.timer)
    return open
  }
}
