import { Connection, loadSqlite } from '../../local/database/sqlite'

export type BareTable = 'todos' | 'lines'

/** Plain tables with the columns by which a list is asked, and an index in its order. */
export const BARE_SCHEMA = `
  CREATE TABLE IF NOT EXISTS reports (id INTEGER PRIMARY KEY, json TEXT);
  CREATE TABLE IF NOT EXISTS todos (id TEXT PRIMARY KEY, owner TEXT, rank INTEGER, due TEXT, json TEXT);
  CREATE TABLE IF NOT EXISTS lines (id TEXT PRIMARY KEY, owner TEXT, rank INTEGER, due TEXT, json TEXT);
  CREATE INDEX IF NOT EXISTS todos_by_owner ON todos (owner, rank, due, id);
  CREATE INDEX IF NOT EXISTS lines_by_owner ON lines (owner, rank, due, id);`

export interface BareRow {
  table: BareTable
  id: string
  owner: string
  rank: number
  due: string
  document: object
}

/** Fills the file of a bare server that does not run yet. */
export async function fillBare(file: string, rows: Iterable<BareRow>): Promise<void> {
  const connection = new Connection(await loadSqlite(), file)
  connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; ${BARE_SCHEMA}`)
  connection.write(() => {
    for (const { table, id, owner, rank, due, document } of rows)
      connection
        .statement(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?)`)
        .run(id, owner, rank, due, JSON.stringify(document))
  })
  connection.close()
}
