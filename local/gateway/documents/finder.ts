import { FEW_TO_COUNT, type Plan, type Probe, plan } from '../../database/find/planner'
import { countSql, probeSql, selectSql } from '../../database/find/sql'
import { parsePath } from '../../database/paths'
import { type Collection, quote } from '../../database/schema'
import type { Connection } from '../../database/sqlite'
import type { Document, Sort } from '../../database/types'
import { compareValues } from '../../database/values'
import { compileFilter, type Test } from '../query/matcher'
import { sortKeyAt } from '../query/sortKeys'
import { fromStored } from '../values/stored'
import type { Source } from './source'

export interface Search {
  filter: Record<string, unknown>
  sort?: Sort
  skip?: number
  limit: number
  /** What the documents are ordered by where no sort is asked for: nearness. */
  rank?: ((document: Document) => number) | null
}

/** One document by its id, with the number of the commit that wrote it. */
export function load(
  connection: Connection,
  { table }: Collection,
  id: string,
): { version: number; document: Document } | null {
  const found = connection.statement(`SELECT version, json FROM ${quote(table)} WHERE id = ?`).get(id)
  if (!found) return null
  const { version, json } = found as { version: number; json: string }
  return { version, document: fromStored(json) }
}

/** The documents that match, in order; without a sort in the order in which they came in or the index gives them. */
export function find(source: Source, collection: Collection, search: Search): Promise<Document[]> {
  const { filter, sort = [], skip = 0, limit, rank } = search
  const written = source.written(collection.name)
  return source.read(async (connection) => {
    const byIndex = unspoken(sort)
    const way = plan(collection, filter, byIndex, probeOf(connection))
    const ordered = sort.length === 0 ? { ...way, sorted: false } : way
    const inOrder = !rank && (sort.length === 0 || (way.sorted && written.size === 0))
    const few = inOrder && way.exact && written.size === 0 ? skip + limit : null
    const matching = candidates(connection, collection, ordered, { sort: byIndex, limit: few }, source, filter)
    const first = inOrder ? await take(matching, skip + limit) : await best(matching, keysOf(sort, rank), skip + limit)
    return first.slice(skip)
  })
}

/** How many documents match. */
export function count(source: Source, collection: Collection, filter: Record<string, unknown>): Promise<number> {
  return source.read(async (connection) => {
    const way = plan(collection, filter, [], probeOf(connection), FEW_TO_COUNT)
    if (way.exact && way.branches.length > 0 && source.written(collection.name).size === 0) {
      const { text, values } = countSql(collection, way)
      return (connection.statement(text).get(...values) as { n: number }).n
    }
    let matches = 0
    for await (const _ of candidates(connection, collection, { ...way, sorted: false }, ALL, source, filter)) matches++
    return matches
  })
}

const probeOf =
  (connection: Connection): Probe =>
  (index, front, most) => {
    const { text, values } = probeSql(index, front, most)
    return (connection.statement(text).get(...values) as { n: number }).n
  }

/** What is asked of SQL: an order, where the plan is sorted, and how many. */
interface Rows {
  sort: Sort
  limit: number | null
}

const ALL: Rows = { sort: [], limit: null }

/** An index has `_id` for its last key anyway: asked for in so many words, it is left unsaid. */
const unspoken = (sort: Sort): Sort => {
  const last = sort.at(-1)
  return last?.[0] === '_id' && last[1] === 1 ? sort.slice(0, -1) : sort
}

/** How long one scan may keep the event loop before others get a turn. */
const TURN_MS = 10

async function* candidates(
  connection: Connection,
  collection: Collection,
  way: Plan,
  { sort, limit }: Rows,
  { written, mayPause }: Source,
  filter: Record<string, unknown>,
): AsyncGenerator<Document> {
  const test: Test = compileFilter(filter)
  const own = written(collection.name)
  const seen = new Set<string>()
  if (way.branches.length > 0) {
    const { text, values } = selectSql(collection, way, { sort, after: null, limit })
    const statement = connection.statement(text)
    let turn = performance.now()
    for (const row of mayPause ? statement.iterate(...values) : statement.all(...values)) {
      const document = fromStored<Document>((row as { json: string }).json)
      const mine = own.get(document._id)
      if (mine !== undefined) seen.add(document._id)
      if (mine === undefined ? way.exact || test(document) : mine && test(mine)) yield mine ?? document
      if (mayPause && performance.now() - turn > TURN_MS) {
        await new Promise(setImmediate)
        turn = performance.now()
      }
    }
  }
  for (const [id, document] of own) if (document && !seen.has(id) && test(document)) yield document
}

async function take(documents: AsyncIterable<Document>, limit: number): Promise<Document[]> {
  const taken: Document[] = []
  if (limit === 0) return taken
  for await (const document of documents) {
    taken.push(document)
    if (taken.length === limit) break
  }
  return taken
}

interface Keys {
  of: (document: Document) => readonly unknown[]
  directions: readonly (1 | -1)[]
}

function keysOf(sort: Sort, rank: Search['rank']): Keys {
  if (sort.length === 0 && rank) return { of: (document) => [rank(document)], directions: [1] }
  const paths = sort.map(([path, direction]) => [parsePath(path), direction] as const)
  return {
    of: (document) => paths.map(([path, direction]) => sortKeyAt(document, path, direction)),
    directions: sort.map(([, direction]) => direction),
  }
}

/** Beyond so many more than are wanted, those that cannot be among the first are let go. */
const SPARE = 1_000

/** The first `limit` documents by their keys; equal ones as they came. */
async function best(documents: AsyncIterable<Document>, { of, directions }: Keys, limit: number): Promise<Document[]> {
  type Ranked = { document: Document; keys: readonly unknown[] }
  const byKeys = (a: Ranked, b: Ranked) =>
    directions.reduce((order: number, direction, i) => order || compareValues(a.keys[i], b.keys[i]) * direction, 0)
  let ranked: Ranked[] = []
  for await (const document of documents) {
    ranked.push({ document, keys: of(document) })
    if (ranked.length > 4 * limit + SPARE) ranked = ranked.sort(byKeys).slice(0, limit)
  }
  return ranked
    .sort(byKeys)
    .slice(0, limit)
    .map(({ document }) => document)
}
