import { type Collection, filled, idsOf, manual, sdkDocs, sdkTests, useCloud } from './subject'

const cloud = useCloud()

type Keys = Readonly<Record<string, 'asc' | 'desc'>>

const sorted = async (collection: Collection, keys: Keys): Promise<string[]> => {
  const query = Object.entries(keys).reduce(
    (query, [path, direction]) => query.orderBy(path, direction),
    collection.where({}),
  )
  return idsOf((await query.get()).data)
}

function orders(
  source: string,
  documents: readonly object[],
  cases: readonly (readonly [what: string, keys: Keys, ids: readonly string[]])[],
): void {
  describe(source, () => {
    let collection: Collection
    beforeAll(async () => {
      collection = await filled(cloud, documents)
    })
    test.each(cases)('%s', async (_what, keys, ids) => {
      expect(await sorted(collection, keys)).toEqual(ids)
    })
  })
}

const comparison = manual('reference/bson-type-comparison-order')

orders(
  `types: ${comparison}`,
  [
    { _id: 'date', v: new Date(0) },
    { _id: 'bool', v: false },
    { _id: 'object', v: { a: 1 } },
    { _id: 'text', v: 'a' },
    { _id: 'number', v: 99 },
    { _id: 'null', v: null },
    { _id: 'regex', v: /a/ },
  ],
  [
    ['up', { v: 'asc' }, ['null', 'number', 'text', 'object', 'bool', 'date', 'regex']],
    ['down', { v: 'desc' }, ['regex', 'date', 'bool', 'object', 'text', 'number', 'null']],
  ],
)

orders(
  `a missing field is null: ${comparison}#non-existent-fields`,
  [{ _id: 'c', v: 1 }, { _id: 'b' }, { _id: 'a', v: null }, { _id: 'd', v: 'x' }],
  [
    ['up, then by the next key', { v: 'asc', _id: 'asc' }, ['a', 'b', 'c', 'd']],
    ['down, then by the next key', { v: 'desc', _id: 'desc' }, ['d', 'c', 'b', 'a']],
  ],
)

orders(
  `arrays: ${comparison}#arrays`,
  [
    { _id: 'a', v: [5, 1] },
    { _id: 'b', v: 3 },
    { _id: 'c', v: [0, 9] },
    { _id: 'd', v: [4] },
  ],
  [
    ['up by the least element', { v: 'asc' }, ['c', 'a', 'b', 'd']],
    ['down by the greatest element', { v: 'desc' }, ['c', 'a', 'd', 'b']],
  ],
)

orders(
  `an empty array is less than null: ${comparison}#arrays`,
  [{ _id: 'null', v: null }, { _id: 'empty', v: [] }, { _id: 'one', v: [1] }, { _id: 'missing' }],
  [
    ['up', { v: 'asc', _id: 'asc' }, ['empty', 'missing', 'null', 'one']],
    ['down', { v: 'desc', _id: 'asc' }, ['one', 'missing', 'null', 'empty']],
  ],
)

orders(
  `texts are compared as bytes: ${comparison}#strings`,
  [
    { _id: '1', v: 'b' },
    { _id: '2', v: 'B' },
    { _id: '3', v: '10' },
    { _id: '4', v: '9' },
    { _id: '5', v: '督' },
  ],
  [['up', { v: 'asc' }, ['3', '4', '2', '1', '5']]],
)

orders(
  `objects are compared field by field: ${comparison}#objects`,
  [
    { _id: 'type', v: { a: 'x' } },
    { _id: 'longer', v: { a: 1, b: 1 } },
    { _id: 'shorter', v: { a: 1 } },
    { _id: 'name', v: { b: 0 } },
  ],
  [['types of values, then names, then values, then length', { v: 'asc' }, ['shorter', 'longer', 'name', 'type']]],
)

orders(
  `keys: ${manual('reference/method/cursor.sort')}, ${sdkDocs('database/database.md')}#orderby`,
  [
    { _id: 'a', borough: 'M', in: { n: 2 } },
    { _id: 'b', borough: 'B', in: { n: 9 } },
    { _id: 'c', borough: 'B', in: { n: 10 } },
    { _id: 'd', borough: 'M', in: { n: 1 } },
  ],
  [
    ['two keys', { borough: 'asc', _id: 'asc' }, ['b', 'c', 'a', 'd']],
    ['two keys, one up and one down', { borough: 'asc', _id: 'desc' }, ['c', 'b', 'd', 'a']],
    ['a field within', { 'in.n': 'asc' }, ['d', 'a', 'b', 'c']],
    ['a field within as the second key', { borough: 'desc', 'in.n': 'desc' }, ['a', 'd', 'c', 'b']],
  ],
)

describe(`skip, limit and their defaults: ${sdkTests('database/unit/query.limit.test.ts')}, ${sdkDocs('database/database.md')}#get`, () => {
  let collection: Collection
  beforeAll(async () => {
    const documents = Array.from({ length: 1_005 }, (_each, n) => ({ _id: String(n).padStart(4, '0'), n }))
    collection = await filled(cloud, documents)
  })
  const inOrder = () => collection.orderBy('n', 'asc')

  test('100 come where no limit is asked for', async () => {
    const { data } = await inOrder().get()
    expect([data.length, data.at(-1).n]).toEqual([100, 99])
  })
  test('1,000 come at most', async () => {
    expect((await inOrder().limit(1_005).get()).data).toHaveLength(1_000)
  })
  test('so many as are asked for', async () => {
    expect(idsOf((await inOrder().limit(2).get()).data)).toEqual(['0000', '0001'])
  })
  test('skip leaves out the first', async () => {
    expect(idsOf((await inOrder().skip(1_003).get()).data)).toEqual(['1003', '1004'])
  })
  test('skip and limit, from the other end', async () => {
    expect(idsOf((await collection.orderBy('n', 'desc').skip(1).limit(2).get()).data)).toEqual(['1003', '1002'])
  })
  test('skip beyond the end gives nothing', async () => {
    expect((await inOrder().skip(2_000).get()).data).toEqual([])
  })
  test('count does not know of limits', async () => {
    expect((await collection.where({}).limit(3).count()).total).toBe(1_005)
  })
})
