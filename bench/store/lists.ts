import { type Database, openDatabase } from '../../local/database/database'
import type { Query, Sort } from '../../local/database/types'
import { manifest } from '../../server/collections'
import { type Doc, registerLineOf, seeded, todoOf } from './documents'
import { bareTable } from './limits'
import { type Figure, median, rounded, timeOf } from './measure'

const BY_DUE: Sort = [
  ['rank', 1],
  ['listDueAt', 1],
]
const TODO_ORDER: Sort = [
  ['dueRank', 1],
  ['dueAt', 1],
  ['urgencyRank', 1],
  ['since', 1],
]

interface List {
  name: string
  collection: string
  /** `p` is any person or unit, so that runs do not ask the same again and again. */
  query: (p: number) => Query
  /** The same filters on the bare table's columns, beside the owner. */
  bare?: (p: number) => string
}

/** The lists of phone and desk. */
const LISTS: readonly List[] = [
  {
    name: 'todos',
    collection: 'todos',
    query: (p) => ({ filter: { to: { $in: [`person:p${p}`, `unit:u${p % 55}:head`] } }, sort: TODO_ORDER, limit: 50 }),
  },
  {
    name: 'matters of a unit',
    collection: 'register',
    query: (p) => ({ filter: { hidden: false, unitIds: `u${p % 55}` }, sort: BY_DUE, limit: 50 }),
  },
  {
    name: 'matters with three filters',
    collection: 'register',
    query: (p) => ({
      filter: { hidden: false, unitIds: `u${p % 55}`, status: { $in: ['issued', 'inProgress'] }, source: `s${p % 8}` },
      sort: BY_DUE,
      limit: 50,
    }),
    bare: (p) => `status IN ('issued', 'inProgress') AND source = 's${p % 8}'`,
  },
  {
    name: 'matters found by words',
    collection: 'register',
    query: (p) => ({ filter: { hidden: false, terms: { $all: [`t${p}`] } }, sort: BY_DUE, limit: 50 }),
  },
]

const ASKED = 200

/** Lists of 50 among `count` matters and as many to-dos, each beside a bare indexed select of 50, in milliseconds. */
export async function* listFigures(directory: string, count: number): AsyncGenerator<Figure> {
  const database = await openDatabase({ directory, manifest })
  await fill(database, count)
  const table = await bareTable(directory, linesOf(count))
  for (const { name, collection, query, bare } of LISTS) {
    const limit = await medianTime((p) => table.list(`u${p % 55}`, bare?.(p)))
    const value = await medianTime((p) => database.find(collection, query(p)))
    yield {
      name: `store: list of 50, ${name}, among ${count}`,
      value: rounded(value),
      unit: 'ms',
      limit: rounded(limit),
      limitIs: `bare indexed SQL select of 50${bare ? ' with the same filters on columns' : ''}, parsed`,
    }
  }
  table.close()
  await database.close()
}

async function medianTime(ask: (p: number) => unknown): Promise<number> {
  const times: number[] = []
  for (let p = 0; p < ASKED; p++) times.push(await timeOf(() => ask(p * 7)))
  return median(times)
}

async function fill(database: Database, count: number): Promise<void> {
  const random = seeded(1)
  const batch = 5_000
  for (let from = 0; from < count; from += batch) {
    const tx = database.begin()
    for (let n = from; n < Math.min(from + batch, count); n++) {
      tx.put('register', registerLineOf(n, random))
      tx.put('todos', todoOf(n, random))
    }
    await tx.commit()
  }
}

function* linesOf(count: number): Generator<Doc> {
  const random = seeded(1)
  for (let n = 0; n < count; n++) yield registerLineOf(n, random)
}
