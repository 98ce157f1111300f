import { type Database, openDatabase } from '../../../local/database/database'
import type { Document, IndexSpec, Manifest } from '../../../local/database/types'
import { temporaryFolder } from '../../onDisk'

jest.setTimeout(60_000)

const folder = temporaryFolder()
const byUnit: IndexSpec = { name: 'unit', fields: { unit: 1, n: -1 } }
const byTag: IndexSpec = { name: 'tag', fields: { tags: 1 }, multikey: 'tags' }
const unique: IndexSpec = { name: 'n', fields: { n: 1 }, unique: true }
const withIndexes = (...indexes: IndexSpec[]): Manifest => ({ things: { indexes } })

async function put(database: Database, ...documents: Document[]): Promise<void> {
  const transaction = database.begin()
  for (const document of documents) transaction.put('things', document)
  await transaction.commit()
}

const things = Array.from({ length: 30 }, (_, n) => ({
  _id: `t${n}`,
  n,
  unit: `u${n % 3}`,
  tags: [`a${n % 4}`, `b${n % 5}`],
}))

/** Opens one directory with one manifest after another; between them the database is closed. */
async function reopened(...steps: [Manifest, (database: Database) => Promise<void>][]): Promise<void> {
  const directory = folder.make()
  for (const [manifest, use] of steps) {
    const database = await openDatabase({ directory, manifest })
    try {
      await use(database)
    } finally {
      await database.close()
    }
  }
}

const answers = async (database: Database): Promise<void> => {
  const found = await database.find('things', { filter: { unit: 'u1' }, sort: [['n', -1]], limit: 3 })
  expect(found.map(({ n }) => n)).toEqual([28, 25, 22])
  expect(await database.count('things', { tags: { $all: ['a1', 'b1'] } })).toBe(2)
}

describe('the manifest', () => {
  test('may name a new index: it is built from the documents that are there', () =>
    reopened([withIndexes(), (db) => put(db, ...things)], [withIndexes(byUnit, byTag), answers]))

  test('may drop an index and take it up again: what changed meanwhile is in it', () =>
    reopened(
      [withIndexes(byUnit, byTag), (db) => put(db, ...things.map((thing) => ({ ...thing, unit: 'old', tags: [] })))],
      [withIndexes(), (db) => put(db, ...things)],
      [withIndexes(byUnit, byTag), answers],
    ))

  test('may change an index under the same name', () =>
    reopened(
      [withIndexes({ ...byUnit, fields: { unit: 1 } }, byTag), (db) => put(db, ...things)],
      [withIndexes(byUnit, byTag), answers],
    ))

  test('may name a new collection', () =>
    reopened(
      [withIndexes(), (db) => put(db, ...things)],
      [
        { ...withIndexes(byUnit, byTag), others: { indexes: [] } },
        async (db) => {
          expect(await db.count('others', {})).toBe(0)
          await answers(db)
        },
      ],
    ))

  test('may not make unique what is not: it is refused, and the database stays as it was', async () => {
    const doubled = [...things, { _id: 'again', n: 1, unit: 'u1', tags: [] }]
    const directory = folder.make()
    const before = await openDatabase({ directory, manifest: withIndexes(byUnit) })
    await put(before, ...doubled)
    await before.close()
    await expect(openDatabase({ directory, manifest: withIndexes(unique) })).rejects.toMatchObject({
      code: 'BAD_DOCUMENT',
    })
    const after = await openDatabase({ directory, manifest: withIndexes(byUnit) })
    expect(await after.count('things', { unit: 'u1' })).toBe(11)
    await after.close()
  })

  test('of an index must name its multikey field among its fields', async () => {
    const manifest = withIndexes({ name: 'x', fields: { a: 1 }, multikey: 'b' })
    await expect(openDatabase({ directory: folder.make(), manifest })).rejects.toThrow('b is not one of its fields')
  })

  test('of another process that opened later stops this one from writing past an index it does not know', async () => {
    const directory = folder.make()
    const first = await openDatabase({ directory, manifest: withIndexes(byUnit) })
    const second = await openDatabase({ directory, manifest: withIndexes(byUnit, byTag) })
    await expect(put(first, ...things)).rejects.toMatchObject({ code: 'STORAGE' })
    await put(second, ...things)
    await answers(second)
    await Promise.all([first.close(), second.close()])
  })
})

describe('a document', () => {
  let database: Database
  beforeEach(async () => {
    database = await openDatabase({ directory: folder.make(), manifest: withIndexes(byUnit, byTag) })
  })
  afterEach(() => database.close())

  test.each([
    ['an array where an index orders by a scalar', { _id: 'x', unit: ['u1'] }],
    ['an object where an index orders by a scalar', { _id: 'x', unit: { name: 'u1' } }],
    ['an object among the elements of a multikey field', { _id: 'x', tags: [{ name: 'a' }] }],
    ['a number that JSON does not know', { _id: 'x', n: Number.NaN }],
    ['a date, which JSON makes a text', { _id: 'x', unit: new Date(0) }],
    ['no _id', { unit: 'u1' } as unknown as Document],
    ['an _id that is no text', { _id: 7 } as unknown as Document],
  ])('with %s is refused with BAD_DOCUMENT', async (_, document) => {
    await expect(put(database, document)).rejects.toMatchObject({ code: 'BAD_DOCUMENT' })
    expect(await database.count('things', {})).toBe(0)
  })
})
