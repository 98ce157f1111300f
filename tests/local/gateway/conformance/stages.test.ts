import { _, $, aggregates, type Collection, filled, operator, refusal, sdkTests, useCloud } from './subject'

const cloud = useCloud()
const stage = (name: string) => operator(`aggregation/${name}`)

const sales = [
  { _id: 1, item: 'abc', price: 10, quantity: 2, at: new Date('2014-03-01T08:00:00Z') },
  { _id: 2, item: 'jkl', price: 20, quantity: 1, at: new Date('2014-03-01T09:00:00Z') },
  { _id: 3, item: 'xyz', price: 5, quantity: 10, at: new Date('2014-03-15T09:00:00Z') },
  { _id: 4, item: 'xyz', price: 5, quantity: 20, at: new Date('2014-04-04T11:21:39Z') },
  { _id: 5, item: 'abc', price: 10, quantity: 10, at: new Date('2014-04-04T21:23:13Z') },
].map(({ _id, ...fields }) => ({ _id: String(_id), ...fields }))

aggregates(cloud, `match, sort, skip, limit, count: ${stage('match')}, ${stage('sort')}, ${stage('count')}`, sales, [
  ['match', (a) => a.match({ item: 'jkl' }).project({ item: 1 }), [{ _id: '2', item: 'jkl' }]],
  ['match with the SDK’s commands', (a) => a.match({ price: _.lt(10).and(_.gt(1)) }).count('n'), [{ n: 2 }]],
  [
    'match after another stage',
    (a) =>
      a
        .group({ _id: '$item', n: $.sum(1) })
        .match({ n: _.gt(1) })
        .sort({ _id: 1 }),
    [
      { _id: 'abc', n: 2 },
      { _id: 'xyz', n: 2 },
    ],
  ],
  [
    'sort by two keys',
    (a) => a.sort({ price: -1, quantity: -1 }).project({ _id: 1 }),
    ['2', '5', '1', '4', '3'].map((_id) => ({ _id })),
  ],
  ['skip and limit', (a) => a.sort({ _id: 1 }).skip(1).limit(2).project({ _id: 1 }), [{ _id: '2' }, { _id: '3' }]],
  ['limit before skip', (a) => a.sort({ _id: 1 }).limit(2).skip(1).project({ _id: 1 }), [{ _id: '2' }]],
  ['count', (a) => a.match({ item: 'abc' }).count('total'), [{ total: 2 }]],
  ['count of nothing gives no row', (a) => a.match({ item: 'none' }).count('total'), []],
])

const book = {
  _id: 'b',
  title: 'abc',
  isbn: '0001122223334',
  author: { last: 'zzz', first: 'aaa' },
  copies: 5,
  tags: ['x', 'y'],
}

aggregates(
  cloud,
  `project: ${stage('project')}`,
  [book],
  [
    [
      'these fields, and the id',
      (a) => a.project({ title: 1, author: 1 }),
      [{ _id: 'b', title: 'abc', author: book.author }],
    ],
    ['without the id', (a) => a.project({ _id: 0, title: 1 }), [{ title: 'abc' }]],
    ['all but', (a) => a.project({ author: 0, tags: 0, isbn: 0 }), [{ _id: 'b', title: 'abc', copies: 5 }]],
    ['a field within', (a) => a.project({ _id: 0, 'author.last': 1 }), [{ author: { last: 'zzz' } }]],
    [
      'all but a field within',
      (a) => a.project({ _id: 0, 'author.first': 0, tags: 0, isbn: 0 }),
      [{ title: 'abc', author: { last: 'zzz' }, copies: 5 }],
    ],
    ['a field under another name', (a) => a.project({ _id: 0, name: '$author.last' }), [{ name: 'zzz' }]],
    [
      'computed fields within',
      (a) => a.project({ _id: 0, on: { prefix: $.substr(['$isbn', 0, 3]), n: '$copies' } }),
      [{ on: { prefix: '000', n: 5 } }],
    ],
    ['a new array', (a) => a.project({ _id: 0, pair: ['$copies', '$none'] }), [{ pair: [5, null] }]],
    ['the whole document by $$ROOT', (a) => a.project({ _id: 0, all: '$$ROOT' }), [{ all: book }]],
    ['a field that is not there', (a) => a.project({ _id: 0, x: '$none' }), [{}]],
  ],
)

aggregates(
  cloud,
  `addFields: ${stage('addFields')}`,
  [
    { _id: 'a', homework: [10, 5, 10], extra: 0, specs: { doors: 4 } },
    { _id: 'b', homework: [5, 6], extra: 8 },
  ],
  [
    [
      'computed',
      (a) => a.addFields({ total: $.sum('$homework') }).project({ total: 1 }),
      [
        { _id: 'a', total: 25 },
        { _id: 'b', total: 11 },
      ],
    ],
    [
      'one from another, stage by stage',
      (a) =>
        a
          .addFields({ x: $.sum('$homework') })
          .addFields({ y: $.add(['$x', '$extra']) })
          .project({ y: 1 }),
      [
        { _id: 'a', y: 25 },
        { _id: 'b', y: 19 },
      ],
    ],
    [
      'into an object',
      (a) => a.addFields({ 'specs.fuel': 'gas' }).project({ specs: 1 }),
      [
        { _id: 'a', specs: { doors: 4, fuel: 'gas' } },
        { _id: 'b', specs: { fuel: 'gas' } },
      ],
    ],
    [
      'over a field that is there',
      (a) => a.addFields({ extra: 1 }).project({ extra: 1 }),
      [
        { _id: 'a', extra: 1 },
        { _id: 'b', extra: 1 },
      ],
    ],
  ],
)

const sizes = [
  { _id: '1', item: 'A', sizes: ['S', 'M'] },
  { _id: '2', item: 'B', sizes: [] },
  { _id: '3', item: 'C', sizes: 'M' },
  { _id: '4', item: 'D' },
  { _id: '5', item: 'E', sizes: null },
]

aggregates(cloud, `unwind: ${stage('unwind')}`, sizes, [
  [
    'one row for each element; a single value is a list of one; others go',
    (a) => a.unwind('$sizes').project({ sizes: 1 }),
    [
      { _id: '1', sizes: 'S' },
      { _id: '1', sizes: 'M' },
      { _id: '3', sizes: 'M' },
    ],
  ],
  [
    'with their positions',
    (a) => a.unwind({ path: '$sizes', includeArrayIndex: 'at' }).project({ at: 1 }),
    [
      { _id: '1', at: 0 },
      { _id: '1', at: 1 },
      { _id: '3', at: null },
    ],
  ],
  [
    'keeping those without elements',
    (a) => a.unwind({ path: '$sizes', preserveNullAndEmptyArrays: true }).project({ _id: 0, sizes: 1, item: 1 }),
    [
      { item: 'A', sizes: 'S' },
      { item: 'A', sizes: 'M' },
      { item: 'B' },
      { item: 'C', sizes: 'M' },
      { item: 'D' },
      { item: 'E', sizes: null },
    ],
  ],
])

aggregates(
  cloud,
  `replaceRoot and sortByCount: ${stage('replaceRoot')}, ${stage('sortByCount')}`,
  [
    { _id: '1', pets: { dogs: 1, cats: 2 }, first: '四郎', last: '黄', tags: ['x', 'y', 'z'] },
    { _id: '2', pets: { dogs: 3 }, first: '邦德', last: '马', tags: ['y', 'z'] },
    { _id: '3', pets: { cats: 4 }, first: '牧之', last: '张', tags: ['z'] },
  ],
  [
    ['a field within', (a) => a.replaceRoot({ newRoot: '$pets' }), [{ dogs: 1, cats: 2 }, { dogs: 3 }, { cats: 4 }]],
    [
      'a computed object',
      (a) => a.limit(1).replaceRoot({ newRoot: { name: $.concat(['$last', '$first']) } }),
      [{ name: '黄四郎' }],
    ],
    [
      'with defaults',
      (a) =>
        a
          .skip(1)
          .limit(1)
          .replaceRoot({ newRoot: $.mergeObjects([{ dogs: 0, cats: 0 }, '$pets']) }),
      [{ dogs: 3, cats: 0 }],
    ],
    [
      'the most frequent first',
      (a) => a.unwind('$tags').sortByCount('$tags'),
      [
        { _id: 'z', count: 3 },
        { _id: 'y', count: 2 },
        { _id: 'x', count: 1 },
      ],
    ],
  ],
)

describe(`replaceRoot: ${stage('replaceRoot')}`, () => {
  test('what is no object is refused', async () => {
    const collection = await filled(cloud, [{ _id: '1', name: 'x' }])
    expect(await refusal(collection.aggregate().replaceRoot({ newRoot: '$name' }).end())).toBe(
      'DATABASE_REQUEST_FAILED',
    )
  })
})

const artists = [
  { _id: '1', last: 'Bernard', born: 1868 },
  { _id: '2', last: 'Rippl', born: 1861 },
  { _id: '3', last: 'Ostroumova', born: 1871 },
  { _id: '4', last: 'Van Gogh', born: 1853 },
  { _id: '5', last: 'Maurer', born: 1999 },
]

describe(`sample: ${stage('sample')}`, () => {
  test('so many, each once; all where there are fewer', async () => {
    const collection = await filled(cloud, artists)
    const ids = (await collection.aggregate().sample({ size: 3 }).end()).data.map(({ _id }: { _id: string }) => _id)
    expect([ids.length, new Set(ids).size]).toEqual([3, 3])
    expect((await collection.aggregate().sample({ size: 50 }).end()).data).toHaveLength(5)
  })
})

describe(`lookup: ${stage('lookup')}, ${sdkTests('database/unit/lookup-pipeline.test.ts')}`, () => {
  let orders: Collection
  let inventory: Collection
  beforeAll(async () => {
    orders = await filled(cloud, [
      { _id: '1', item: 'almonds', price: 12, ordered: 2 },
      { _id: '2', item: 'pecans', price: 20, ordered: 1 },
      { _id: '3' },
    ])
    inventory = await filled(cloud, [
      { _id: '1', sku: 'almonds', instock: 120 },
      { _id: '2', sku: 'bread', instock: 80 },
      { _id: '3', sku: 'pecans', instock: 70 },
      { _id: '4', sku: null, note: 'none' },
      { _id: '5', sku: 'almonds', instock: 1 },
    ])
  })
  const joined = async (spec: object) =>
    (
      await orders
        .aggregate()
        .sort({ _id: 1 })
        .lookup({ from: inventory.name, as: 'docs', ...spec })
        .end()
    ).data.map(({ docs }: { docs: { _id?: string; sku?: string }[] }) => docs.map(({ _id, sku }) => _id ?? sku))

  test('by equal fields; a missing one is null', async () => {
    expect(await joined({ localField: 'item', foreignField: 'sku' })).toEqual([['1', '5'], ['3'], ['4']])
  })
  test('with a pipeline and variables', async () => {
    const pipeline = $.pipeline()
      .match(_.expr($.and([$.eq(['$sku', '$$item']), $.gte(['$instock', '$$ordered'])])))
      .project({ sku: 1, _id: 0 })
      .done()
    expect(await joined({ let: { item: '$item', ordered: '$ordered' }, pipeline })).toEqual([
      ['almonds'],
      ['pecans'],
      [],
    ])
  })
  test('what is within an array is found by each of its elements', async () => {
    const classes = await filled(cloud, [{ _id: 'c', students: ['1', '3'] }])
    const { data } = await classes
      .aggregate()
      .lookup({ from: inventory.name, localField: 'students', foreignField: '_id', as: 'who' })
      .end()
    expect(data[0].who.map(({ sku }: { sku: string }) => sku).sort()).toEqual(['almonds', 'pecans'])
  })
})

describe(`refused: ${operator('aggregation-pipeline')}`, () => {
  test.each([
    ['an unknown stage', { $nonsense: {} }],
    ['a sort by 2', { $sort: { a: 2 } }],
    ['a limit of 0', { $limit: 0 }],
    ['a negative skip', { $skip: -1 }],
    ['a group without an id', { $group: { n: { $sum: 1 } } }],
    ['an unknown accumulator', { $group: { _id: null, n: { $nonsense: 1 } } }],
    ['an unknown expression', { $project: { n: { $nonsense: 1 } } }],
    ['a match with an unknown operator', { $match: { n: { $nonsense: 1 } } }],
    ['an empty project', { $project: {} }],
    ['an unwind of no path', { $unwind: 'sizes' }],
  ])('%s', async (_what, stage) => {
    const collection = await filled(cloud, [{ _id: 'a', n: 1 }])
    const query = collection.options({ raw: true } as never) as Collection
    expect(
      await refusal((query.aggregate.bind(query) as (stages: object[]) => { end(): Promise<unknown> })([stage]).end()),
    ).toBe('DATABASE_REQUEST_FAILED')
  })
})
