import { parsePath, sortValueAt } from '../paths'
import { type Collection, quote } from '../schema'
import type { Connection } from '../sqlite'
import type { Cost, Work } from '../turns'
import type { Document, Sort } from '../types'
import { compareValues, fromKey, type SqlValue } from '../values'
import type { Branch } from './access'
import { afterTerm, columnOf, join, type Sql, termsOf } from './conditionSql'
import { FirstHits, type Hit } from './firstHits'
import { walk } from './walk'
import { type Order, type Way, waysOf } from './ways'

/** Where a read looks, and what it may cost. */
export interface Scope {
  connection: Connection
  collection: Collection
  cost: Cost
}

export interface Wanted extends Order {
  limit: number
}

/** A document taken apart costs so many steps, beside those of its row. */
const PER_DOCUMENT = 24
const ALL = Number.MAX_SAFE_INTEGER

interface Row {
  id: string
  seq: number
  [key: `s${number}`]: SqlValue
}

/** On so few ways documents come along with their rows; on more, only those are read that are among the first of all. */
const FEW_WAYS = 4

/** The first documents of the branches, where SQL answers every condition and knows the sort keys. */
export function* firstRows(scope: Scope, branches: readonly Branch[], wanted: Wanted): Work<Document[]> {
  const ways = waysOf(scope.collection, branches, wanted)
  const { connection, collection } = scope
  if (ways.length > FEW_WAYS) {
    const hitsIn = (rows: Sql) => all<Row>(connection, rows).map((row) => hitOf(row, wanted))
    return documentsAt(connection, collection, yield* firstOf(scope, ways, wanted, hitsIn))
  }
  const keysOf = keysBy(wanted.sort)
  return yield* firstOf(scope, ways, wanted, (rows) =>
    all<{ json: string }>(connection, withJson(collection, rows)).map(({ json }) => {
      const found = JSON.parse(json) as Document
      return { keys: keysOf(found), id: found._id, found }
    }),
  )
}

const firstOf = <T>(
  { connection, cost }: Scope,
  ways: readonly Way[],
  wanted: Wanted,
  hitsIn: (rows: Sql) => Hit<T>[],
) =>
  firstOfEach<T>(ways, wanted, (way, hits) =>
    walk(
      connection,
      way.path,
      { stretches: way.stretches, first: firstSize(way, wanted), perRow: 0, cost },
      (window) => {
        hits.addOrdered(hitsIn(rowsOf(way, window, wanted)))
        return way.isEnough(hits) ? 'enough' : 'go on'
      },
    ),
  )

/** The first documents of the branches that pass `test`; `sorted` when SQL knows the sort keys. */
export function* firstDocuments(
  scope: Scope,
  branches: readonly Branch[],
  wanted: Wanted,
  sorted: boolean,
  test: (document: Document) => boolean,
): Work<Document[]> {
  const { sort, after } = wanted
  const keysOf = keysBy(sort)
  const ways = waysOf(scope.collection, branches, sorted ? wanted : null)
  return yield* firstOfEach<Document>(ways, wanted, (way, hits) => {
    let passed: Hit<Document>[] = []
    const see = (found: Document) => {
      if (!test(found)) return
      const hit = { keys: keysOf(found), id: found._id, found }
      if (!after || isAfter(sort, [...hit.keys, hit.id], [...after.keys, after.id])) passed.push(hit)
    }
    return walkDocuments(scope, way, firstSize(way, wanted), see, () => {
      hits.add(passed)
      passed = []
      return way.isEnough(hits)
    })
  })
}

/** What ends the walk of most lists with its first window: each further condition leaves out some rows. */
const firstSize = ({ branch, stretches }: Way, { limit }: Wanted): number =>
  limit + 2 + Math.max(0, branch.answered.length - (stretches[0]?.equals.length ?? 0)) * (8 + (limit >> 1))

const hitOf = (row: Row, { sort }: Wanted): Hit<number> => ({
  keys: sort.map((_, i) => fromKey(row[`s${i}`] as SqlValue)),
  id: row.id,
  found: row.seq,
})

function keysBy(sort: Sort): (document: Document) => unknown[] {
  const paths = sort.map(([path, direction]) => [parsePath(path), direction] as const)
  return (document) => paths.map(([path, direction]) => sortValueAt(document, path, direction))
}

/** Shows each document of the branches once, in no order. */
export function* everyDocument(
  scope: Scope,
  branches: readonly Branch[],
  see: (document: Document) => void,
): Work<void> {
  const ways = waysOf(scope.collection, branches, null)
  const seen = ways.length === 1 && !ways[0]?.isRepeating ? null : new Set<string>()
  for (const way of ways)
    yield* walkDocuments(scope, way, ALL, (document) => {
      if (seen?.has(document._id)) return
      seen?.add(document._id)
      see(document)
    })
}

/** The number of documents of the branches, where SQL answers every condition. */
export function* countRows({ connection, collection, cost }: Scope, branches: readonly Branch[]): Work<number> {
  const ways = waysOf(collection, branches, null)
  let counted = 0
  const seen = new Set<number>()
  for (const { branch, path, stretches, isRepeating } of ways) {
    const isOnce = branches.length === 1 && !isRepeating && branch.index?.multikey === -1
    const isOnly = ways.length === 1 && !isRepeating
    yield* walk(connection, path, { stretches, first: ALL, perRow: isOnce || isOnly ? 0 : 2, cost }, (window, size) => {
      if (!isOnce && !isOnly) {
        for (const { seq } of all<Row>(connection, selected('x.seq AS seq', branch, window))) seen.add(seq)
        return 'go on'
      }
      const [{ walked, n } = { walked: 0, n: 0 }] = all<{ walked: number; n: number }>(
        connection,
        countOf(branch, window),
      )
      counted += n
      return walked < size ? 'all seen' : 'go on'
    })
  }
  return counted + seen.size
}

/** The first of all are among the first of each way. */
function* firstOfEach<T>(
  ways: readonly Way[],
  { sort, limit }: Wanted,
  look: (way: Way, hits: FirstHits<T>) => Work<void>,
): Work<T[]> {
  const first = new FirstHits<T>(sort, limit)
  for (const way of ways) {
    const hits = ways.length === 1 ? first : new FirstHits<T>(sort, limit)
    yield* look(way, hits)
    if (hits !== first) first.addOrdered(hits.first)
  }
  return first.first.map(({ found }) => found)
}

function walkDocuments(
  { connection, collection, cost }: Scope,
  { branch, path, stretches }: Way,
  first: number,
  see: (document: Document) => void,
  isEnough = () => false,
): Work<void> {
  return walk(connection, path, { stretches, first, perRow: PER_DOCUMENT, cost }, (window) => {
    const rows = selected('x.seq AS seq', branch, window)
    for (const { json } of all<{ json: string }>(connection, withJson(collection, rows))) see(JSON.parse(json))
    return isEnough() ? 'enough' : 'go on'
  })
}

const isAfter = (sort: Sort, keys: readonly unknown[], start: readonly unknown[]): boolean =>
  [...sort.map(([, direction]) => direction), 1].reduce(
    (order, direction, i) => order || compareValues(keys[i], start[i]) * direction,
    0,
  ) > 0

const all = <T>(connection: Connection, { text, values }: Sql): T[] => connection.statement(text).all(...values) as T[]

function documentsAt(connection: Connection, { table }: Collection, seqs: readonly number[]): Document[] {
  const text = `SELECT seq, json FROM ${quote(table)} WHERE seq IN (SELECT value FROM json_each(?))`
  const rows = all<{ seq: number; json: string }>(connection, { text, values: [JSON.stringify(seqs)] })
  const texts = new Map(rows.map(({ seq, json }) => [seq, json]))
  return seqs.map((seq) => JSON.parse(texts.get(seq) as string))
}

/** Of the rows of a window those that the conditions leave. */
function selected(what: string, branch: Branch, window: Sql, more: readonly Sql[] = []): Sql {
  const where = join([...termsOf(branch), ...more], ' AND ')
  return {
    text: `SELECT ${what} FROM (${window.text}) x ${where.text && `WHERE ${where.text}`}`,
    values: [...window.values, ...where.values],
  }
}

/** Sort keys, id and seq of the first rows of a window after the cursor: one more than wanted tells where keys move on. */
function rowsOf({ branch, isRepeating }: Way, window: Sql, { sort, after, limit }: Wanted): Sql {
  const keys = sort.map(([path], i) => `${columnOf(branch.index, path)} AS s${i}, `).join('')
  const what = `${isRepeating ? 'DISTINCT ' : ''}${keys}x.id AS id, x.seq AS seq`
  const rows = selected(what, branch, window, after ? [afterTerm(branch.index, sort, after)] : [])
  const order = [...sort.map(([, direction], i) => `s${i}${direction === -1 ? ' DESC' : ''}`), 'id']
  return { text: `${rows.text} ORDER BY ${order.join(', ')} LIMIT ?`, values: [...rows.values, limit + 1] }
}

const withJson = ({ table }: Collection, { text, values }: Sql): Sql => ({
  text: `SELECT d.json AS json FROM (${text}) u CROSS JOIN ${quote(table)} d ON d.seq = u.seq`,
  values,
})

function countOf(branch: Branch, window: Sql): Sql {
  const { text, values } = join(termsOf(branch), ' AND ')
  return {
    text: `SELECT count(*) AS walked, count(CASE WHEN ${text || 1} THEN 1 END) AS n FROM (${window.text}) x`,
    values: [...values, ...window.values],
  }
}
