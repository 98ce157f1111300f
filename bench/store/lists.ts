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
]

/** The lists of phone and desk; `p` is any person or unit, so that runs do not ask the same again and again. */
const LISTS: [name: string, collection: string, query: (p: number) => Query][] = [
  [
    'todos',
    'todos',
    (p) => ({ filter: { to: { $in: [`person:p${p}`, `unit:u${p % 55}:head`] } }, sort: TODO_ORDER, limit: 50 }),
  ],
  [
    'matters of a unit',
    'register',
    (p) => ({ filter: { hidden: false, unitIds: `u${p % 55}` }, sort: BY_DUE, limit: 50 }),
  ],
  [
    'matters with three filters',
    'register',
    (p) => ({
      filter: { hidden: false, unitIds: `u${p % 55}`, status: { $in: ['issued', 'inProgress'] }, source: `s${p % 8}` },
      sort: BY_DUE,
      limit: 50,
    }),
  ],
  [
    'matters found by words',
    'register',
    (p) => ({ filter: { hidden: false, terms: { $all: [`t${p}`] } }, sort: BY_DUE, limit: 50 }),
  ],
]

const ASKED = 200

/** Lists of 50 among `count` matters and as many to-dos, each beside a bare indexed select of 50, in milliseconds. */
export async function* listFigures(directory: string, count: number): AsyncGenerator<Figure> {
  const database = await openDatabase({ directory, manifest })
  await fill(database, count)
  const bare = await bareTable(directory, bareLines(count))
  const bareMs = await medianTime((p) => bare.list(`u${p % 55}`))
  bare.close()
  for (const [name, collection, query] of LISTS) {
    const value = await medianTime((p) => database.find(collection, query(p)))
    yield {
      name: `store: list of 50, ${name}, among ${count}`,
      value: rounded(value),
      unit: 'ms',
      limit: rounded(bareMs),
      limitIs: 'bare indexed SQL select of 50, parsed',
    }
  }
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

function* bareLines(count: number): Generator<[string, number, string, Doc]> {
  const random = seeded(1)
  for (let n = 0; n < count; n++) {
    const line = registerLineOf(n, random)
    yield [(line.unitIds as string[])[0] as string, line.rank as number, line.listDueAt as string, line]
  }
}
