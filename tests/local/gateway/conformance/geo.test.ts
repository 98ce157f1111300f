import {
  _,
  type Collection,
  db,
  filled,
  idsOf,
  manual,
  mongo,
  operator,
  sdkDocs,
  sdkTests,
  selects,
  useCloud,
} from './subject'

const cloud = useCloud()

type Pair = readonly [number, number]
// The SDK's types name Point only.
const Geo = db.Geo as unknown as Record<string, new (...parts: unknown[]) => { toJSON(): object }>
const make = (type: string, ...parts: unknown[]) => new (Geo[type] as (typeof Geo)[string])(...parts)
const point = ([longitude, latitude]: Pair) => make('Point', longitude, latitude)
const line = (...pairs: Pair[]) => make('LineString', pairs.map(point))
const polygon = (...rings: Pair[][]) =>
  make(
    'Polygon',
    rings.map((ring) => line(...ring)),
  )
const square = (west: number, south: number, east: number, north: number): Pair[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

describe(`geometries come back as they were sent: ${sdkDocs('database/database.md')}#geo-数据类型`, () => {
  test.each([
    ['Point', point([116.4, 39.9])],
    ['LineString', line([0, 0], [1, 1], [2, 0])],
    ['Polygon', polygon(square(0, 0, 3, 3))],
    ['Polygon with a hole', polygon(square(0, 0, 3, 3), square(1, 1, 2, 2))],
    ['MultiPoint', make('MultiPoint', [point([0, 0]), point([1, 1])])],
    ['MultiLineString', make('MultiLineString', [line([0, 0], [1, 1]), line([2, 2], [3, 3])])],
    ['MultiPolygon', make('MultiPolygon', [polygon(square(0, 0, 1, 1)), polygon(square(5, 5, 6, 6))])],
  ])('%s', async (_what, v) => {
    const collection = await filled(cloud, [{ _id: 'a', v, in: { list: [v] } }])
    expect((await collection.doc('a').get()).data).toEqual([{ _id: 'a', v, in: { list: [v] } }])
  })
})

describe(`geoNear: ${operator('query/nearSphere')}, ${sdkDocs('database/database.md')}#geonear`, () => {
  let collection: Collection
  // On the equator of MongoDB's sphere (radius 6,378.1 km) a degree is 111.3 km.
  beforeAll(async () => {
    collection = await filled(cloud, [
      { _id: 'three', at: point([3, 0]) },
      { _id: 'one', at: point([1, 0]) },
      { _id: 'here', at: point([0, 0]), kind: 'x' },
      { _id: 'two', at: point([0, 2]), kind: 'x' },
      { _id: 'nowhere' },
    ])
  })
  const near = async (bounds: object, rest: object = {}) =>
    idsOf((await collection.where({ at: _.geoNear({ geometry: point([0, 0]), ...bounds }), ...rest }).get()).data)

  test('the nearest come first; what has no place does not come', async () => {
    expect(await near({})).toEqual(['here', 'one', 'two', 'three'])
  })
  test('not farther than, in metres', async () => {
    expect(await near({ maxDistance: 112_000 })).toEqual(['here', 'one'])
    expect(await near({ maxDistance: 111_000 })).toEqual(['here'])
  })
  test('not nearer than', async () => {
    expect(await near({ minDistance: 112_000 })).toEqual(['two', 'three'])
  })
  test('between', async () => {
    expect(await near({ minDistance: 100_000, maxDistance: 230_000 })).toEqual(['one', 'two'])
  })
  test('with another condition', async () => {
    expect(await near({}, { kind: 'x' })).toEqual(['here', 'two'])
  })
  test('with a limit', async () => {
    const { data } = await collection
      .where({ at: _.geoNear({ geometry: point([3, 0]) }) })
      .limit(2)
      .get()
    expect(idsOf(data)).toEqual(['three', 'one'])
  })
  test('an order that is asked for goes before nearness', async () => {
    const query = collection.where({ at: _.geoNear({ geometry: point([0, 0]) }) })
    expect(idsOf((await query.orderBy('_id', 'asc').get()).data)).toEqual(['here', 'one', 'three', 'two'])
  })
})

const ring = polygon(square(-2, -2, 2, 2), square(-1, -1, 1, 1))

selects(
  cloud,
  `geoWithin: ${operator('query/geoWithin')}, ${sdkTests('database/unit/geo-advanced.test.ts')}`,
  [
    { _id: 'middle', at: point([0, 0]) },
    { _id: 'ring', at: point([1.5, 0]) },
    { _id: 'out', at: point([5, 0]) },
    { _id: 'line', at: line([-1.5, -1.5], [1.5, -1.5]) },
    { _id: 'leaves', at: line([1.5, 0], [5, 0]) },
    { _id: 'area', at: polygon(square(1.2, 1.2, 1.8, 1.8)) },
    { _id: 'none' },
  ],
  [
    ['a polygon', { at: _.geoWithin({ geometry: polygon(square(-2, -2, 2, 2)) }) }, ['middle', 'ring', 'line', 'area']],
    ['a polygon with a hole', { at: _.geoWithin({ geometry: ring }) }, ['ring', 'line', 'area']],
    [
      'several polygons',
      {
        at: _.geoWithin({
          geometry: make('MultiPolygon', [polygon(square(4, -1, 6, 1)), polygon(square(-0.5, -0.5, 0.5, 0.5))]),
        }),
      },
      ['middle', 'out'],
    ],
    [
      'a circle on the sphere; its radius is an angle, kilometres by 6,378.1',
      { at: _.geoWithin({ centerSphere: [point([0, 0]), 200 / 6_378.1] }) },
      ['middle', 'ring'],
    ],
    ['a circle around a pair of numbers', { at: _.geoWithin({ centerSphere: [[5, 0], 10 / 6_378.1] }) }, ['out']],
    [
      'not within',
      mongo({ at: { $not: { $geoWithin: { $geometry: polygon(square(-2, -2, 2, 2)).toJSON() } }, $exists: true } }),
      ['out', 'leaves'],
    ],
  ],
)

selects(
  cloud,
  `geoIntersects: ${operator('query/geoIntersects')}, ${sdkDocs('database/database.md')}#geointersects`,
  [
    { _id: 'point', at: point([1, 1]) },
    { _id: 'line', at: line([-5, 1], [5, 1]) },
    { _id: 'inner', at: polygon(square(0.5, 0.5, 1.5, 1.5)) },
    { _id: 'outer', at: polygon(square(-10, -10, 10, 10)) },
    { _id: 'beside', at: polygon(square(20, 20, 21, 21)) },
    {
      _id: 'cross',
      at: polygon([
        [1, -6],
        [9, -6],
        [9, 6],
        [1, 6],
        [1, -6],
      ]),
    },
  ],
  [
    [
      'an area',
      { at: _.geoIntersects({ geometry: polygon(square(0, 0, 2, 2)) }) },
      ['point', 'line', 'inner', 'outer', 'cross'],
    ],
    ['a line', { at: _.geoIntersects({ geometry: line([-3, -3], [-3, 3]) }) }, ['line', 'outer']],
    ['a point', { at: _.geoIntersects({ geometry: point([1, 1]) }) }, ['point', 'line', 'inner', 'outer', 'cross']],
    [
      'several points',
      { at: _.geoIntersects({ geometry: make('MultiPoint', [point([20.5, 20.5]), point([-9, -9])]) }) },
      ['outer', 'beside'],
    ],
    ['nothing there', { at: _.geoIntersects({ geometry: point([50, 50]) }) }, []],
  ],
)

describe(`the stage geoNear: ${manual('reference/operator/aggregation/geoNear')}`, () => {
  let collection: Collection
  beforeAll(async () => {
    collection = await filled(cloud, [
      { _id: 'two', at: point([2, 0]), kind: 'park' },
      { _id: 'one', at: point([1, 0]), kind: 'park' },
      { _id: 'here', at: point([0, 0]), kind: 'shop' },
    ])
  })
  const near = async (options: object) =>
    (
      await collection
        .aggregate()
        .geoNear({ distanceField: 'far', spherical: true, near: point([0, 0]), ...options })
        .end()
    ).data

  test('the nearest first, with their distance in metres', async () => {
    const rows = await near({})
    expect(idsOf(rows)).toEqual(['here', 'one', 'two'])
    expect(rows[0].far).toBe(0)
    expect(rows[1].far).toBeCloseTo((6_378_100 * Math.PI) / 180, 3)
  })
  test('with bounds', async () => {
    expect(idsOf(await near({ minDistance: 1, maxDistance: 150_000 }))).toEqual(['one'])
  })
  test('with a condition', async () => {
    expect(idsOf(await near({ query: { kind: 'park' } }))).toEqual(['one', 'two'])
  })
  test('with a factor, and the place', async () => {
    const [, one] = await near({ distanceMultiplier: 1 / 1_000, includeLocs: 'place' })
    expect(one.far).toBeCloseTo((6_378.1 * Math.PI) / 180, 6)
    expect(one.place).toEqual({ type: 'Point', coordinates: [1, 0] })
  })
  test('the distance into an object, and further stages', async () => {
    const rows = await collection
      .aggregate()
      .geoNear({ distanceField: 'by.metres', spherical: true, near: point([0, 0]) })
      .limit(1)
      .end()
    expect(rows.data).toMatchObject([{ _id: 'here', by: { metres: 0 } }])
  })
})

describe(`distances to the last digit: ${sdkTests('database/unit/aggregation.test.ts')}`, () => {
  test.each([
    ['Hangzhou', [113.306789, 23.1564721], 6643.521654040738],
    ['Guangzhou', [113.30593, 23.1361155], 4384.68131486958],
  ] as const)('%s', async (_city, [longitude, latitude], metres) => {
    const collection = await filled(cloud, [{ _id: 'there', location: point([longitude, latitude]) }])
    const near = { distanceField: 'metres', spherical: true, near: point([113.3089506, 23.0968251]), key: 'location' }
    expect((await collection.aggregate().geoNear(near).end()).data).toMatchObject([{ metres }])
  })
})
