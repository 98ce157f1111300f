import { Connection, type SqliteModule } from './sqlite'

/** More than that are rarely needed at once; what a burst opened beyond it is closed again. */
const MAX_IDLE = 8

/** A connection that cannot write; it keeps 16 MB of pages, so that the upper levels of the indexes stay. */
export function openReadConnection(sqlite: SqliteModule, file: string): Connection {
  const connection = new Connection(sqlite, file)
  connection.exec('PRAGMA query_only = ON; PRAGMA cache_size = -16384')
  return connection
}

/** Pooled read connections: one for each snapshot or running query, since a snapshot belongs to a connection. */
export class Readers {
  readonly #idle: Connection[] = []
  #closed = false

  constructor(private readonly open: () => Connection) {}

  take(): Connection {
    return this.#idle.pop() ?? this.open()
  }

  give(connection: Connection): void {
    if (this.#closed || this.#idle.length >= MAX_IDLE) connection.close()
    else this.#idle.push(connection)
  }

  close(): void {
    this.#closed = true
    for (const connection of this.#idle.splice(0)) connection.close()
  }
}
