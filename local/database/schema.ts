import { createHash } from 'node:crypto'
import { DatabaseError, storageError } from './errors'
import { compileIndex, type Index, type Row, rowsOf } from './indexKeys'
import type { Connection } from './sqlite'
import type { Document, Manifest } from './types'
import { type SqlValue, toKey } from './values'

/** A collection's table and indexes. */
export interface Collection {
  name: string
  table: string
  indexes: readonly Index[]
}

export type Schema = ReadonlyMap<string, Collection>

export const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`

export function compileManifest(manifest: Manifest): Schema {
  return new Map(
    Object.entries(manifest).map(([name, { indexes }]) => [
      name,
      { name, table: `collection ${name}`, indexes: indexes.map((spec) => compileIndex(name, spec)) },
    ]),
  )
}

/** The number of the last commit. */
export const COMMITS_SQL = `SELECT value FROM settings WHERE name = 'commits'`

export const fieldColumn = (position: number): string => `k${position}`

/**
 * Makes the tables what the manifest says: new collections and indexes are built, indexes that it no longer names are
 * dropped, and documents are never touched. Returns the stamp that every later write checks, so that a process that
 * was started with another manifest cannot write past an index that it does not know.
 */
export function provision(connection: Connection, schema: Schema): string {
  return connection.write(() => {
    checkFormat(connection)
    connection.exec(`CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value) WITHOUT ROWID`)
    connection.exec(`CREATE TABLE IF NOT EXISTS indexes (table_name TEXT PRIMARY KEY, shape TEXT) WITHOUT ROWID`)
    connection.exec(`INSERT OR IGNORE INTO settings VALUES ('commits', 0), ('schema', '')`)
    const known = new Map(
      (
        connection.statement('SELECT table_name, shape FROM indexes').all() as { table_name: string; shape: string }[]
      ).map((row) => [row.table_name, row.shape]),
    )
    for (const collection of schema.values()) {
      createCollection(connection, collection)
      for (const index of collection.indexes) {
        if (known.get(index.table) !== shapeOf(index)) buildIndex(connection, collection, index)
        known.delete(index.table)
      }
    }
    for (const table of known.keys()) dropIndex(connection, table)
    const stamp = stampOf(schema)
    connection.statement(`UPDATE settings SET value = ? WHERE name = 'schema'`).run(stamp)
    return stamp
  })
}

/** The layout of the tables; a later layout raises it and converts. */
const FORMAT = 1

function checkFormat(connection: Connection): void {
  const { user_version: found } = connection.statement('PRAGMA user_version').get() as { user_version: number }
  if (found > FORMAT)
    throw new DatabaseError('STORAGE', `the database was written by a newer version (format ${found})`)
  connection.exec(`PRAGMA user_version = ${FORMAT}`)
}

/**
 * One row a document. `seq` is what index rows point to; `version` is the number of the commit that wrote it; `id` has no
 * type, since SQLite would turn what it is compared with into that type.
 */
export function createCollection(connection: Connection, { table }: Collection): void {
  connection.exec(
    `CREATE TABLE IF NOT EXISTS ${quote(table)} (
      seq INTEGER PRIMARY KEY, id NOT NULL UNIQUE, version INTEGER NOT NULL, json TEXT NOT NULL)`,
  )
}

const shapeOf = (index: Index): string =>
  JSON.stringify([index.fields, index.directions, index.multikey, index.unique, index.sparse])

const stampOf = (schema: Schema): string => {
  const shapes = [...schema.values()].flatMap(({ name, indexes }) => [
    name,
    ...indexes.map((index) => index.table + shapeOf(index)),
  ])
  return createHash('sha256').update(JSON.stringify(shapes.sort())).digest('hex')
}

function buildIndex(connection: Connection, collection: Collection, index: Index): void {
  dropIndex(connection, index.table)
  const columns = index.fields.map((_, i) => fieldColumn(i))
  const key = columns.map((column, i) => `${column}${index.directions[i] === -1 ? ' DESC' : ''}`)
  if (!index.unique) key.push('id')
  connection.exec(
    `CREATE TABLE ${quote(index.table)} (${columns.join(', ')}, id, seq, PRIMARY KEY (${key.join(', ')}))
    WITHOUT ROWID`,
  )
  fillIndex(connection, collection, index)
  connection.statement('INSERT INTO indexes VALUES (?, ?)').run(index.table, shapeOf(index))
}

function fillIndex(connection: Connection, collection: Collection, index: Index): void {
  const insert = connection.statement(insertRowSql(index))
  const rows = connection.statement(`SELECT seq, json FROM ${quote(collection.table)}`).iterate()
  for (const { seq, json } of rows as Iterable<{ seq: number; json: string }>) {
    const document = JSON.parse(json) as Document
    try {
      for (const row of rowsOf(index, document)) insert.run(...rowValues(row, document._id), seq)
    } catch (error) {
      if (storageError(error).code === 'FULL') throw error
      throw new DatabaseError('BAD_DOCUMENT', `${index.table} cannot be built: ${document._id} does not fit`, {
        cause: error,
      })
    }
  }
}

function dropIndex(connection: Connection, table: string): void {
  connection.exec(`DROP TABLE IF EXISTS ${quote(table)}`)
  connection.statement('DELETE FROM indexes WHERE table_name = ?').run(table)
}

export const insertRowSql = (index: Index): string =>
  `INSERT INTO ${quote(index.table)} VALUES (${index.fields.map(() => '?').join(', ')}, ?, ?)`

export const deleteRowSql = (index: Index): string =>
  `DELETE FROM ${quote(index.table)} WHERE ${index.fields.map((_, i) => `${fieldColumn(i)} = ? AND `).join('')}id = ?`

/** The values of a row as SQLite keeps them, followed by the document's id. */
export const rowValues = (row: Row, id: string): SqlValue[] => [...row.map(toKey), id]
