import { DatabaseError, type DatabaseErrorCode, storageError } from '../errors'
import type { Index, Row } from '../indexKeys'
import { makePrivate } from '../privateFile'
import { type Collection, deleteRowSql, insertRowSql, quote, rowValues, type Schema } from '../schema'
import { Connection, type SqliteModule } from '../sqlite'

/** What a transaction saw of a document: the number of the commit that wrote it, or null when there was none. */
export interface Seen {
  collection: string
  id: string
  version: number | null
}

/** One document to write (`json`) or remove (null), with the rows that change in each of the collection's indexes. */
export interface Write extends Seen {
  json: string | null
  rows: readonly { index: number; remove: readonly Row[]; add: readonly Row[] }[]
}

/** A transaction ready to be written: nothing in it is written unless all that it saw still stands. */
export interface Commit {
  reads: readonly Seen[]
  writes: readonly Write[]
}

/** `version` is the number that the commit was given. */
export type Outcome =
  | { ok: true; version: number }
  | { ok: false; code: DatabaseErrorCode; message: string; document?: string }

/** Where a document stands now, inside the write transaction. */
interface Found {
  seq: number
  version: number
}

/** Pages of the log before it is copied into the database (32 MB): a page that changes often is then copied once. */
const CHECKPOINT_PAGES = 8_192

/** A connection whose commits are on the disk when they return. */
export function openWriteConnection(sqlite: SqliteModule, file: string): Connection {
  makePrivate(file)
  const connection = new Connection(sqlite, file)
  connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
    PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  return connection
}

/** Folds the log into the file before it closes, so that the file alone is the database; with no room for that the log stays. */
export function closeWriteConnection(connection: Connection): void {
  try {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {}
  connection.close()
}

/** Writes batches of commits on one connection, each batch in one SQLite transaction and with one flush. */
export class Writer {
  constructor(
    private readonly connection: Connection,
    private readonly schema: Schema,
    private readonly stamp: string,
  ) {}

  /** A commit that fails leaves nothing and does not touch its neighbours; a batch that fails writes nothing at all. */
  write(commits: readonly Commit[]): Outcome[] {
    try {
      return this.connection.write(() => this.#writeAll(commits))
    } catch (error) {
      const { code, message } = storageError(error)
      return commits.map(() => ({ ok: false, code, message }))
    }
  }

  #writeAll(commits: readonly Commit[]): Outcome[] {
    const first = this.#setting('commits') as number
    if (this.#setting('schema') !== this.stamp) {
      throw new DatabaseError('STORAGE', 'another process opened this database with another manifest: restart this one')
    }
    const outcomes = commits.map((commit, i) => this.#writeOne(commit, first + 1 + i))
    this.connection.statement(`UPDATE settings SET value = ? WHERE name = 'commits'`).run(first + commits.length)
    return outcomes
  }

  #setting(name: string): unknown {
    return (this.connection.statement('SELECT value FROM settings WHERE name = ?').get(name) as { value: unknown })
      .value
  }

  #writeOne(commit: Commit, version: number): Outcome {
    for (const seen of commit.reads)
      if (this.#current(seen)?.version !== (seen.version ?? undefined)) return conflict(seen)
    const found = commit.writes.map((write) => this.#current(write))
    const stale = commit.writes.find((write, i) => found[i]?.version !== (write.version ?? undefined))
    if (stale) return conflict(stale)
    this.connection.statement('SAVEPOINT member').run()
    try {
      this.#apply(commit.writes, found, version)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      this.connection.statement('ROLLBACK TO member').run()
      this.connection.statement('RELEASE member').run()
      return { ok: false, code: 'DUPLICATE', message: (error as Error).message }
    }
    this.connection.statement('RELEASE member').run()
    return { ok: true, version }
  }

  #current({ collection, id }: Seen): Found | undefined {
    const { table } = this.#collection(collection)
    return this.connection.statement(`SELECT seq, version FROM ${quote(table)} WHERE id = ?`).get(id) as
      | Found
      | undefined
  }

  /** First all that leaves, then all that enters: so one transaction may hand a unique key from one document to another. */
  #apply(writes: readonly Write[], found: readonly (Found | undefined)[], version: number): void {
    writes.forEach((write, i) => {
      this.#takeOut(write, found[i])
    })
    writes.forEach((write, i) => {
      if (write.json !== null) this.#putIn(write, this.#store(write, write.json, found[i], version))
    })
  }

  #takeOut(write: Write, found: Found | undefined): void {
    const { table, indexes } = this.#collection(write.collection)
    for (const { index, remove } of write.rows) {
      const statement = this.connection.statement(deleteRowSql(indexes[index] as Index))
      for (const row of remove) statement.run(...rowValues(row, write.id))
    }
    if (write.json === null && found) {
      this.connection.statement(`DELETE FROM ${quote(table)} WHERE seq = ?`).run(found.seq)
    }
  }

  #store({ collection, id }: Write, json: string, found: Found | undefined, version: number): number {
    const table = quote(this.#collection(collection).table)
    if (!found) {
      const insert = this.connection.statement(`INSERT INTO ${table} (id, version, json) VALUES (?, ?, ?)`)
      return Number(insert.run(id, version, json).lastInsertRowid)
    }
    this.connection.statement(`UPDATE ${table} SET version = ?, json = ? WHERE seq = ?`).run(version, json, found.seq)
    return found.seq
  }

  #putIn(write: Write, seq: number): void {
    const { indexes } = this.#collection(write.collection)
    for (const { index, add } of write.rows) {
      const statement = this.connection.statement(insertRowSql(indexes[index] as Index))
      for (const row of add) statement.run(...rowValues(row, write.id), seq)
    }
  }

  #collection(name: string): Collection {
    return this.schema.get(name) as Collection
  }
}

const conflict = ({ collection, id }: Seen): Outcome => ({
  ok: false,
  code: 'CONFLICT',
  message: `${collection}/${id} was written by another transaction`,
  document: `${collection}/${id}`,
})

const isUniqueViolation = (error: unknown): boolean => /UNIQUE constraint failed/.test((error as Error).message)
