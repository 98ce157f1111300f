import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Connection, loadSqlite } from '../../local/database/sqlite'
import type { SqlValue } from '../../local/database/values'
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

/** A plain table of the matters' list, with a column for each filter and an index for the owner in the list's order. */
export interface BareTable {
  /** The first 50 matters of `owner` that fulfil `more`, SQL over the columns status and source; parsed. */
  list(owner: string, more?: string): unknown[]
  close(): void
}

export async function bareTable(directory: string, lines: Iterable<Doc>): Promise<BareTable> {
  const connection = new Connection(await loadSqlite(), join(directory, 'bare.sqlite'))
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF')
  connection.exec('CREATE TABLE lines (id TEXT PRIMARY KEY, owner, rank, due, status, source, json TEXT)')
  connection.write(() => {
    const insert = connection.statement('INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?)')
    for (const line of lines) insert.run(...columnsOf(line), JSON.stringify(line))
  })
  connection.exec('CREATE INDEX by_owner ON lines (owner, rank, due, id)')
  return {
    list: (owner, more = 'true') => {
      const sql = `SELECT json FROM lines WHERE owner = ? AND ${more} ORDER BY rank, due, id LIMIT 50`
      return (connection.statement(sql).all(owner) as { json: string }[]).map(({ json }) => JSON.parse(json))
    },
    close: () => connection.close(),
  }
}

const columnsOf = ({ _id, unitIds, rank, listDueAt, status, source }: Doc): SqlValue[] =>
  [_id, (unitIds as string[])[0], rank, listDueAt, status, source] as SqlValue[]
