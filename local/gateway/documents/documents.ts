import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { addCollection, storedManifest } from '../../database/collections'
import { DatabaseError } from '../../database/errors'
import { openReadConnection, Readers } from '../../database/readers'
import { type Collection, compileManifest, provision } from '../../database/schema'
import { Snapshots } from '../../database/snapshots'
import { type Connection, loadSqlite } from '../../database/sqlite'
import type { Document, Manifest } from '../../database/types'
import { Committer } from '../../database/write/committer'
import { openWriteConnection, Writer } from '../../database/write/writer'
import { collectionExists, duplicate, failed, invalid, noCollection } from '../errors'
import { toStored } from '../values/stored'
import { load } from './finder'
import { Locks } from './locks'
import { keyOf, writeOf } from './rows'
import { committed, lend, type Source } from './source'
import { CloudTransaction } from './transaction'

/** As the one-machine edition names it, so that either can open the other's directory. */
const FILE = 'documents.sqlite'

/** How long a write outside of transactions waits for one that is writing the same document. */
const WAIT_MS = 5_000

/** Makes of what stands under an id what shall stand there; undefined leaves it, null removes it. */
export type Work = (before: Document | null) => Document | null | undefined

/** The documents of one environment: collections that grow at run time, reads, single writes, transactions. */
export class Documents {
  readonly #readers: Readers
  readonly #snapshots: Snapshots
  readonly #committer: Committer
  readonly #locks = new Locks()
  /** The documents as they are now. */
  readonly source: Source

  private constructor(
    private readonly connection: Connection,
    private readonly collections: Map<string, Collection>,
    readers: Readers,
    stamp: string,
  ) {
    this.#readers = readers
    this.source = committed(readers)
    this.#snapshots = new Snapshots(readers)
    const writer = new Writer(connection, collections, stamp)
    this.#committer = new Committer({
      write: async (commits) => writer.write(commits),
      close: async () => connection.close(),
    })
  }

  /**
   * Opens or makes the database in `directory`. Collections and indexes of `manifest` are provided; those that are there
   * already, provided earlier or added at run time, stay.
   */
  static async open(directory: string, manifest: Manifest = {}): Promise<Documents> {
    const sqlite = await loadSqlite()
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const file = join(directory, FILE)
    const connection = openWriteConnection(sqlite, file)
    const collections = new Map(compileManifest({ ...storedManifest(connection), ...manifest }))
    const stamp = provision(connection, collections)
    return new Documents(connection, collections, new Readers(() => openReadConnection(sqlite, file)), stamp)
  }

  /** Throws DATABASE_COLLECTION_NOT_EXIST. */
  collection(name: string): Collection {
    const collection = this.collections.get(name)
    if (!collection) throw noCollection(name)
    return collection
  }

  /** Throws DATABASE_COLLECTION_ALREADY_EXIST. */
  addCollection(name: string): void {
    if (this.collections.has(name)) throw collectionExists(name)
    if (!/^[^\s$"']{1,64}$/.test(name)) throw invalid(`a collection cannot be named ${name}`)
    this.collections.set(name, addCollection(this.connection, name))
  }

  begin(): CloudTransaction {
    return new CloudTransaction({
      readers: this.#readers,
      snapshots: this.#snapshots,
      committer: this.#committer,
      locks: this.#locks,
    })
  }

  /**
   * Inserts all with one flush, or none: false when one of the ids or keys is taken or held, and who asks has to look
   * at them one by one.
   */
  async insertAll(collection: Collection, documents: readonly Document[]): Promise<boolean> {
    const owner = {}
    const keys = documents.map(({ _id }) => keyOf(collection, _id))
    try {
      if (new Set(keys).size < keys.length || !keys.every((key) => this.#locks.take(key, owner))) return false
      const writes = documents.flatMap(
        (after) => writeOf({ ...insertion(collection, after), json: toStored(after) }) ?? [],
      )
      await this.#committer.commit({ reads: [], writes })
      return true
    } catch (error) {
      if (error instanceof DatabaseError && (error.code === 'CONFLICT' || error.code === 'DUPLICATE')) return false
      throw error
    } finally {
      for (const key of keys) this.#locks.release(key, owner)
    }
  }

  /** One write outside of transactions: it waits for those that are writing the document. Tells whether it changed. */
  async change(collection: Collection, id: string, work: Work): Promise<boolean> {
    const owner = {}
    const key = keyOf(collection, id)
    if (!(await this.#locks.wait(key, owner, WAIT_MS))) {
      throw failed(`[FailedOperation] WriteConflict: a transaction holds ${key}`)
    }
    try {
      return await this.#changeNow(collection, id, work)
    } finally {
      this.#locks.release(key, owner)
    }
  }

  async #changeNow(collection: Collection, id: string, work: Work): Promise<boolean> {
    const seen = lend(this.#readers, (connection) => load(connection, collection, id))
    const before = seen?.document ?? null
    const after = work(before)
    if (after === undefined) return false
    const write = writeOf({
      collection,
      id,
      version: seen?.version ?? null,
      before,
      after,
      json: after && toStored(after),
    })
    if (!write) return false
    try {
      await this.#committer.commit({ reads: [], writes: [write] })
    } catch (error) {
      if (error instanceof DatabaseError && error.code === 'DUPLICATE') throw duplicate(collection.name, error.message)
      throw error
    }
    return true
  }

  async close(): Promise<void> {
    await this.#committer.close()
    this.#readers.close()
  }
}

const insertion = (collection: Collection, after: Document) => ({
  collection,
  id: after._id,
  version: null,
  before: null,
  after,
})
