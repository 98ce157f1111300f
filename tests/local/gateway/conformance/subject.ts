import { type Cloud, connect, refusal } from '../subject'

export { type Cloud, refusal, type Tx, useCloud } from '../subject'

/** The SDK's own commands and values; they are the same on every connection, so tables can be written with them. */
const sdk = connect('http://127.0.0.1:1/admin').database()
export const _ = sdk.command
export const $ = sdk.command.aggregate
export const db = sdk

// biome-ignore lint/suspicious/noExplicitAny: the SDK types what comes back as any
type Any = any

export type Collection = ReturnType<ReturnType<Cloud['app']['database']>['collection']>
export type Aggregation = ReturnType<Collection['aggregate']>

/*
 * MongoDB's manual and the SDK's own documents and tests, which it ships up to 2.9.1: each group of cases names the page
 * that its expectations are taken from.
 */
export const manual = (page: string): string => `mongodb.com/docs/manual/${page}`
export const operator = (page: string): string => manual(`reference/operator/${page}`)
export const sdkDocs = (page: string): string => `@cloudbase/node-sdk@2.9.1/docs/${page}`
export const sdkTests = (page: string): string => `@cloudbase/node-sdk@2.9.1/test/${page}`

let number = 0

/** A new collection with documents in it. */
export async function filled(cloud: Cloud, documents: readonly object[] = []): Promise<Collection> {
  const database = cloud.app.database()
  const name = `c${number++}`
  await database.createCollection(name)
  const collection = database.collection(name)
  if (documents.length > 0) await collection.add(documents as Any)
  return collection
}

/** With it the SDK sends filters and updates as they are, in MongoDB's own words. */
export const raw = (collection: Collection): Collection => collection.options({ raw: true } as Any) as Any

export const idsOf = (documents: readonly Any[]): string[] => documents.map(({ _id }) => _id)

/** A filter in MongoDB's own words. */
export class Raw {
  constructor(readonly filter: object) {}
}
export const mongo = (filter: object): Raw => new Raw(filter)

export const where = (collection: Collection, filter: object): ReturnType<Collection['where']> =>
  filter instanceof Raw ? raw(collection).where(filter.filter) : collection.where(filter)

/** Filters on the same documents: what is asked, how, and the ids that come (in any order). */
export function selects(
  cloud: Cloud,
  source: string,
  documents: readonly object[],
  cases: readonly (readonly [what: string, filter: object, ids: readonly string[]])[],
): void {
  describe(source, () => {
    let collection: Collection
    beforeAll(async () => {
      collection = await filled(cloud, documents)
    })
    test.each(cases)('%s', async (_what, filter, ids) => {
      const { data } = await where(collection, filter).get()
      expect(idsOf(data).sort()).toEqual([...ids].sort())
      expect((await where(collection, filter).count()).total).toBe(ids.length)
    })
  })
}

/** Filters that the database refuses. */
export function refuses(
  cloud: Cloud,
  source: string,
  cases: readonly (readonly [what: string, filter: object])[],
): void {
  describe(source, () => {
    let collection: Collection
    beforeAll(async () => {
      collection = await filled(cloud, [{ _id: 'a', n: 1, list: [1] }])
    })
    test.each(cases)('%s', async (_what, filter) => {
      expect(await refusal(where(collection, filter).get())).toBe('DATABASE_REQUEST_FAILED')
    })
  })
}

/** Updates of one document: what is done, the fields before, the change, the fields after. */
export function updates(
  cloud: Cloud,
  source: string,
  cases: readonly (readonly [what: string, before: object, change: object, after: object])[],
): void {
  describe(source, () => {
    let collection: Collection
    beforeAll(async () => {
      collection = await filled(cloud)
    })
    test.each(cases)('%s', async (what, before, change, after) => {
      await collection.add({ _id: what, ...before })
      await update(collection, what, change)
      expect((await collection.doc(what).get()).data).toEqual([{ _id: what, ...after }])
    })
  })
}

/** Updates that the database refuses: they leave the document as it was. */
export function refusesUpdates(
  cloud: Cloud,
  source: string,
  cases: readonly (readonly [what: string, before: object, change: object])[],
): void {
  describe(source, () => {
    let collection: Collection
    beforeAll(async () => {
      collection = await filled(cloud)
    })
    test.each(cases)('%s', async (what, before, change) => {
      await collection.add({ _id: what, ...before })
      expect(await refusal(update(collection, what, change))).toBe('DATABASE_REQUEST_FAILED')
      expect((await collection.doc(what).get()).data).toEqual([{ _id: what, ...before }])
    })
  })
}

const update = (collection: Collection, id: string, change: object): Promise<Any> =>
  change instanceof Raw
    ? (raw(collection).doc(id) as Any).update(change.filter)
    : (collection.doc(id) as Any).update(change)

/** Pipelines over the same documents: what is asked, the stages, what comes, in order. */
export function aggregates(
  cloud: Cloud,
  source: string,
  documents: readonly object[],
  cases: readonly (readonly [what: string, stages: (start: Aggregation) => Aggregation, rows: readonly unknown[]])[],
): void {
  describe(source, () => {
    let collection: Collection
    beforeAll(async () => {
      collection = await filled(cloud, documents)
    })
    test.each(cases)('%s', async (_what, stages, rows) => {
      expect((await stages(collection.aggregate()).end()).data).toEqual(rows)
    })
  })
}

/** Expressions over the fields of one document: what is computed, how, and the value (undefined: the field is missing). */
export function computes(
  cloud: Cloud,
  source: string,
  fields: object,
  cases: readonly (readonly [what: string, expression: unknown, value: unknown])[],
): void {
  describe(source, () => {
    let collection: Collection
    beforeAll(async () => {
      collection = await filled(cloud, [{ _id: 'one', ...fields }])
    })
    test.each(cases)('%s', async (_what, expression, value) => {
      const { data } = await collection.aggregate().project({ _id: 0, value: expression }).end()
      expect(data).toEqual([value === undefined ? {} : { value }])
    })
  })
}
