import { _, $, aggregates, filled, operator, refusal, useCloud } from './subject'

const cloud = useCloud()
const stage = (name: string) => operator(`aggregation/${name}`)

const sales = [
  { _id: 1, item: 'abc', price: 10, quantity: 2, at: new Date('2014-03-01T08:00:00Z') },
  { _id: 2, item: 'jkl', price: 20, quantity: 1, at: new Date('2014-03-01T09:00:00Z') },
  { _id: 3, item: 'xyz', price: 5, quantity: 10, at: new Date('2014-03-15T09:00:00Z') },
  { _id: 4, item: 'xyz', price: 5, quantity: 20, at: new Date('2014-04-04T11:21:39Z') },
  { _id: 5, item: 'abc', price: 10, quantity: 10, at: new Date('2014-04-04T21:23:13Z') },
].map(({ _id, ...fields }) => ({ _id: String(_id), ...fields }))

aggregates(cloud, `group: ${stage('group')}`, sales, [
  [
    'the different values',
    (a) => a.group({ _id: '$item' }).sort({ _id: 1 }),
    [{ _id: 'abc' }, { _id: 'jkl' }, { _id: 'xyz' }],
  ],
  [
    'a computed sum, and only the large ones',
    (a) =>
      a
        .group({ _id: '$item', total: $.sum($.multiply(['$price', '$quantity'])) })
        .match({ total: _.gte(100) })
        .sort({ total: -1 }),
    [
      { _id: 'xyz', total: 150 },
      { _id: 'abc', total: 120 },
    ],
  ],
  [
    'all in one',
    (a) => a.group({ _id: null, n: $.sum(1), mean: $.avg('$quantity') }),
    [{ _id: null, n: 5, mean: 8.6 }],
  ],
  [
    'least and greatest',
    (a) => a.group({ _id: null, least: $.min('$price'), most: $.max('$quantity') }),
    [{ _id: null, least: 5, most: 20 }],
  ],
  [
    'first and last, in the order that was asked for',
    (a) =>
      a
        .sort({ at: 1 })
        .group({ _id: '$item', first: $.first('$quantity'), last: $.last('$quantity') })
        .sort({ _id: 1 }),
    [
      { _id: 'abc', first: 2, last: 10 },
      { _id: 'jkl', first: 1, last: 1 },
      { _id: 'xyz', first: 10, last: 20 },
    ],
  ],
  [
    'push keeps all, in order',
    (a) =>
      a
        .sort({ _id: 1 })
        .group({ _id: '$item', list: $.push('$quantity') })
        .sort({ _id: 1 }),
    [
      { _id: 'abc', list: [2, 10] },
      { _id: 'jkl', list: [1] },
      { _id: 'xyz', list: [10, 20] },
    ],
  ],
  [
    'push of objects',
    (a) => a.match({ item: 'jkl' }).group({ _id: '$item', list: $.push({ p: '$price', q: '$quantity' }) }),
    [{ _id: 'jkl', list: [{ p: 20, q: 1 }] }],
  ],
  [
    'mergeObjects: the later ones count',
    (a) =>
      a
        .sort({ _id: 1 })
        .addFields({ o: { p: '$price', q: '$quantity' } })
        .group({ _id: null, o: $.mergeObjects('$o') }),
    [{ _id: null, o: { p: 10, q: 10 } }],
  ],
  [
    'a sum of what a condition holds of',
    (a) => a.group({ _id: null, n: $.sum($.cond([$.gt(['$quantity', 5]), 1, 0])) }),
    [{ _id: null, n: 3 }],
  ],
  [
    'stdDevPop',
    (a) => a.match({ item: 'xyz' }).group({ _id: null, v: $.stdDevPop('$quantity') }),
    [{ _id: null, v: 5 }],
  ],
  [
    'addToSet keeps each once',
    (a) => a.group({ _id: '$item', prices: $.addToSet('$price') }).match({ _id: 'xyz' }),
    [{ _id: 'xyz', prices: [5] }],
  ],
  [
    'by several values',
    (a) => a.group({ _id: { item: '$item', price: '$price' }, n: $.sum(1) }).sort({ '_id.item': 1 }),
    [
      { _id: { item: 'abc', price: 10 }, n: 2 },
      { _id: { item: 'jkl', price: 20 }, n: 1 },
      { _id: { item: 'xyz', price: 5 }, n: 2 },
    ],
  ],
  [
    'by a computed day',
    (a) => a.group({ _id: $.dateToString({ format: '%Y-%m', date: '$at' }), n: $.sum('$quantity') }).sort({ _id: 1 }),
    [
      { _id: '2014-03', n: 13 },
      { _id: '2014-04', n: 30 },
    ],
  ],
])

aggregates(
  cloud,
  `what accumulators leave out: ${stage('sum')}, ${stage('avg')}, ${stage('max')}`,
  [{ _id: 'a', v: 1 }, { _id: 'b', v: 'x' }, { _id: 'c' }, { _id: 'd', v: 5 }, { _id: 'e', v: null }],
  [
    ['sum: what is no number', (a) => a.group({ _id: null, v: $.sum('$v') }), [{ _id: null, v: 6 }]],
    ['sum of no numbers is 0', (a) => a.group({ _id: null, v: $.sum('$none') }), [{ _id: null, v: 0 }]],
    ['avg: what is no number', (a) => a.group({ _id: null, v: $.avg('$v') }), [{ _id: null, v: 3 }]],
    ['avg of no numbers is null', (a) => a.group({ _id: null, v: $.avg('$none') }), [{ _id: null, v: null }]],
    ['min: null and missing', (a) => a.group({ _id: null, v: $.min('$v') }), [{ _id: null, v: 1 }]],
    ['max goes by the order of types', (a) => a.group({ _id: null, v: $.max('$v') }), [{ _id: null, v: 'x' }]],
    [
      'a missing key is null',
      (a) => a.match({ _id: _.in(['c', 'e']) }).group({ _id: '$v', n: $.sum(1) }),
      [{ _id: null, n: 2 }],
    ],
  ],
)

aggregates(
  cloud,
  `keys with fields: ${stage('group')}`,
  [{ _id: 'a', h: { p: 'S' } }, { _id: 'b' }, { _id: 'c', h: null }, { _id: 'd', h: {} }, { _id: 'e', h: { p: null } }],
  [
    [
      'by one field missing and null are one',
      (a) => a.group({ _id: { p: '$h.p' }, n: $.sum(1) }).sort({ n: 1 }),
      [
        { _id: { p: 'S' }, n: 1 },
        { _id: { p: null }, n: 4 },
      ],
    ],
    [
      'by two what is missing is left out',
      (a) => a.group({ _id: { p: '$h.p', k: 'x' }, n: $.sum(1) }).sort({ n: 1, '_id.p': 1 }),
      [
        { _id: { p: null, k: 'x' }, n: 1 },
        { _id: { p: 'S', k: 'x' }, n: 1 },
        { _id: { k: 'x' }, n: 3 },
      ],
    ],
  ],
)

const artists = [
  { _id: '1', last: 'Bernard', born: 1868 },
  { _id: '2', last: 'Rippl', born: 1861 },
  { _id: '3', last: 'Ostroumova', born: 1871 },
  { _id: '4', last: 'Van Gogh', born: 1853 },
  { _id: '5', last: 'Maurer', born: 1999 },
]

aggregates(cloud, `bucket and bucketAuto: ${stage('bucket')}, ${stage('bucketAuto')}`, artists, [
  [
    'bounds: the lower one counts, the upper one does not',
    (a) => a.match({ born: _.lt(1880) }).bucket({ groupBy: '$born', boundaries: [1850, 1861, 1868, 1880] }),
    [
      { _id: 1850, count: 1 },
      { _id: 1861, count: 1 },
      { _id: 1868, count: 2 },
    ],
  ],
  [
    'the others by a name of their own',
    (a) => a.bucket({ groupBy: '$born', boundaries: [1850, 1870], default: 'other' }),
    [
      { _id: 1850, count: 3 },
      { _id: 'other', count: 2 },
    ],
  ],
  [
    'with other results',
    (a) =>
      a.sort({ _id: 1 }).bucket({
        groupBy: '$born',
        boundaries: [1850, 1865, 2000],
        output: { n: $.sum(1), names: $.push('$last') },
      }),
    [
      { _id: 1850, n: 2, names: ['Rippl', 'Van Gogh'] },
      { _id: 1865, n: 3, names: ['Bernard', 'Ostroumova', 'Maurer'] },
    ],
  ],
  [
    'as many as are asked for, evenly',
    (a) => a.match({ born: _.lt(1880) }).bucketAuto({ groupBy: '$born', buckets: 2 }),
    [
      { _id: { min: 1853, max: 1868 }, count: 2 },
      { _id: { min: 1868, max: 1871 }, count: 2 },
    ],
  ],
])

describe(`bucket: ${stage('bucket')}`, () => {
  test('a value outside of the bounds is refused where there is no name for the others', async () => {
    const collection = await filled(cloud, artists)
    const query = collection.aggregate().bucket({ groupBy: '$born', boundaries: [1850, 1860] })
    expect(await refusal(query.end())).toBe('DATABASE_REQUEST_FAILED')
  })
})
