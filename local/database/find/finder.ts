import { badQuery } from '../errors'
import { compileFilter } from '../matcher'
import type { Readers } from '../readers'
import { type Collection, quote } from '../schema'
import type { Connection } from '../sqlite'
import { Cost, checkWaiting, mustWait, turn, untilOver, type Work } from '../turns'
import type { Document, Query, Scalar, Sort } from '../types'
import { isScalar } from '../values'
import type { After } from './conditionSql'
import { FEW_TO_COUNT, type Plan, type Probe, plan } from './planner'
import { countRows, everyDocument, firstDocuments, firstRows } from './search'
import { probeSql } from './sql'

const MAX_LIMIT = 1_000

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

/**
 * The documents that match, in order. Throws BAD_QUERY when the query makes no sense or its limit no bound, TOO_MUCH when
 * the answer would cost more than one read may.
 */
export async function find(
  readers: Readers,
  collection: Collection,
  query: Query,
  cost = new Cost(),
  probe?: Probe,
): Promise<Document[]> {
  const { limit, filter } = query
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw badQuery(`limit must be 1 to ${MAX_LIMIT}`)
  const sort = checkSort(query.sort ?? [])
  const wanted = { sort, limit, after: query.after ? checkAfter(query.after, sort) : null }
  return reading(readers, cost, function* (connection) {
    const scope = { connection, collection, cost }
    const way = plan(collection, filter, sort, probe ?? probeOf(connection))
    if (way.exact && way.sorted) return yield* firstRows(scope, way.branches, wanted)
    return yield* firstDocuments(scope, way.branches, wanted, way.sorted, testOf(way, filter))
  })
}

/** How many documents match. Throws as find does. */
export async function count(
  readers: Readers,
  collection: Collection,
  filter: object,
  cost = new Cost(),
): Promise<number> {
  return reading(readers, cost, function* (connection) {
    const scope = { connection, collection, cost }
    const way = plan(collection, filter, [], probeOf(connection), FEW_TO_COUNT)
    if (way.exact) return yield* countRows(scope, way.branches)
    const test = testOf(way, filter)
    let matches = 0
    yield* everyDocument(scope, way.branches, (document) => {
      if (test(document)) matches++
    })
    return matches
  })
}

/** Shows all documents that match, in no order, one by one. Throws as find does. */
export async function each(
  readers: Readers,
  collection: Collection,
  filter: object,
  see: (document: Document) => void,
  cost = new Cost(),
): Promise<void> {
  return reading(readers, cost, function* (connection) {
    const way = plan(collection, filter, [], probeOf(connection))
    const test = testOf(way, filter)
    yield* everyDocument({ connection, collection, cost }, way.branches, (document) => {
      if (test(document)) see(document)
    })
  })
}

/** What is still to be asked of each candidate; what SQL answers in full needs no second look. */
const testOf = ({ exact }: Plan, filter: object): ((document: Document) => boolean) =>
  exact ? () => true : compileFilter(filter)

const probeOf =
  (connection: Connection): Probe =>
  (index, front, most) => {
    const { text, values } = probeSql(index, front, most)
    return (connection.statement(text).get(...values) as { n: number }).n
  }

/**
 * All statements of one read see the same commit. While it waits for its first turn it holds no connection, and a short
 * one gives its connection back before any other begins: many at once need few.
 */
async function reading<T>(readers: Readers, cost: Cost, work: (connection: Connection) => Work<T>): Promise<T> {
  checkWaiting(cost)
  if (mustWait()) await turn(cost)
  const connection = readers.take()
  try {
    connection.statement('BEGIN').run()
    try {
      const running = work(connection)
      for (;;) {
        const step = untilOver(running)
        if (step.done) return step.value
        await turn(cost)
      }
    } finally {
      connection.statement('COMMIT').run()
    }
  } finally {
    readers.give(connection)
  }
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
