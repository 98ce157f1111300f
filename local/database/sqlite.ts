import type { SqlValue } from './values'

/** The part of the `node:sqlite` interface that is used here. */
export interface Statement {
  run(...values: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  get(...values: SqlValue[]): unknown
  all(...values: SqlValue[]): unknown[]
  iterate(...values: SqlValue[]): IterableIterator<unknown>
}

interface SqliteDatabase {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

export interface SqliteModule {
  DatabaseSync: new (file: string) => SqliteDatabase
  /** Since Node 22.16. */
  backup?(source: SqliteDatabase, toFile: string, options: { rate: number }): Promise<unknown>
}

/** Not a literal, so that bundlers and the types of older Nodes leave it alone. */
const BUILT_IN: string = 'node:sqlite'

/** The running Node's own SQLite, or the package with the same interface where Node has none (before 22.13). */
export async function loadSqlite(): Promise<SqliteModule> {
  try {
    return (await import(BUILT_IN)) as SqliteModule
  } catch {
    return (await import('@photostructure/sqlite')) as unknown as SqliteModule
  }
}

/** Lists with `$in` of many lengths give many texts; more than this many are not kept prepared. */
const MAX_STATEMENTS = 500
const BUSY_TIMEOUT_MS = 10_000

/** One SQLite connection with its prepared statements. */
export class Connection {
  readonly #statements = new Map<string, Statement>()

  readonly database: SqliteDatabase

  constructor(sqlite: SqliteModule, file: string) {
    this.database = new sqlite.DatabaseSync(file)
    // What a sort or a savepoint puts aside stays in memory: on a full disk, too, all can be read.
    this.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA temp_store = MEMORY`)
  }

  exec(sql: string): void {
    this.database.exec(sql)
  }

  statement(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    if (this.#statements.size >= MAX_STATEMENTS) this.#statements.delete(this.#statements.keys().next().value as string)
    const statement = this.database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  /** Runs `work` in one write transaction; what it throws undoes it. */
  write<T>(work: () => T): T {
    this.statement('BEGIN IMMEDIATE').run()
    try {
      const result = work()
      this.statement('COMMIT').run()
      return result
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  close(): void {
    this.#statements.clear()
    this.database.close()
  }

  /** SQLite has already rolled back by itself after some errors (disk full), and then refuses a second time. */
  #rollBack(): void {
    try {
      this.database.exec('ROLLBACK')
    } catch {}
  }
}
