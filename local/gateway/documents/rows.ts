import { diffRows, type Index, type Row, rowsOfLive } from '../../database/indexKeys'
import { type Collection, fieldColumn, quote } from '../../database/schema'
import type { Connection } from '../../database/sqlite'
import type { Document } from '../../database/types'
import { toKey } from '../../database/values'
import type { Write } from '../../database/write/writer'

/** What a write found and what it leaves: null where there was or will be no document. */
export interface Change {
  collection: Collection
  id: string
  version: number | null
  before: Document | null
  after: Document | null
  /** `after` as it is stored. */
  json: string | null
}

/** Names a document for locks: 1 and '1' are different ids. */
export const keyOf = ({ name }: Collection, id: string): string => `${name}/${JSON.stringify(id)}`

const rows = (index: Index, document: Document | null): Row[] => (document ? rowsOfLive(index, document) : [])

/** The change as the database's writer takes it; null when nothing was there and nothing will be. */
export function writeOf({ collection, id, version, before, after, json }: Change): Write | null {
  if (!before && !after) return null
  const changed = collection.indexes
    .map((index, i) => ({ index: i, ...diffRows(rows(index, before), rows(index, after)) }))
    .filter(({ remove, add }) => remove.length > 0 || add.length > 0)
  return { collection: collection.name, id, version, json, rows: changed }
}

export interface UniqueKey {
  index: Index
  row: Row
}

/** The keys of unique indexes that the change newly takes. */
export function uniqueKeys({ collection, before, after }: Change): UniqueKey[] {
  return collection.indexes
    .filter(({ unique }) => unique)
    .flatMap((index) => diffRows(rows(index, before), rows(index, after)).add.map((row) => ({ index, row })))
}

/** The document that holds the key in the last commit. */
export function holderOf(connection: Connection, { index, row }: UniqueKey): string | null {
  const where = index.fields.map((_, i) => `${fieldColumn(i)} = ?`).join(' AND ')
  const found = connection.statement(`SELECT id FROM ${quote(index.table)} WHERE ${where}`).get(...row.map(toKey))
  return (found as { id: string } | undefined)?.id ?? null
}

export const isSameKey = (a: UniqueKey, b: UniqueKey): boolean =>
  a.index === b.index && JSON.stringify(a.row) === JSON.stringify(b.row)

export const takes = (change: Change, key: UniqueKey): boolean =>
  uniqueKeys(change).some((taken) => isSameKey(taken, key))
