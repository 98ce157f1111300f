import { _, type Collection, filled, manual, operator, refusal, sdkTests, useCloud } from './subject'

const cloud = useCloud()

function projects(
  source: string,
  document: Readonly<Record<string, unknown>>,
  cases: readonly (readonly [what: string, projection: object, document: object])[],
): void {
  describe(source, () => {
    let collection: Collection
    beforeAll(async () => {
      collection = await filled(cloud, [document])
    })
    test.each(cases)('%s', async (_what, projection, expected) => {
      expect((await collection.field(projection).get()).data).toEqual([expected])
    })
  })
}

const journal = {
  _id: 'journal',
  item: 'journal',
  status: 'A',
  size: { h: 14, w: 21, uom: 'cm' },
  instock: [
    { warehouse: 'A', qty: 5 },
    { warehouse: 'B', qty: 15 },
  ],
}
const { _id, item, status, size, instock } = journal
const fields = manual('tutorial/project-fields-from-query-results')

projects(`fields: ${fields}`, journal, [
  ['these, and the id', { item: 1, status: 1 }, { _id, item, status }],
  ['as booleans', { item: true }, { _id, item }],
  ['without the id', { item: 1, _id: 0 }, { item }],
  ['all but these', { status: 0, instock: 0 }, { _id, item, size }],
  ['all but the id', { _id: 0 }, { item, status, size, instock }],
  ['a field within', { 'size.uom': 1 }, { _id, size: { uom: 'cm' } }],
  ['a field within, nested', { size: { uom: 1 } }, { _id, size: { uom: 'cm' } }],
  ['all but a field within', { 'size.uom': 0, instock: 0 }, { _id, item, status, size: { h: 14, w: 21 } }],
  ['a field of the elements', { 'instock.qty': 1 }, { _id, instock: [{ qty: 5 }, { qty: 15 }] }],
  ['a field that is not there', { none: 1 }, { _id }],
  ['a field below a text', { 'status.k': 1 }, { _id }],
])

projects(`slice: ${operator('projection/slice')}, ${sdkTests('database/unit/projection.test.ts')}`, journal, [
  ['the first elements, and all other fields', { instock: _.project.slice(1) }, { ...journal, instock: [instock[0]] }],
  ['the last elements', { instock: _.project.slice(-1) }, { ...journal, instock: [instock[1]] }],
  ['from a position', { instock: _.project.slice([1, 5]) }, { ...journal, instock: [instock[1]] }],
  ['with other fields asked for', { item: 1, instock: _.project.slice(-1) }, { _id, item, instock: [instock[1]] }],
  ['none', { instock: _.project.slice(0) }, { ...journal, instock: [] }],
])

projects(
  `elemMatch: ${operator('projection/elemMatch')}`,
  {
    _id: '1',
    zipcode: '63109',
    students: [
      { name: 'john', school: 102, age: 10 },
      { name: 'jess', school: 102, age: 11 },
      { name: 'jeff', school: 108, age: 15 },
    ],
  },
  [
    [
      'the first element that matches',
      { students: _.project.elemMatch({ school: 102 }) },
      { _id: '1', students: [{ name: 'john', school: 102, age: 10 }] },
    ],
    [
      'with two conditions',
      { students: _.project.elemMatch({ school: 102, age: { $gt: 10 } }) },
      { _id: '1', students: [{ name: 'jess', school: 102, age: 11 }] },
    ],
    ['no element: no field', { students: _.project.elemMatch({ school: 1 }) }, { _id: '1' }],
  ],
)

test(`inclusion beside exclusion is refused (${fields})`, async () => {
  const collection = await filled(cloud, [journal])
  expect(await refusal(collection.field({ item: 1, status: 0 }).get())).toBe('DATABASE_REQUEST_FAILED')
})

test(`one document by its id knows projections too (${sdkTests('database/unit/projection.test.ts')})`, async () => {
  const collection = await filled(cloud, [journal])
  expect((await collection.doc('journal').field({ item: 1 }).get()).data).toEqual([{ _id, item }])
})
