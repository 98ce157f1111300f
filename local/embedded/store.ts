import type { CollectionName, Documents, Manifest } from '../../server/collections'
import { type Filter, type IsGone, type Query, type Store, StoreError, type Transaction } from '../../server/ports'
import { type Database, openDatabase } from '../database/database'
import { DatabaseError } from '../database/errors'
import type { DatabaseTransaction } from '../database/write/transaction'
import { Lanes } from './lanes'

export interface StoreOptions {
  directory: string
  manifest: Manifest
  /** The built file of local/database/write/writerThread.ts; without it writes and flushes hold up this thread. */
  writerThread?: URL
  /** Hears each time that something was not written for want of space. */
  onNoSpace?: () => void
}

/** What one machine's store can do besides. */
export interface EmbeddedStore extends Store {
  /** Writes a copy of all collections to `toFile` while the store is in use; see local/database/README.md. */
  backup(toFile: string): Promise<void>
}

/** The Store of one machine: an embedded document database in `directory`. */
export async function openStore({ onNoSpace = () => {}, ...options }: StoreOptions): Promise<EmbeddedStore> {
  return new DatabaseStore(await translated(openDatabase({ ...options, serializable: true })), onNoSpace)
}

/** What the port promises in both editions; the database could do more. */
const STAGES = new Set(['$match', '$group', '$sort', '$limit', '$project', '$unwind'])
const MAX_TRIES = 12
const MAX_PAUSE_MS = 16

class DatabaseStore implements EmbeddedStore {
  readonly #lanes = new Lanes()
  readonly #running = new Set<Promise<unknown>>()
  #closed = false

  constructor(
    private readonly database: Database,
    private readonly onNoSpace: () => void,
  ) {}

  get<N extends CollectionName>(collection: N, id: string): Promise<Documents[N] | null> {
    return translated(this.database.get(collection, id)) as Promise<Documents[N] | null>
  }

  find<N extends CollectionName>(collection: N, query: Query, isGone?: IsGone): Promise<Documents[N][]> {
    return translated(this.database.find(collection, query, isGone)) as Promise<Documents[N][]>
  }

  whileWaited(isGone: IsGone): Store {
    return {
      get: (collection, id) => this.get(collection, id),
      find: (collection, query) => this.find(collection, query, isGone),
      count: (collection, filter) => this.count(collection, filter, isGone),
      aggregate: (collection, stages) => this.aggregate(collection, stages, isGone),
      transact: (work) => this.transact(work),
      close: () => this.close(),
    }
  }

  count(collection: CollectionName, filter: Filter, isGone?: IsGone): Promise<number> {
    return translated(this.database.count(collection, filter, isGone))
  }

  async aggregate(
    collection: CollectionName,
    stages: readonly object[],
    isGone?: IsGone,
  ): Promise<Record<string, unknown>[]> {
    const unknown = stages.find((stage) => !Object.keys(stage).every((operator) => STAGES.has(operator)))
    if (unknown) throw new StoreError('BAD_QUERY', `${Object.keys(unknown)} is none of the port's stages`)
    return translated(this.database.aggregate(collection, stages, isGone))
  }

  async transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.#closed) throw new StoreError('CLOSED', 'the store is closed')
    const running = translated(this.#untilCommitted(work))
    this.#running.add(running)
    try {
      return await running
    } catch (error) {
      if (error instanceof StoreError && error.code === 'NO_SPACE') this.onNoSpace()
      throw error
    } finally {
      this.#running.delete(running)
    }
  }

  backup(toFile: string): Promise<void> {
    return translated(this.database.backup(toFile))
  }

  /** Lets the transactions that are under way come to their end, and begins no other. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#running)
    await this.database.close()
  }

  /**
   * Who loses comes again behind those who lost over the same document: they do not make each other lose again. Ids are
   * nearly always free: only who comes again looks.
   */
  async #untilCommitted<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.#attempt(work, true)
    } catch (error) {
      const document = contested(error)
      if (document === null) throw error
      return this.#lanes.enter(document, () => this.#again(work))
    }
  }

  async #again<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 2; ; attempt++) {
      try {
        return await this.#attempt(work, false)
      } catch (error) {
        if (contested(error) === null || attempt === MAX_TRIES) throw error
        await pause(attempt)
      }
    }
  }

  async #attempt<T>(work: (tx: Transaction) => Promise<T>, hopeful: boolean): Promise<T> {
    const transaction = this.database.begin(hopeful)
    try {
      const result = await work(facade(transaction))
      await transaction.commit()
      return result
    } finally {
      transaction.abort()
    }
  }
}

const facade = (transaction: DatabaseTransaction): Transaction => ({
  get: (collection, id) => atOnce(() => transaction.get(collection, id) as never),
  insert: (collection, document) => atOnce(() => transaction.insert(collection, document as never)),
  put: (collection, document) => atOnce(() => transaction.put(collection, document as never)),
  remove: (collection, id) => atOnce(() => transaction.remove(collection, id)),
})

/** The document over which a commit lost, or null for any other error. */
const contested = (error: unknown): string | null =>
  error instanceof DatabaseError && error.code === 'CONFLICT' ? (error.document ?? '') : null

/** Contenders come back at different moments, further apart the longer they lose. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** attempt, MAX_PAUSE_MS)))

/** The database's refusal in the port's words. What the port has no word for is a surprise and stays. */
const inPortsWords = (error: unknown): unknown => {
  if (!(error instanceof DatabaseError)) return error
  switch (error.code) {
    case 'CONFLICT':
    case 'DUPLICATE':
    case 'CLOSED':
    case 'BAD_QUERY':
    case 'TOO_MUCH':
    case 'ABANDONED':
      return new StoreError(error.code, error.message)
    case 'FULL':
      return new StoreError('NO_SPACE', error.message, { cause: error })
    case 'STORAGE':
      return new StoreError('STORAGE_FAULT', error.message, { cause: error })
    default:
      return error
  }
}

async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw inPortsWords(error)
  }
}

/** A transaction's reads and writes are done when they are called: a command has some twenty of them. */
const atOnce = async <T>(work: () => T): Promise<T> => {
  try {
    return work()
  } catch (error) {
    throw inPortsWords(error)
  }
}
