import { type Collection, compileManifest, createCollection } from './schema'
import type { Connection } from './sqlite'
import type { IndexSpec, Manifest } from './types'

const PREFIX = 'collection '

/** The collections and indexes that a database has, read from the file itself: also those made while it ran. */
export function storedManifest(connection: Connection): Manifest {
  const tables = namesOf(connection, `SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '${PREFIX}%'`)
  const collections = tables.map((table) => table.slice(PREFIX.length))
  const known = tables.length > 0 ? connection.statement('SELECT table_name, shape FROM indexes').all() : []
  return Object.fromEntries(
    collections.map((name) => [name, { indexes: (known as StoredIndex[]).flatMap((index) => specOf(name, index)) }]),
  )
}

interface StoredIndex {
  table_name: string
  shape: string
}

const namesOf = (connection: Connection, sql: string): string[] =>
  (connection.statement(sql).all() as { name: string }[]).map(({ name }) => name)

/** The index if it is one of `collection`: its table bears the names of both, its shape is what schema.ts wrote. */
function specOf(collection: string, { table_name: table, shape }: StoredIndex): IndexSpec[] {
  const prefix = `index ${collection} `
  if (!table.startsWith(prefix)) return []
  const [fields, directions, multikey, unique, sparse] = JSON.parse(shape) as [
    string[],
    (1 | -1)[],
    number,
    boolean,
    boolean,
  ]
  const spec: IndexSpec = {
    name: table.slice(prefix.length),
    fields: Object.fromEntries(fields.map((field, i) => [field, directions[i] as 1 | -1])),
    unique,
    sparse,
  }
  return [multikey < 0 ? spec : { ...spec, multikey: fields[multikey] as string }]
}

/** Makes a collection without indexes while the database is open; it stays when it is opened again. */
export function addCollection(connection: Connection, name: string): Collection {
  const collection = compileManifest({ [name]: { indexes: [] } }).get(name) as Collection
  connection.write(() => createCollection(connection, collection))
  return collection
}
