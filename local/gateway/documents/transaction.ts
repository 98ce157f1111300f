import { DatabaseError } from '../../database/errors'
import type { Readers } from '../../database/readers'
import type { Collection } from '../../database/schema'
import type { Snapshot, Snapshots } from '../../database/snapshots'
import type { Document } from '../../database/types'
import type { Committer } from '../../database/write/committer'
import { conflict, duplicate } from '../errors'
import { toStored } from '../values/stored'
import { load } from './finder'
import type { Locks } from './locks'
import { type Change, holderOf, isSameKey, keyOf, takes, type UniqueKey, uniqueKeys, writeOf } from './rows'
import { lend, type Source } from './source'

export interface TransactionParts {
  readers: Readers
  snapshots: Snapshots
  committer: Committer
  locks: Locks
}

/**
 * One snapshot, taken by the first operation, and a buffer of writes. The first writer wins at the operation: a write to
 * what another transaction is writing, or has written since the snapshot, throws DATABASE_TRANSACTION_CONFLICT.
 */
export class CloudTransaction {
  readonly #changes = new Map<string, Change>()
  readonly #written = new Map<string, Map<string, Document | null>>()
  readonly #locked: string[] = []
  #snapshot: Snapshot | null = null

  constructor(private readonly parts: TransactionParts) {}

  readonly source: Source = {
    read: async (work) => work(this.#connection()),
    mayPause: false,
    written: (collection) => this.#writtenIn(collection),
  }

  get(collection: Collection, id: string): Document | null {
    const own = this.#writtenIn(collection.name).get(id)
    return own === undefined ? (load(this.#connection(), collection, id)?.document ?? null) : own
  }

  /** Puts `after` under the id, or removes it. Throws CONFLICT or E11000; the transaction is then to be aborted. */
  write(collection: Collection, id: string, after: Document | null): void {
    const json = after && toStored(after)
    const change = this.#change(collection, id)
    this.#checkUnique({ ...change, after })
    Object.assign(change, { after, json })
    this.#writtenIn(collection.name).set(id, after)
  }

  async commit(): Promise<void> {
    const writes = [...this.#changes.values()].flatMap((change) => writeOf(change) ?? [])
    try {
      if (writes.length > 0) await this.parts.committer.commit({ reads: [], writes })
    } catch (error) {
      // A write outside took the document or the key without a lock that could be seen: who comes again will see it.
      const lost = error instanceof DatabaseError && (error.code === 'CONFLICT' || error.code === 'DUPLICATE')
      throw lost ? conflict() : error
    } finally {
      this.abort()
    }
  }

  abort(): void {
    if (this.#snapshot) this.parts.snapshots.give(this.#snapshot)
    this.#snapshot = null
    for (const key of this.#locked.splice(0)) this.parts.locks.release(key, this)
  }

  #connection() {
    this.#snapshot ??= this.parts.snapshots.take()
    return this.#snapshot.connection
  }

  #writtenIn(collection: string): Map<string, Document | null> {
    const known = this.#written.get(collection)
    if (known) return known
    const written = new Map<string, Document | null>()
    this.#written.set(collection, written)
    return written
  }

  #change(collection: Collection, id: string): Change {
    const key = keyOf(collection, id)
    const known = this.#changes.get(key)
    if (known) return known
    const seen = load(this.#connection(), collection, id)
    this.#lock(key)
    const version = seen?.version ?? null
    if (lend(this.parts.readers, (connection) => load(connection, collection, id)?.version ?? null) !== version)
      throw conflict()
    const before = seen?.document ?? null
    const change: Change = { collection, id, version, before, after: before, json: null }
    this.#changes.set(key, change)
    return change
  }

  #checkUnique(change: Change): void {
    const { collection, id } = change
    for (const key of uniqueKeys(change)) {
      this.#lock(`${key.index.table}/${JSON.stringify(key.row)}`)
      const holder = lend(this.parts.readers, (connection) => holderOf(connection, key))
      if (holder !== null && holder !== id && !this.#releases(collection, holder, key)) {
        throw duplicate(`${collection.name} index: ${key.index.name}`, JSON.stringify(key.row))
      }
      const own = [...this.#changes.values()].some(
        (other) => other.collection === collection && other.id !== id && takes(other, key),
      )
      if (own) throw duplicate(`${collection.name} index: ${key.index.name}`, JSON.stringify(key.row))
    }
  }

  /** Whether this transaction has already taken the key away from its holder. */
  #releases(collection: Collection, holder: string, key: UniqueKey): boolean {
    const change = this.#changes.get(keyOf(collection, holder))
    if (!change) return false
    return uniqueKeys({ ...change, before: change.after, after: change.before }).some((freed) => isSameKey(freed, key))
  }

  #lock(key: string): void {
    if (!this.parts.locks.take(key, this)) throw conflict()
    this.#locked.push(key)
  }
}
