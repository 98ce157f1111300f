import { join } from 'node:path'
import { type Index, rowsOf } from '../../../../local/database/indexKeys'
import { type Collection, compileManifest, quote, rowValues } from '../../../../local/database/schema'
import { Connection, loadSqlite } from '../../../../local/database/sqlite'
import type { Document } from '../../../../local/database/types'
import { manifest } from '../../../../server/collections'
import type { Findings } from '../findings'

type Stored = { seq: number; json: string }

/** SQLite's own check of its file, and every index row against the documents that it stands for. Answers the rows. */
export async function checkIndexRows(storeDirectory: string, findings: Findings): Promise<number> {
  const connection = new Connection(await loadSqlite(), join(storeDirectory, 'documents.sqlite'))
  try {
    const told = connection.statement('PRAGMA integrity_check').all() as { integrity_check: string }[]
    if (told[0]?.integrity_check !== 'ok') findings.add('the database file is damaged', told)
    let rows = 0
    for (const collection of compileManifest(manifest).values())
      for (const index of collection.indexes) rows += checkIndex(connection, collection, index, findings)
    return rows
  } finally {
    connection.close()
  }
}

/** JSON has no word for minus infinity, which stands for null in an index. */
const written = (values: readonly unknown[]): string =>
  JSON.stringify(values, (_, value) => (value === Number.NEGATIVE_INFINITY ? '-∞' : value))

function checkIndex(connection: Connection, { table }: Collection, index: Index, findings: Findings): number {
  const right = new Set<string>()
  for (const row of connection.statement(`SELECT seq, json FROM ${quote(table)}`).iterate()) {
    const { seq, json } = row as Stored
    const document = JSON.parse(json) as Document
    for (const each of rowsOf(index, document)) right.add(written([...rowValues(each, document._id), seq]))
  }
  let rows = 0
  for (const row of connection.statement(`SELECT * FROM ${quote(index.table)}`).iterate()) {
    rows++
    const stored = written(Object.values(row as object))
    if (!right.delete(stored)) findings.add('index row without its document', { index: index.table, stored })
  }
  for (const lost of right) findings.add('index row lost', { index: index.table, lost })
  return rows
}
