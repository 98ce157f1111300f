import { randomUUID } from 'node:crypto'
import type { CloudDatabase } from '../connect'
import { type Fault, faultOf } from '../faults'
import { TOUCHED, untouched } from './touched'

export interface Doc {
  _id: string
  [field: string]: unknown
}

/**
 * All that can be sent inside a transaction: by id, and one at a time. `where().update`, `.remove` and `.count` carry
 * no transaction's id and would silently run outside it (docs/decisions/transactions-in-the-cloud.md); here they cannot
 * be said.
 */
export interface Wire {
  get(collection: string, id: string): Promise<Doc | null>
  /** Fails when an id is taken. */
  add(collection: string, documents: readonly Doc[]): Promise<void>
  /** Writes the whole document, new or not. */
  set(collection: string, document: Doc): Promise<void>
  /** A real write that changes nothing anyone reads. */
  touch(collection: string, id: string): Promise<void>
  remove(collection: string, id: string): Promise<void>
  commit(): Promise<void>
  /** Never throws: what could not be told ends by itself after 30 seconds. */
  abort(): Promise<void>
}

/** What the gateway or the way to it did to a transaction; errors of the work inside it are never of this kind. */
export class WireError extends Error {
  constructor(
    readonly fault: Fault | 'commit-unknown',
    override readonly cause: unknown,
  ) {
    super(fault === 'commit-unknown' ? 'nobody knows whether the commit was done' : (cause as Error).message, { cause })
  }
}

/** The part of the SDK's transaction that keeps to it. */
interface SdkTransaction {
  collection(name: string): {
    add(documents: Doc[]): Promise<unknown>
    doc(id: string): {
      get(): Promise<{ data: Doc | null }>
      set(fields: object): Promise<unknown>
      update(fields: object): Promise<unknown>
      remove(): Promise<unknown>
    }
  }
  commit(): Promise<unknown>
  rollback(reason: unknown): Promise<unknown>
}

/** How long an abort is waited for when the gateway does not answer. */
const ABORT_MS = 1000

const atMost = async (work: Promise<unknown>, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => {}), patience])
  clearTimeout(timer)
}

const sent = async <T>(request: Promise<T>): Promise<T> => {
  try {
    return await request
  } catch (error) {
    throw new WireError(faultOf(error), error)
  }
}

/** A commit is done, refused in so many words, or nobody knows: it is never sent twice. */
const committed = async (request: Promise<unknown>): Promise<void> => {
  try {
    await request
  } catch (error) {
    const fault = faultOf(error)
    throw new WireError(fault === 'conflict' || fault === 'duplicate' ? fault : 'commit-unknown', error)
  }
}

/** Begins a transaction. Its snapshot is that of the first operation. */
export async function beginWire(database: CloudDatabase): Promise<Wire> {
  const tx = (await sent(database.startTransaction() as Promise<unknown>)) as SdkTransaction
  const doc = (collection: string, id: string) => tx.collection(collection).doc(id)
  return {
    async get(collection, id) {
      const { data } = await sent(doc(collection, id).get())
      return data && untouched(data)
    },
    async add(collection, documents) {
      await sent(tx.collection(collection).add([...documents]))
    },
    async set(collection, { _id, ...fields }) {
      await sent(doc(collection, _id).set(fields))
    },
    async touch(collection, id) {
      await sent(doc(collection, id).update({ [TOUCHED]: randomUUID() }))
    },
    async remove(collection, id) {
      await sent(doc(collection, id).remove())
    },
    commit: () => committed(tx.commit()),
    abort: () => atMost(tx.rollback(null), ABORT_MS),
  }
}
