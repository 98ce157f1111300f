import { join } from 'node:path'
import fc from 'fast-check'
import { Query } from 'mingo'
import { type Database, openDatabase } from '../../../local/database/database'
import { count, each, find } from '../../../local/database/find/finder'
import { pathOf, walk } from '../../../local/database/find/walk'
import { Readers } from '../../../local/database/readers'
import { type Collection, compileManifest } from '../../../local/database/schema'
import { Connection, loadSqlite, type Statement } from '../../../local/database/sqlite'
import { Cost, MAX_STEPS } from '../../../local/database/turns'
import type { Document, Manifest } from '../../../local/database/types'
import { temporaryFolder } from '../../onDisk'

const manifest: Manifest = {
  register: {
    indexes: [
      { name: 'due', fields: { hidden: 1, dueAt: 1 } },
      { name: 'circleDue', fields: { circle: 1, dueAt: 1 }, multikey: 'circle' },
      { name: 'termsDue', fields: { terms: 1, dueAt: 1 }, multikey: 'terms' },
      { name: 'recent', fields: { lastAt: -1 } },
    ],
  },
}

const COUNT = 700
/** Words that half of all have, a third, a quarter: no one of them leaves few. */
const TERMS = Array.from({ length: 80 }, (_, i) => `t${i}`)
const documents: Document[] = Array.from({ length: COUNT }, (_, n) => ({
  _id: `d${String(n).padStart(5, '0')}`,
  hidden: n % 50 === 0,
  dueAt: n % 4 === 0 ? 'never' : `2026-${n % 97}`,
  lastAt: `2026-${n % 13}`,
  circle: [`p${n % 7}`, `u${n % 11}`],
  terms: TERMS.filter((_, i) => n % (2 + (i % 7)) !== 0),
}))

/** What was asked of SQLite: texts, and how often. */
const asked: string[] = []

class Listening extends Connection {
  override statement(sql: string): Statement {
    asked.push(sql)
    return super.statement(sql)
  }
}

const folder = temporaryFolder()
const collection = compileManifest(manifest).get('register') as Collection
let database: Database
let readers: Readers
beforeAll(async () => {
  const directory = folder.make()
  database = await openDatabase({ directory, manifest })
  const transaction = database.begin()
  for (const document of documents) transaction.put('register', document)
  await transaction.commit()
  const sqlite = await loadSqlite()
  readers = new Readers(() => new Listening(sqlite, join(directory, 'documents.sqlite')))
})
afterAll(async () => {
  readers.close()
  await database.close()
})
beforeEach(() => {
  asked.length = 0
})

const looksIn = (sql: string): number => sql.split('EXISTS').length - 1
const ids = (found: readonly Document[]): string[] => found.map(({ _id }) => _id)

/** By the order's definition, for texts that are all ASCII. */
const inOrder = (found: readonly Document[], field: 'dueAt' | 'lastAt', direction: 1 | -1): string[] =>
  ids(
    [...found].sort((a, b) => {
      const [x, y] = [String(a[field]), String(b[field])]
      return x === y ? (a._id < b._id ? -1 : 1) : (x < y ? -1 : 1) * direction
    }),
  )

test('a search of 59 words is one look-up of the rarest and a bounded look at what it leaves', async () => {
  const filter = { hidden: false, terms: { $all: TERMS.slice(0, 59) } }
  const expected = documents.filter((each) => new Query(filter).test(each))
  const found = await find(readers, collection, { filter, sort: [['dueAt', 1]], limit: 1000 })
  expect(ids(found)).toEqual(inOrder(expected, 'dueAt', 1))
  expect(Math.max(...asked.map(looksIn))).toBe(16)
  expect(await count(readers, collection, filter)).toBe(expected.length)
})

test('the rarest of many words is the one that is walked', async () => {
  const transaction = database.begin()
  transaction.put('register', { _id: 'z', hidden: false, dueAt: '2026-1', terms: [...TERMS, 'rare'], circle: [] })
  await transaction.commit()
  const cost = new Cost()
  const filter = { terms: { $all: [...TERMS, 'rare'] } }
  expect(ids(await find(readers, collection, { filter, limit: 10 }, cost))).toEqual(['z'])
  expect(cost.steps).toBeLessThan(10)
  const after = database.begin()
  after.remove('register', 'z')
  await after.commit()
})

const words = fc.array(fc.constantFrom(...TERMS, 'absent'), { maxLength: 70 })
const condition = fc.oneof(
  words.map((terms) => ({ terms: { $all: terms } })),
  words.map((terms) => ({ terms: { $in: terms } })),
  words.map((terms) => ({ terms: { $nin: terms } })),
  fc.array(fc.nat(12), { maxLength: 60 }).map((keys) => ({ circle: { $in: keys.map((key) => `p${key}`) } })),
  fc.constantFrom({ hidden: false }, { dueAt: 'never' }, { dueAt: { $gte: '2026-5' } }, { lastAt: { $lt: '2026-2' } }),
)
const hostile = fc.oneof(
  condition,
  fc.array(condition, { minLength: 1, maxLength: 12 }).map(($and) => ({ $and })),
  fc.array(condition, { minLength: 1, maxLength: 40 }).map(($or) => ({ $or })),
  fc.tuple(condition, fc.array(condition, { minLength: 1, maxLength: 9 })).map(([all, $or]) => ({ ...all, $or })),
)
const order = fc.constantFrom<['dueAt' | 'lastAt', 1 | -1][]>(
  ['dueAt', 1],
  ['dueAt', -1],
  ['lastAt', -1],
  ['lastAt', 1],
)

test('whatever is asked, the answer is right, and no statement or read is beyond its bounds', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, order, fc.integer({ min: 1, max: 300 }), async (draft, [field, direction], limit) => {
      asked.length = 0
      const filter = JSON.parse(JSON.stringify(draft))
      const query = new Query(filter)
      const expected = inOrder(
        documents.filter((each) => query.test(each)),
        field,
        direction,
      )
      const cost = new Cost()
      const found = await find(readers, collection, { filter, sort: [[field, direction]], limit }, cost)
      expect(ids(found)).toEqual(expected.slice(0, limit))
      expect(await count(readers, collection, filter, cost)).toBe(expected.length)
      const last = found.at(-1)
      const after = last ? [last[field] as string, last._id] : undefined
      const next = await find(readers, collection, {
        filter,
        sort: [[field, direction]],
        limit,
        ...(after && { after }),
      })
      expect(ids(next)).toEqual(last ? expected.slice(limit, 2 * limit) : [])
      expect(Math.max(...asked.map(looksIn))).toBeLessThanOrEqual(16)
      expect(Math.max(...asked.map(({ length }) => length))).toBeLessThan(20_000)
      expect(cost.steps).toBeLessThan(MAX_STEPS)
      expect(asked.length).toBeLessThan(10_000)
    }),
    { numRuns: 25 },
  )
})

test('a read beyond its budget is refused, and gives its connection back', async () => {
  const everything = { terms: { $nin: ['absent'] }, lastAt: { $ne: 'x' }, circle: { $nin: ['nobody'] } }
  for (const read of [
    () => find(readers, collection, { filter: everything, sort: [['title', 1]], limit: 10 }, new Cost(undefined, 900)),
    () => count(readers, collection, everything, new Cost(undefined, 900)),
    () => each(readers, collection, everything, () => undefined, new Cost(undefined, 900)),
  ])
    await expect(read()).rejects.toMatchObject({ code: 'TOO_MUCH' })
  const connection = readers.take()
  expect(() => connection.statement('BEGIN').run()).not.toThrow()
  connection.statement('COMMIT').run()
  readers.give(connection)
})

test('a read for which nobody waits any more ends at its next turn', async () => {
  let gone = false
  const rounds = Array.from({ length: 40 }, () => each(readers, collection, {}, () => undefined, new Cost(() => gone)))
  gone = true
  const ended = await Promise.allSettled(rounds)
  const codes = ended.map((each) => (each.status === 'rejected' ? each.reason.code : 'done'))
  expect(new Set(codes).has('ABANDONED')).toBe(true)
})

test.each([
  ['due', 1],
  ['recent', 2],
])('each window of a long walk of %s is of at most so many rows, and asked in so many words', (name, most) => {
  const index = collection.indexes.find((each) => each.name === name) ?? null
  const path = pathOf(collection, { index, entry: null, answered: [], exact: true })
  const connection = readers.take()
  const ids = new Set<unknown>()
  const sizes: number[] = []
  const texts = new Set<string>()
  const stretches = [{ equals: [], bounds: [], after: null }]
  const work = walk(
    connection,
    path,
    { stretches, first: 8, perRow: MAX_STEPS, cost: new Cost(undefined, Infinity) },
    ({ text, values }) => {
      const rows = connection.statement(text).all(...values) as { id: string }[]
      for (const { id } of rows) ids.add(id)
      sizes.push(rows.length)
      texts.add(text)
      return 'go on'
    },
  )
  let turns = 0
  while (!work.next().done) turns++
  readers.give(connection)
  expect(ids.size).toBe(COUNT)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(COUNT)
  expect(Math.max(...sizes)).toBe(64)
  expect(turns).toBe(sizes.length)
  expect(texts.size).toBeLessThanOrEqual(1 + most)
})

test('while long reads run, every one of them lets the event loop come round', async () => {
  let rounds = 0
  const tick = () => {
    rounds++
    again = setImmediate(tick)
  }
  let again = setImmediate(tick)
  let documentsSeen = 0
  const reads = Array.from({ length: 40 }, () => each(readers, collection, {}, () => documentsSeen++))
  await Promise.all(reads)
  clearImmediate(again)
  expect(documentsSeen).toBe(40 * COUNT)
  expect(rounds).toBeGreaterThan(3)
})

test.each<[string, object]>([
  ['too many parts', { terms: { $in: Array.from({ length: 4_001 }, (_, i) => `${i}`) } }],
  ['too long a text', { dueAt: 'x'.repeat(4_001) }],
  ['half a character', { dueAt: '\ud800' }],
  ['too deep', JSON.parse(`${'{"$or":['.repeat(40)}{"dueAt":"x"}${']}'.repeat(40)}`)],
])('a filter with %s is refused before anything is asked', async (_, filter) => {
  await expect(find(readers, collection, { filter, limit: 1 })).rejects.toMatchObject({ code: 'BAD_QUERY' })
  await expect(count(readers, collection, filter)).rejects.toMatchObject({ code: 'BAD_QUERY' })
  expect(asked.filter((sql) => sql.includes('register'))).toEqual([])
})
