import type { Manifest } from '../server/collections'
import type { Cursor, Filter, Sort, Store } from '../server/ports'

/** A document of the suite: the port's own document types are not the suite's business. */
export interface Doc {
  _id: string
  [field: string]: unknown
}

export interface LooseTransaction {
  get(collection: string, id: string): Promise<Doc | null>
  insert(collection: string, document: Doc): Promise<void>
  put(collection: string, document: Doc): Promise<void>
  remove(collection: string, id: string): Promise<void>
}

interface LooseQuery {
  filter: Filter
  sort?: Sort
  limit: number
  after?: Cursor
}

/** The Store port with collections of the suite's own. */
export interface LooseStore {
  get(collection: string, id: string): Promise<Doc | null>
  find(collection: string, query: LooseQuery): Promise<Doc[]>
  count(collection: string, filter: Filter): Promise<number>
  aggregate(collection: string, stages: readonly object[]): Promise<Record<string, unknown>[]>
  transact<T>(work: (tx: LooseTransaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export const loose = (store: Store): LooseStore => store as unknown as LooseStore

/** Collections that use every kind of index. */
export const manifest: Manifest = {
  tasks: {
    indexes: [
      { name: 'byCircle', fields: { circle: 1, open: 1, dueAt: 1 }, multikey: 'circle' },
      { name: 'byUnit', fields: { unit: 1, state: 1, dueAt: -1 } },
      { name: 'byPart', fields: { 'parts.unit': 1, dueAt: 1 }, multikey: 'parts.unit' },
      { name: 'byAlarm', fields: { alarmAt: 1 }, sparse: true },
      { name: 'byRank', fields: { 'score.rank': -1, unit: 1 } },
    ],
  },
  numbers: {
    indexes: [
      { name: 'byNumber', fields: { number: 1 }, unique: true, sparse: true },
      { name: 'byLabel', fields: { labels: 1 }, multikey: 'labels', unique: true, sparse: true },
      { name: 'byYear', fields: { year: 1, serial: 1 }, unique: true },
    ],
  },
  titles: { indexes: [{ name: 'byCircle', fields: { circle: 1, dueAt: 1 }, multikey: 'circle' }] },
  notes: { indexes: [] },
}

/** Gives each test an empty store, and closes it. `open` makes a new one each time. */
export function eachStore(open: (manifest: Manifest) => Promise<Store>): () => LooseStore {
  let store: LooseStore
  beforeEach(async () => {
    store = loose(await open(manifest))
  })
  afterEach(() => store.close())
  return () => store
}

/** Gives all tests of a block one store, for tests that only read what `prepare` put there. */
export function oneStore(
  open: (manifest: Manifest) => Promise<Store>,
  prepare: (store: LooseStore) => Promise<void>,
): () => LooseStore {
  let store: LooseStore
  beforeAll(async () => {
    store = loose(await open(manifest))
    await prepare(store)
  })
  afterAll(() => store.close())
  return () => store
}

export const fill = (store: LooseStore, collection: string, documents: readonly Doc[]): Promise<void> =>
  store.transact(async (tx) => {
    for (const document of documents) await tx.put(collection, document)
  })

export const ids = (documents: readonly Doc[]): string[] => documents.map(({ _id }) => _id)

export const find = async (store: LooseStore, filter: Filter, sort: Sort = []): Promise<string[]> =>
  ids(await store.find('tasks', { filter, sort, limit: 1000 }))

/** A promise that the test resolves when it wants the other side to go on. */
export function gate(): { passed: Promise<void>; open: () => void } {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}
