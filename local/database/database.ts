import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from './backup'
import { fieldsRead, pick } from './dependencies'
import { badQuery, DatabaseError, storageError } from './errors'
import { count, each, find, get } from './find/finder'
import { aggregate } from './matcher'
import { openReadConnection, Readers } from './readers'
import { type Collection, compileManifest, provision, type Schema } from './schema'
import { Snapshots } from './snapshots'
import { type Connection, loadSqlite, type SqliteModule } from './sqlite'
import { Cost, type IsGone } from './turns'
import type { Document, Manifest, Query } from './types'
import { type BatchWriter, Committer } from './write/committer'
import { KeptDocuments } from './write/kept'
import { openThreadWriter } from './write/threadWriter'
import { DatabaseTransaction } from './write/transaction'
import { closeWriteConnection, openWriteConnection, Writer } from './write/writer'

export interface DatabaseOptions {
  /** Made when it is not there. Several processes may open the same one with the same manifest. */
  directory: string
  manifest: Manifest
  /** Documents that a transaction only read must stand unchanged at its commit; otherwise write skew is allowed. */
  serializable?: boolean
  /** The built file of writerThread.ts: then writes and flushes run in a thread of their own, else in this one. */
  writerThread?: URL
}

/** Documents in one SQLite file, asked and changed as in MongoDB. */
export interface Database {
  get(collection: string, id: string): Promise<Document | null>
  /** `isGone`, here and below: a long read ends with ABANDONED when nobody waits for it any more. */
  find(collection: string, query: Query, isGone?: IsGone): Promise<Document[]>
  count(collection: string, filter: object, isGone?: IsGone): Promise<number>
  /** MongoDB stages within one collection; 10,000 rows at most. A leading `$match` uses the indexes. */
  aggregate(collection: string, stages: readonly object[], isGone?: IsGone): Promise<Record<string, unknown>[]>
  /** `hopeful`: inserts do not look whether their ids are taken; a commit over one that is fails with CONFLICT. */
  begin(hopeful?: boolean): DatabaseTransaction
  /** Writes a copy to `toFile` while the database is in use. Throws FULL or STORAGE. */
  backup(toFile: string): Promise<void>
  /** Writes what is queued, then closes. */
  close(): Promise<void>
}

/** No answer is without bounds. */
const MAX_ROWS = 10_000

const FILE = 'documents.sqlite'

/** Opens or makes the database. Throws FULL or STORAGE when the directory cannot be used. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const sqlite = await loadSqlite()
  const schema = compileManifest(options.manifest)
  const file = join(options.directory, FILE)
  try {
    mkdirSync(options.directory, { recursive: true, mode: 0o700 })
    const committer = new Committer(await openWriter(sqlite, file, schema, options))
    const readers = new Readers(() => openReadConnection(sqlite, file))
    const copyTo = (toFile: string) => backUp(sqlite, file, toFile)
    return new EmbeddedDatabase(schema, readers, committer, options.serializable === true, copyTo)
  } catch (error) {
    throw storageError(error)
  }
}

async function openWriter(
  sqlite: SqliteModule,
  file: string,
  schema: Schema,
  { manifest, writerThread }: DatabaseOptions,
): Promise<BatchWriter> {
  const connection = openWriteConnection(sqlite, file)
  const stamp = provisionOrClose(connection, schema)
  if (writerThread) {
    connection.close()
    return openThreadWriter(writerThread, { file, manifest, stamp })
  }
  const writer = new Writer(connection, schema, stamp)
  return { write: async (commits) => writer.write(commits), close: async () => closeWriteConnection(connection) }
}

function provisionOrClose(connection: Connection, schema: Schema): string {
  try {
    return provision(connection, schema)
  } catch (error) {
    connection.close()
    throw error
  }
}

class EmbeddedDatabase implements Database {
  readonly #snapshots: Snapshots
  readonly #kept = new KeptDocuments()
  #closed = false

  constructor(
    private readonly schema: Schema,
    private readonly readers: Readers,
    private readonly committer: Committer,
    private readonly serializable: boolean,
    private readonly copyTo: (toFile: string) => Promise<void>,
  ) {
    this.#snapshots = new Snapshots(readers)
  }

  async get(collection: string, id: string): Promise<Document | null> {
    return get(this.readers, this.#collection(collection), id)
  }

  async find(collection: string, query: Query, isGone?: IsGone): Promise<Document[]> {
    return find(this.readers, this.#collection(collection), query, new Cost(isGone))
  }

  async count(collection: string, filter: object, isGone?: IsGone): Promise<number> {
    return count(this.readers, this.#collection(collection), filter, new Cost(isGone))
  }

  async aggregate(collection: string, stages: readonly object[], isGone?: IsGone): Promise<Record<string, unknown>[]> {
    const [first, ...rest] = stages
    const match = first && '$match' in first ? (first.$match as object) : null
    const pipeline = match ? rest : stages
    const fields = fieldsRead(pipeline)
    const documents: object[] = []
    const keep = (document: Document) => void documents.push(pick(document, fields))
    await each(this.readers, this.#collection(collection), match ?? {}, keep, new Cost(isGone))
    const rows = aggregate(documents, pipeline)
    if (rows.length > MAX_ROWS) throw badQuery(`an aggregation gives ${MAX_ROWS} rows at most, this one ${rows.length}`)
    return rows
  }

  begin(hopeful = false): DatabaseTransaction {
    if (this.#closed) throw new DatabaseError('CLOSED', 'the database is closed')
    const { schema, committer, serializable } = this
    const snapshots = this.#snapshots
    return new DatabaseTransaction({ schema, snapshots, committer, kept: this.#kept, serializable, hopeful })
  }

  async backup(toFile: string): Promise<void> {
    if (this.#closed) throw new DatabaseError('CLOSED', 'the database is closed')
    await this.copyTo(toFile)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    // The writer last: readers that are still there keep the log from being folded into the file.
    this.readers.close()
    await this.committer.close()
  }

  #collection(name: string): Collection {
    if (this.#closed) throw new DatabaseError('CLOSED', 'the database is closed')
    const collection = this.schema.get(name)
    if (!collection) throw badQuery(`there is no collection ${name}`)
    return collection
  }
}
