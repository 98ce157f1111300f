import { join } from 'node:path'
import fc from 'fast-check'
import { Query } from 'mingo'
import { type Database, openDatabase } from '../../../local/database/database'
import { find } from '../../../local/database/find/finder'
import { Readers } from '../../../local/database/readers'
import { type Collection, compileManifest } from '../../../local/database/schema'
import { Connection, loadSqlite } from '../../../local/database/sqlite'
import { Cost } from '../../../local/database/turns'
import type { Document, Manifest, Scalar, Sort } from '../../../local/database/types'
import { temporaryFolder } from '../../onDisk'

jest.setTimeout(120_000)

const manifest: Manifest = {
  indexed: {
    indexes: [
      { name: 'sparsePair', fields: { c: 1, b: 1 }, sparse: true },
      { name: 'a', fields: { a: 1, b: 1 } },
      { name: 'bDown', fields: { b: -1, a: 1 } },
      { name: 'tags', fields: { tags: 1, a: 1, b: -1 }, multikey: 'tags' },
      { name: 'tagsOnly', fields: { tags: 1 }, multikey: 'tags' },
      { name: 'middle', fields: { a: 1, tags: 1, c: 1 }, multikey: 'tags' },
      { name: 'inner', fields: { 'list.x': 1, b: 1 }, multikey: 'list.x' },
      { name: 'deep', fields: { 'deep.d': 1, c: -1, a: 1 } },
      { name: 'sparse', fields: { c: 1, a: 1 }, sparse: true },
      { name: 'sparseTags', fields: { tags: 1, c: 1 }, sparse: true, multikey: 'tags' },
    ],
  },
  plain: { indexes: [] },
}

const scalar = fc.constantFrom<Scalar[]>(null, 0, 1, 2.5, -3, '', '1', 'x', '督', '查办', true, false)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 })

const document = fc.record({
  a: maybe(scalar),
  b: maybe(scalar),
  c: maybe(scalar),
  tags: maybe(fc.oneof(fc.array(scalar, { maxLength: 4 }), scalar)),
  list: maybe(fc.array(fc.record({ x: fc.oneof(scalar, fc.constant(7)) }), { maxLength: 3 })),
  deep: maybe(fc.record({ d: maybe(scalar) })),
  free: maybe(fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.record({ y: scalar }))),
})

const path = fc.constantFrom('a', 'b', 'c', 'tags', 'deep.d', 'free', 'list.x')
const present = scalar.filter((value) => value !== null)
const scalars = fc.array(scalar, { maxLength: 4 })

/** `$all` only on what always is an array, and null in no comparison: there mingo and MongoDB differ, and so do we. */
const condition = fc.oneof(
  fc.tuple(path, scalar),
  fc.tuple(path, fc.record({ $eq: scalar })),
  fc.tuple(path, fc.record({ $ne: scalar })),
  fc.tuple(path, fc.record({ $in: scalars })),
  fc.tuple(path, fc.record({ $nin: scalars })),
  fc.tuple(path, fc.record({ $gt: present })),
  fc.tuple(path, fc.record({ $lte: present })),
  fc.tuple(path, fc.record({ $gte: present, $lt: present })),
  fc.tuple(fc.constantFrom('a', 'b', 'c', 'tags', 'free'), fc.record({ $exists: fc.boolean() })),
  fc.tuple(fc.constant('list.x'), fc.record({ $all: fc.array(present, { maxLength: 2 }) })),
)

const { filter } = fc.letrec<{ filter: object; fields: object }>((tie) => ({
  fields: fc.array(condition, { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('fields'),
    fc
      .tuple(tie('fields'), fc.array(tie('filter'), { minLength: 1, maxLength: 3 }))
      .map(([fields, $or]) => ({ ...fields, $or })),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map(($and) => ({ $and })),
  ),
}))

const key = fc.tuple(fc.constantFrom('a', 'b', 'c', 'deep.d'), fc.constantFrom(1 as const, -1 as const))
const sort: fc.Arbitrary<Sort> = fc.uniqueArray(key, { maxLength: 3, selector: ([field]) => field })

/** As it comes out of JSON: fast-check's records have no prototype, which mingo cannot bear. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))

const ids = (documents: readonly Document[]): string[] => documents.map(({ _id }) => _id)

const RANKS = ['null', 'number', 'string', 'boolean']
const at = (from: unknown, field: string): unknown =>
  field.split('.').reduce((value, part) => (value as Record<string, unknown> | undefined)?.[part], from)

/** The order by its definition: type, then value, then the id. */
function compare(left: Document, right: Document, order: Sort): number {
  for (const [field, direction] of [...order, ['_id', 1] as const]) {
    const [a, b] = [at(left, field) ?? null, at(right, field) ?? null]
    const rank = (value: unknown) => RANKS.indexOf(value === null ? 'null' : typeof value)
    const bytes = typeof a === 'string' && typeof b === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : 0
    const natural = rank(a) - rank(b) || bytes || (typeof a === 'string' ? 0 : Number(a) - Number(b))
    if (natural !== 0) return natural * direction
  }
  return 0
}

describe('whatever the documents and the filter', () => {
  const folder = temporaryFolder()
  const schema = compileManifest(manifest)
  let database: Database
  let readers: Readers
  beforeAll(async () => {
    const directory = folder.make()
    database = await openDatabase({ directory, manifest })
    const sqlite = await loadSqlite()
    readers = new Readers(() => new Connection(sqlite, join(directory, 'documents.sqlite')))
  })
  afterAll(async () => {
    readers.close()
    await database.close()
  })

  /** Plans as it would over very many documents, where an index that gives the order is best. */
  const findAmongMany = (name: string, query: { filter: object; sort: Sort; limit: number }) =>
    find(readers, schema.get(name) as Collection, query, new Cost(), (_index, _front, most) => most)

  /** Exchanges all documents, so that indexes see rows come, stay and go. */
  async function exchange(collection: string, documents: readonly Document[]): Promise<void> {
    const transaction = database.begin()
    for (let i = 0; i < 30; i++) {
      const next = documents.find(({ _id }) => _id === `d${i}`)
      if (next) transaction.put(collection, next)
      else transaction.remove(collection, `d${i}`)
    }
    await transaction.commit()
  }

  test.each(['indexed', 'plain'])(
    'find and count in a collection (%s) agree with mingo over all documents',
    async (collection) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(document, { maxLength: 30 }),
          fc.array(fc.tuple(filter, sort), { minLength: 12, maxLength: 12 }),
          async (drafts, questions) => {
            const documents = drafts.map((draft, i) => plain({ _id: `d${(i * 11) % 30}`, ...draft }))
            await exchange(collection, documents)
            for (const [where, order] of questions) {
              const query = new Query(where as Record<string, unknown>)
              const expected = documents.filter((each) => query.test(each)).sort((a, b) => compare(a, b, order))
              const asked = { filter: where, sort: order, limit: 1000 }
              expect(ids(await database.find(collection, asked))).toEqual(ids(expected))
              expect(ids(await findAmongMany(collection, { ...asked, limit: 3 }))).toEqual(ids(expected).slice(0, 3))
              expect(await database.count(collection, where)).toBe(expected.length)
            }
          },
        ),
        { numRuns: 100 },
      )
    },
  )

  test('texts are ordered by code point, also beyond the first plane', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme-composite' }), { minLength: 2, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('a', 'free'), async (values, field) => {
        const documents = values.map((value, i) => ({ _id: `d${i}`, [field]: value }))
        await exchange('indexed', documents)
        const found = await database.find('indexed', { filter: {}, sort: [[field, 1]], limit: 1000 })
        const expected = [...documents].sort((a, b) => compare(a, b, [[field, 1]]))
        expect(found).toEqual(expected)
        const above = await database.count('indexed', { [field]: { $gt: values[0] } })
        expect(above).toBe(
          documents.filter(
            (each) => Buffer.compare(Buffer.from(String(each[field])), Buffer.from(values[0] as string)) > 0,
          ).length,
        )
      }),
    )
  })

  test.each<[string, object, string[]]>([
    ['$regex', { b: { $regex: '^ab' } }, ['d0', 'd2']],
    ['a regular expression', { a: 'x', b: /B/i }, ['d0', 'd2']],
    ['$elemMatch', { list: { $elemMatch: { x: { $gt: 1 }, y: 'k' } } }, ['d1']],
    ['$size', { tags: { $size: 2 } }, ['d2']],
    ['$not', { a: { $not: { $gt: 5 } } }, ['d0', 'd2', 'd3']],
    ['$nor', { $nor: [{ a: 'x' }, { a: 9 }] }, ['d3']],
    ['$expr', { $expr: { $eq: ['$b', '$c'] } }, ['d3']],
    ['a whole object', { deep: { d: 1 } }, ['d3']],
    ['what SQL knows beside what it does not', { $or: [{ a: 9 }, { b: { $regex: 'c$' } }], tags: 'k' }, ['d1', 'd2']],
  ])('a filter of the rest of MongoDB’s language: %s', async (_, where, expected) => {
    await exchange('indexed', [
      { _id: 'd0', a: 'x', b: 'ab' },
      {
        _id: 'd1',
        a: 9,
        b: 'cd',
        tags: ['k'],
        list: [
          { x: 1, y: 'k' },
          { x: 2, y: 'k' },
        ],
      },
      {
        _id: 'd2',
        a: 'x',
        b: 'abc',
        tags: ['k', 'l'],
        list: [
          { x: 1, y: 'k' },
          { x: 2, y: 'm' },
        ],
      },
      { _id: 'd3', b: 'q', c: 'q', deep: { d: 1 } },
    ])
    expect(ids(await database.find('indexed', { filter: where, limit: 10 }))).toEqual(expected)
    expect(await database.count('indexed', where)).toBe(expected.length)
  })
})
