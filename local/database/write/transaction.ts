import { DatabaseError } from '../errors'
import { diffRows, type Row, rowsOf } from '../indexKeys'
import { type Collection, quote, type Schema } from '../schema'
import type { Snapshot, Snapshots } from '../snapshots'
import type { Connection } from '../sqlite'
import type { Document } from '../types'
import type { Committer } from './committer'
import type { KeptDocument, KeptDocuments } from './kept'
import type { Commit, Write } from './writer'

/** What the snapshot holds under an id, and what this transaction wants to stand there. */
interface Entry {
  collection: Collection
  id: string
  version: number | null
  json: string | null
  /** The document's rows in each index. */
  rows: readonly (readonly Row[])[]
  /** The parsed document, if it was, until it is handed to the caller, who may change it. */
  parsed: Document | null
  /** Set when the caller was shown the document or its absence. */
  read: boolean
  written?: { json: string | null; rows: readonly (readonly Row[])[] }
}

interface Versioned {
  version: number
}

export interface TransactionOptions {
  schema: Schema
  snapshots: Snapshots
  committer: Committer
  kept: KeptDocuments
  /** Also what was only read must still stand at commit. */
  serializable: boolean
  /** An insert does not look whether its id is taken: that shows at commit, as CONFLICT. Serializable ones only. */
  hopeful: boolean
}

/** JSON writes half of a character (a lone surrogate) as an escape. As a key SQLite would make one of all such: U+FFFD. */
const HALF_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f]/

/**
 * A snapshot of the database, taken at the first operation, and a buffer of writes. By id only.
 * At commit the first writer wins: CONFLICT when a document that this one wrote (or, serializable, read) has changed.
 */
export class DatabaseTransaction {
  readonly #entries = new Map<string, Entry>()
  #snapshot: Snapshot | null = null
  #ended = false

  constructor(private readonly options: TransactionOptions) {}

  get(collection: string, id: string): Document | null {
    const entry = this.#entry(collection, id)
    entry.read = true
    const json = entry.written ? entry.written.json : entry.json
    if (json === null) return null
    const parsed = entry.written ? null : entry.parsed
    entry.parsed = null
    return parsed ?? JSON.parse(json)
  }

  /** Refuses with DUPLICATE when the id is taken, unless `hopeful`. Whether a unique index's key is taken shows at commit. */
  insert(collection: string, document: Document): void {
    const entry = this.#entry(collection, document._id, this.options.hopeful)
    if ((entry.written ? entry.written.json : entry.json) !== null) {
      throw new DatabaseError('DUPLICATE', `${collection}/${document._id} is already there`)
    }
    this.#write(entry, document)
  }

  put(collection: string, document: Document): void {
    this.#write(this.#entry(collection, document._id), document)
  }

  remove(collection: string, id: string): void {
    this.#entry(collection, id).written = { json: null, rows: [] }
  }

  /** Resolves once the writes are on the disk. */
  async commit(): Promise<void> {
    this.#refuseEnded()
    this.abort()
    const commit = this.#commit()
    if (commit.writes.length === 0) return
    const version = await this.options.committer.commit(commit)
    for (const [key, { written }] of this.#entries) {
      if (written && written.json !== null)
        this.options.kept.keep(key, { version, json: written.json, rows: written.rows })
    }
  }

  /** Forgets all writes. Aborting twice, or after a commit, does nothing. */
  abort(): void {
    this.#ended = true
    if (this.#snapshot) this.options.snapshots.give(this.#snapshot)
    this.#snapshot = null
  }

  #write(entry: Entry, document: Document): void {
    const json = JSON.stringify(document)
    if (json.includes('\\ud') && HALF_CHARACTER.test(json))
      throw new DatabaseError('BAD_DOCUMENT', `${document._id} holds half a character`)
    entry.written = { json, rows: entry.collection.indexes.map((index) => rowsOf(index, document)) }
  }

  #entry(name: string, id: string, isNew = false): Entry {
    const connection = this.#open()
    const key = `${name}/${id}`
    const known = this.#entries.get(key)
    if (known) return known
    const collection = this.options.schema.get(name)
    if (!collection) throw new DatabaseError('BAD_QUERY', `there is no collection ${name}`)
    if (typeof id !== 'string' || id === '') throw new DatabaseError('BAD_DOCUMENT', `an _id of ${name} is a text`)
    const entry = isNew ? absent(collection, id) : load(connection, this.options.kept, collection, id)
    this.#entries.set(key, entry)
    return entry
  }

  /** The connection that holds the snapshot. */
  #open(): Connection {
    this.#refuseEnded()
    this.#snapshot ??= this.options.snapshots.take()
    return this.#snapshot.connection
  }

  #refuseEnded(): void {
    if (this.#ended) throw new DatabaseError('CLOSED', 'the transaction has ended')
  }

  #commit(): Commit {
    const entries = [...this.#entries.values()]
    const { serializable } = this.options
    return {
      reads: serializable ? entries.filter((entry) => entry.read && !changes(entry)).map(seen) : [],
      writes: entries.flatMap((entry) => writeOf(entry) ?? []),
    }
  }
}

/** `read`, so that the absence is looked at when the document is removed again before the commit. */
const absent = (collection: Collection, id: string): Entry => ({
  collection,
  id,
  version: null,
  json: null,
  rows: [],
  parsed: null,
  read: true,
})

function load(connection: Connection, kept: KeptDocuments, collection: Collection, id: string): Entry {
  const [table, key] = [quote(collection.table), `${collection.name}/${id}`]
  const found = connection.statement(`SELECT version FROM ${table} WHERE id = ?`).get(id) as Versioned | undefined
  if (!found) return { ...absent(collection, id), read: false }
  const known = kept.get(key, found.version)
  if (known) return { collection, id, ...known, parsed: null, read: false }
  const { json } = connection.statement(`SELECT json FROM ${table} WHERE id = ?`).get(id) as { json: string }
  const parsed = JSON.parse(json) as Document
  const document: KeptDocument = { ...found, json, rows: collection.indexes.map((index) => rowsOf(index, parsed)) }
  kept.keep(key, document)
  return { collection, id, ...document, parsed, read: false }
}

const seen = ({ collection, id, version }: Entry) => ({ collection: collection.name, id, version })

/** Removing what was not there is no write. */
const changes = ({ written, json }: Entry): boolean => written !== undefined && (written.json !== null || json !== null)

function writeOf(entry: Entry): Write | null {
  const { written, collection } = entry
  if (!written || !changes(entry)) return null
  const rows = collection.indexes
    .map((_, index) => ({ index, ...diffRows(entry.rows[index] ?? [], written.rows[index] ?? []) }))
    .filter(({ remove, add }) => remove.length > 0 || add.length > 0)
  return { ...seen(entry), json: written.json, rows }
}
