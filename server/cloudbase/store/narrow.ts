import { own } from '../../../domain/own'
import { type Cursor, type Filter, type Query, type Scalar, type Sort, StoreError } from '../../ports'

/**
 * MongoDB weighs an index walk for each condition, so that a search of a title's 59 pairs is planned 59 times over. So
 * many of them are asked; the others are tested on what comes back.
 */
const MOST_ASKED = 12
const PAGE = 500
/** Documents looked at in vain until the search is refused: 10,000. */
const MOST_PAGES = 20

/** What is asked of the database, and what is still to be tested; null where the database answers everything. */
export interface Narrowed {
  filter: Filter
  test: ((document: object) => boolean) | null
}

/** Neighbours in a title come together more often than words that stand apart: those are taken that stand apart. */
const spread = <T>(values: readonly T[]): T[] =>
  Array.from({ length: MOST_ASKED }, (_, i) => values[Math.floor((i * values.length) / MOST_ASKED)] as T)

const valuesAt = (value: unknown, path: readonly string[]): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path))
  const [part, ...rest] = path
  if (part === undefined) return [value]
  if (value === null || typeof value !== 'object') return []
  return valuesAt(own(value as Record<string, unknown>, part), rest)
}

const isLong = (condition: unknown): condition is { $all: readonly Scalar[] } =>
  ((condition as { $all?: unknown[] } | null)?.$all?.length ?? 0) > MOST_ASKED

export function narrow(filter: Filter): Narrowed {
  const long = Object.entries(filter).filter(([, condition]) => isLong(condition)) as [string, { $all: Scalar[] }][]
  if (long.length === 0) return { filter, test: null }
  const asked = long.map(([path, condition]) => [path, { ...condition, $all: spread(condition.$all) }])
  const test = (document: object) =>
    long.every(([path, { $all }]) => {
      const values = new Set(valuesAt(document, path.split('.')))
      return $all.every((each) => values.has(each))
    })
  return { filter: { ...filter, ...Object.fromEntries(asked) }, test }
}

type Doc = object & { _id: string }
type Ask<D> = (query: Query) => Promise<D[]>

const cursorOf = (document: Doc, sort: Sort): Cursor => [
  ...sort.map(([path]) => (valuesAt(document, path.split('.'))[0] ?? null) as Scalar),
  document._id,
]

/** The documents that pass the test, page after page. Throws TOO_MUCH when too many had to be looked at. */
async function* passing<D extends Doc>(ask: Ask<D>, { filter, test }: Narrowed, sort: Sort, after?: Cursor) {
  let from = after
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await ask({ filter, sort, limit: PAGE, ...(from && { after: from }) })
    for (const document of found) if (!test || test(document)) yield document
    const last = found.at(-1)
    if (!last || found.length < PAGE) return
    from = cursorOf(last, sort)
  }
  throw new StoreError('TOO_MUCH', `${MOST_PAGES * PAGE} documents were looked at`)
}

export async function findPassing<D extends Doc>(ask: Ask<D>, narrowed: Narrowed, query: Query): Promise<D[]> {
  const taken: D[] = []
  for await (const document of passing(ask, narrowed, query.sort ?? [], query.after)) {
    taken.push(document)
    if (taken.length === query.limit) break
  }
  return taken
}

export async function countPassing(ask: Ask<Doc>, narrowed: Narrowed): Promise<number> {
  let matches = 0
  for await (const _ of passing(ask, narrowed, [])) matches++
  return matches
}
