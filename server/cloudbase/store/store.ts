import { own } from '../../../domain/own'
import type { CollectionName, Documents, Manifest } from '../../collections'
import { type Cursor, type Filter, type Query, type Sort, type Store, StoreError, type Transaction } from '../../ports'
import type { CloudDatabase } from '../connect'
import { faultOf } from '../faults'
import { pause, repeatable } from '../retry'
import { Attempt } from './attempt'
import { behind } from './cursor'
import { checkFilter, isScalar } from './filter'
import { together } from './gets'
import { countPassing, findPassing, narrow } from './narrow'
import { untouched } from './touched'
import { type Doc, WireError } from './wire'

const STAGES = new Set(['$match', '$group', '$sort', '$limit', '$project', '$unwind'])
const MOST_LISTED = 1000
/** Without a limit the cloud answers twenty groups and does not say that there are more. */
const MOST_GROUPS = 1000

const MAX_TRIES = 24
const MAX_FAULTS = 3
const MAX_PAUSE_MS = 400
/** No try begins later than this after the first: the function has to answer before its own time is over. */
const PATIENCE_MS = 10_000

export interface StoreOptions {
  database: CloudDatabase
  manifest: Manifest
}

/** The Store of the cloud edition, on the real SDK. Collections and indexes are provisioned before, never here. */
export const openCloudStore = (options: StoreOptions): Store => new CloudStore(options)

class CloudStore implements Store {
  readonly #database: CloudDatabase
  readonly #manifest: Manifest
  readonly #gets = new Map<string, (id: string) => Promise<Doc | null>>()
  readonly #running = new Set<Promise<unknown>>()
  #closed = false

  constructor({ database, manifest }: StoreOptions) {
    this.#database = database
    this.#manifest = manifest
  }

  async get<N extends CollectionName>(collection: N, id: string): Promise<Documents[N] | null> {
    this.#check(collection)
    const get = this.#gets.get(collection) ?? this.#getter(collection)
    this.#gets.set(collection, get)
    return (await get(id)) as unknown as Documents[N] | null
  }

  async find<N extends CollectionName>(collection: N, query: Query): Promise<Documents[N][]> {
    this.#check(collection)
    const { filter, sort = [], limit, after } = query
    checkFilter(filter)
    checkCursor(sort, after)
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LISTED) throw badQuery(`a limit of ${limit}`)
    const narrowed = narrow(filter)
    const ask = (each: Query) => this.#asked(collection, each)
    const found = narrowed.test ? await findPassing(ask, narrowed, query) : await ask({ ...query, sort })
    return found as unknown as Documents[N][]
  }

  async #asked(collection: CollectionName, { filter, sort = [], limit, after }: Query): Promise<Doc[]> {
    const where = after ? { $and: [behind(sort, after), filter] } : filter
    const order = { ...Object.fromEntries(sort), ...(!sort.some(([path]) => path === '_id') && { _id: 1 }) }
    const found = this.#database.collection(collection).options({ raw: true, order, limit } as object)
    const answer = await asked(() => found.where(where).get())
    return (answer.data as Doc[]).map((document) => untouched(document))
  }

  async count(collection: CollectionName, filter: Filter): Promise<number> {
    this.#check(collection)
    checkFilter(filter)
    const narrowed = narrow(filter)
    if (narrowed.test) return countPassing((each) => this.#asked(collection, each), narrowed)
    const counted = this.#database.collection(collection).options({ raw: true } as object)
    return (await asked(() => counted.where(filter).count())).total as number
  }

  async aggregate(collection: CollectionName, stages: readonly object[]): Promise<Record<string, unknown>[]> {
    this.#check(collection)
    const unknown = stages.find((stage) => !Object.keys(stage).every((operator) => STAGES.has(operator)))
    if (unknown) throw badQuery(`${Object.keys(unknown)} is none of the port's stages`)
    const raw = this.#database.collection(collection).options({ raw: true } as object) as unknown as {
      aggregate(stages: readonly object[]): { end(): Promise<{ data: Record<string, unknown>[] }> }
    }
    const { data } = await asked(() => raw.aggregate([...stages, { $limit: MOST_GROUPS + 1 }]).end())
    if (data.length > MOST_GROUPS) throw badQuery(`an aggregation with more than ${MOST_GROUPS} answers`)
    return data
  }

  async transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.#check()
    const running = this.#untilCommitted(work)
    this.#running.add(running)
    try {
      return await running
    } finally {
      this.#running.delete(running)
    }
  }

  /** Lets what is under way come to its end, and begins nothing more. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#running)
  }

  #getter(collection: CollectionName): (id: string) => Promise<Doc | null> {
    const one = async (id: string) => {
      const answer = await asked(() => this.#database.collection(collection).doc(id).get())
      const [document] = answer.data as Doc[]
      return document ? untouched(document) : null
    }
    const several = async (ids: readonly string[]) =>
      (await this.find(collection, { filter: { _id: { $in: ids } }, limit: ids.length })) as unknown as Doc[]
    return together(one, several)
  }

  #check(collection?: string): void {
    if (this.#closed) throw new StoreError('CLOSED', 'the store is closed')
    if (collection !== undefined && !own(this.#manifest, collection))
      throw badQuery(`there is no collection ${collection}`)
  }

  async #untilCommitted<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const begun = performance.now()
    const met = { transient: 0, duplicate: 0 }
    for (let attempt = 1; ; attempt++) {
      const tries = new Attempt(this.#database, this.#manifest)
      try {
        const result = await work(tries as unknown as Transaction)
        await tries.commit()
        return result
      } catch (error) {
        // A transaction that lost was ended by the gateway.
        if (!(error instanceof WireError && error.fault === 'conflict')) await tries.abort()
        if (!(error instanceof WireError) || !isWorthATry(error.fault, met, tries.hasRead)) throw translated(error)
        if (attempt === MAX_TRIES || performance.now() - begun > PATIENCE_MS) throw translated(error)
        await pause(attempt, MAX_PAUSE_MS)
      }
    }
  }
}

type Met = Record<'transient' | 'duplicate', number>

/** Counts the fault among those met, and tells whether the work should run again. Never after a commit of unknown end. */
function isWorthATry(fault: WireError['fault'], met: Met, hasRead: boolean): boolean {
  switch (fault) {
    case 'conflict':
      return true
    case 'transient':
      return ++met.transient < MAX_FAULTS
    case 'duplicate':
      // What was read may be older than the duplicate: on a second look it is a conflict resolved, or a fact.
      return ++met.duplicate === 1 && hasRead
    default:
      return false
  }
}

/** As many values as sort keys, all of them such as can be sorted by, and an id. */
function checkCursor(sort: Sort, after: Cursor | undefined): void {
  if (after && (after.length !== sort.length + 1 || !after.every(isScalar) || typeof after.at(-1) !== 'string'))
    throw badQuery('the cursor does not fit the sort')
}

const badQuery = (message: string): StoreError => new StoreError('BAD_QUERY', message)

/** The SDK's refusals in the port's words. What the port has no word for (the network) is a surprise and stays. */
function translated(error: unknown): unknown {
  if (error instanceof StoreError) return error
  const fault = error instanceof WireError ? error.fault : 'other'
  const code = CODES[fault]
  return code ? new StoreError(code, (error as Error).message) : error
}

const CODES: Partial<Record<WireError['fault'], StoreError['code']>> = {
  conflict: 'CONFLICT',
  duplicate: 'DUPLICATE',
  'no-collection': 'BAD_QUERY',
}

/** A read: asked again when it failed on the way. */
async function asked<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await repeatable(read)
  } catch (error) {
    throw faultOf(error) === 'no-collection' ? badQuery((error as Error).message) : error
  }
}
