import type { Readers } from './readers'
import { COMMITS_SQL } from './schema'
import type { Connection } from './sqlite'

/** The database as it was after commit number `commits`, on a connection of its own. */
export interface Snapshot {
  readonly connection: Connection
  readonly commits: number
  users: number
}

/**
 * Snapshots for transactions. Between two commits the database does not change, so transactions that begin in between
 * share one snapshot: many at once need few connections.
 */
export class Snapshots {
  #latest: Snapshot | null = null

  constructor(private readonly readers: Readers) {}

  /** The database as it is now, whichever process wrote last. */
  take(): Snapshot {
    const connection = this.readers.take()
    const latest = this.#latest
    if (latest && latest.commits === commitsOf(connection)) {
      this.readers.give(connection)
      latest.users++
      return latest
    }
    connection.statement('BEGIN').run()
    this.#latest = { connection, commits: commitsOf(connection), users: 1 }
    return this.#latest
  }

  give(snapshot: Snapshot): void {
    if (--snapshot.users > 0) return
    if (this.#latest === snapshot) this.#latest = null
    snapshot.connection.statement('COMMIT').run()
    this.readers.give(snapshot.connection)
  }
}

const commitsOf = (connection: Connection): number =>
  (connection.statement(COMMITS_SQL).get() as { value: number }).value
