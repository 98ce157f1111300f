import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Connection, loadSqlite } from '../../local/database/sqlite'
import type { Doc } from './documents'

/** Flushed appends of 4 KB a second, one after another: what the disk allows a single writer without group commit. */
export function flushedAppends(directory: string, ms: number): number {
  const file = openSync(join(directory, 'appends'), 'w')
  const block = Buffer.alloc(4096, 1)
  const start = performance.now()
  let done = 0
  for (; performance.now() - start < ms; done++) {
    writeSync(file, block)
    fdatasyncSync(file)
  }
  closeSync(file)
  return (done / (performance.now() - start)) * 1000
}

/** A plain table with the columns of one list and an index in its order. */
export interface BareTable {
  /** The first 50 documents of `owner`, parsed. */
  list(owner: string): unknown[]
  close(): void
}

export async function bareTable(
  directory: string,
  documents: Iterable<[owner: string, rank: number, due: string, Doc]>,
): Promise<BareTable> {
  const connection = new Connection(await loadSqlite(), join(directory, 'bare.sqlite'))
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF')
  connection.exec('CREATE TABLE lines (id TEXT PRIMARY KEY, owner TEXT, rank INTEGER, due TEXT, json TEXT)')
  connection.write(() => {
    const insert = connection.statement('INSERT INTO lines VALUES (?, ?, ?, ?, ?)')
    for (const [owner, rank, due, document] of documents)
      insert.run(document._id, owner, rank, due, JSON.stringify(document))
  })
  connection.exec('CREATE INDEX by_owner ON lines (owner, rank, due, id)')
  const select = connection.statement('SELECT json FROM lines WHERE owner = ? ORDER BY rank, due, id LIMIT 50')
  return {
    list: (owner) => (select.all(owner) as { json: string }[]).map(({ json }) => JSON.parse(json)),
    close: () => connection.close(),
  }
}
