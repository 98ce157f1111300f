import type { After, Sql } from './conditionSql'
import { badQuery } from './errors'
import { compileFilter } from './matcher'
import { parsePath, sortValueAt } from './paths'
import { FEW_TO_COUNT, type Plan, type Probe, plan } from './planner'
import type { Readers } from './readers'
import { type Collection, quote } from './schema'
import { countSql, probeSql, selectSql } from './sql'
import type { Document, Query, Scalar, Sort } from './types'
import { compareValues, isScalar } from './values'

export const MAX_LIMIT = 1_000

/** One document by its id, as it is now. */
export function get(readers: Readers, collection: Collection, id: string): Document | null {
  const connection = readers.take()
  try {
    const found = connection.statement(`SELECT json FROM ${quote(collection.table)} WHERE id = ?`).get(id)
    return found ? JSON.parse((found as { json: string }).json) : null
  } finally {
    readers.give(connection)
  }
}

/** The documents that match, in order. Throws BAD_QUERY when the query makes no sense or its limit no bound. */
export async function find(
  readers: Readers,
  collection: Collection,
  query: Query,
  probe: Probe = probeOf(readers),
): Promise<Document[]> {
  const { limit, filter } = query
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw badQuery(`limit must be 1 to ${MAX_LIMIT}`)
  const sort = checkSort(query.sort ?? [])
  const after = query.after ? checkAfter(query.after, sort) : null
  const way = plan(collection, filter, sort, probe)
  if (way.branches.length === 0) return []
  const final = way.exact && way.sorted
  const sql = selectSql(collection, way, { sort, after, limit: final ? limit : null })
  if (final) return all(readers, sql)
  const matching = scan(readers, sql, testOf(way, filter))
  return way.sorted ? take(matching, limit) : best(matching, sort, after, limit)
}

/** How many documents match. */
export async function count(readers: Readers, collection: Collection, filter: object): Promise<number> {
  const way = plan(collection, filter, [], probeOf(readers), FEW_TO_COUNT)
  if (way.branches.length === 0) return 0
  if (way.exact) return number(readers, countSql(collection, way))
  let matches = 0
  for await (const _ of scan(readers, unordered(collection, way), testOf(way, filter))) matches++
  return matches
}

/** All documents that match, in no order, one by one. */
export function stream(readers: Readers, collection: Collection, filter: object): AsyncGenerator<Document> {
  const way = plan(collection, filter, [], probeOf(readers))
  if (way.branches.length === 0) return (async function* () {})()
  return scan(readers, unordered(collection, way), testOf(way, filter))
}

/** What is still to be asked of each candidate; what SQL answers in full needs no second look. */
const testOf = ({ exact }: Plan, filter: object): ((document: Document) => boolean) =>
  exact ? () => true : compileFilter(filter)

const unordered = (collection: Collection, way: Plan): Sql =>
  selectSql(collection, { ...way, sorted: false }, { sort: [], after: null, limit: null })

const probeOf =
  (readers: Readers): Probe =>
  (index, front, most) =>
    number(readers, probeSql(index, front, most))

function number(readers: Readers, { text, values }: Sql): number {
  const connection = readers.take()
  try {
    return (connection.statement(text).get(...values) as { n: number }).n
  } finally {
    readers.give(connection)
  }
}

function all(readers: Readers, { text, values }: Sql): Document[] {
  const connection = readers.take()
  try {
    return (connection.statement(text).all(...values) as { json: string }[]).map(({ json }) => JSON.parse(json))
  } finally {
    readers.give(connection)
  }
}

/** How long one scan may keep the event loop before others get a turn. */
const TURN_MS = 10

async function* scan(readers: Readers, sql: Sql, test: (document: Document) => boolean): AsyncGenerator<Document> {
  const connection = readers.take()
  try {
    let turn = performance.now()
    for (const row of connection.statement(sql.text).iterate(...sql.values)) {
      const document = JSON.parse((row as { json: string }).json) as Document
      if (test(document)) yield document
      if (performance.now() - turn > TURN_MS) {
        await new Promise(setImmediate)
        turn = performance.now()
      }
    }
  } finally {
    readers.give(connection)
  }
}

async function take(documents: AsyncIterable<Document>, limit: number): Promise<Document[]> {
  const taken: Document[] = []
  for await (const document of documents) {
    taken.push(document)
    if (taken.length === limit) break
  }
  return taken
}

interface Ranked {
  document: Document
  keys: readonly unknown[]
}

/** The first `limit` documents after the cursor, where SQL could not sort; holds a few times `limit` at most. */
async function best(
  documents: AsyncIterable<Document>,
  sort: Sort,
  after: After | null,
  limit: number,
): Promise<Document[]> {
  const directions = [...sort.map(([, direction]) => direction), 1]
  const compare = (a: readonly unknown[], b: readonly unknown[]) =>
    directions.reduce((order, direction, i) => order || compareValues(a[i], b[i]) * direction, 0)
  const byKeys = (a: Ranked, b: Ranked) => compare(a.keys, b.keys)
  const start = after && [...after.keys, after.id]
  let ranked: Ranked[] = []
  for await (const document of documents) {
    const keys = [...sort.map(([path, direction]) => sortValueAt(document, parsePath(path), direction)), document._id]
    if (start && compare(keys, start) <= 0) continue
    ranked.push({ document, keys })
    if (ranked.length > 4 * limit + MAX_LIMIT) ranked = ranked.sort(byKeys).slice(0, limit)
  }
  return ranked
    .sort(byKeys)
    .slice(0, limit)
    .map(({ document }) => document)
}

function checkSort(sort: Sort): Sort {
  const valid = sort.every(([path, direction]) => typeof path === 'string' && path !== '' && Math.abs(direction) === 1)
  if (!valid) throw badQuery('a sort key is a path and 1 or -1')
  return sort
}

function checkAfter(cursor: readonly Scalar[], sort: Sort): After {
  const id = cursor.at(-1)
  if (cursor.length !== sort.length + 1 || typeof id !== 'string' || !cursor.every(isScalar)) {
    throw badQuery('a cursor holds the values of the sort keys, then the _id')
  }
  return { keys: cursor.slice(0, -1), id }
}
