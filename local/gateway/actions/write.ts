import { randomBytes } from 'node:crypto'
import type { Collection } from '../../database/schema'
import type { Document } from '../../database/types'
import type { Work } from '../documents/documents'
import { find } from '../documents/finder'
import { duplicate, failed, invalid } from '../errors'
import { compileFilter } from '../query/matcher'
import { isSame } from '../query/operators'
import { updated } from '../update/update'
import { isPlain } from '../values/plain'
import { decodeWire, encodeWire } from '../values/wire'
import type { Actions, DatabaseContext } from './context'
import { listOf, objectOf, type Request, textOf } from './request'

/** So many documents of a large change are written at the same time. */
const AT_ONCE = 256

export const writes: Actions<DatabaseContext> = {
  'database.addCollection': async (request, { documents }) => {
    documents.addCollection(textOf(request, 'collectionName'))
    return {}
  },

  'database.insertDocument': async (request, context) => {
    const collection = collectionOf(request, context)
    const now = context.now()
    const inserted = listOf(request, 'data').map((text) => newDocument(decodeWire(String(text), now)))
    const insertedIds = inserted.map(({ _id }) => _id)
    const many = !request.transactionId && inserted.length > 1
    if (many && (await context.documents.insertAll(collection, inserted))) return { data: { insertedIds } }
    for (const document of inserted) {
      await change(request, context, collection, document._id, (before) => {
        if (before) throw duplicate(`${collection.name} index: _id_`, `{ : "${document._id}" }`)
        return document
      })
    }
    return { data: { insertedIds } }
  },

  'database.modifyDocument': async (request, context) => {
    const now = context.now()
    const filter = objectOf(request, 'query', now)
    const data = objectOf(request, 'data', now)
    const collection = collectionOf(request, context)
    const ids = await matching(request, context, collection, filter, request.multi === true)
    if (ids.length === 0 && request.upsert === true) return upsert(request, context, collection, filter, data)
    const next = (document: Document) =>
      request.merge === true ? updated(document, data, filter, { now, inserting: false }) : replaced(document, data)
    const changed = await changeAll(request, context, collection, ids, filter, next)
    const count = request.merge === true ? changed : ids.length
    return { data: { updated: count, matched: ids.length, upsert_id: null } }
  },

  'database.modifyAndReturnDoc': async (request, context) => {
    const now = context.now()
    const filter = objectOf(request, 'query', now)
    const data = objectOf(request, 'data', now)
    const collection = collectionOf(request, context)
    const ids = await matching(request, context, collection, filter, false)
    const result: Document[] = []
    await changeAll(request, context, collection, ids, filter, (document) => {
      const after = updated(document, data, filter, { now, inserting: false })
      result.push(after)
      return after
    })
    return { data: { updated: result.length, doc: result[0] ? encodeWire(result[0]) : null } }
  },

  'database.removeDocument': async (request, context) => {
    const filter = objectOf(request, 'query', context.now())
    const collection = collectionOf(request, context)
    const ids = await matching(request, context, collection, filter, request.multi === true)
    return { data: { deleted: await changeAll(request, context, collection, ids, filter, () => null) } }
  },
}

const collectionOf = (request: Request, { documents }: DatabaseContext): Collection =>
  documents.collection(textOf(request, 'collectionName'))

/** The cloud makes an id of 32 hexadecimal digits where none is given. */
function newDocument(value: unknown): Document {
  if (!isPlain(value)) throw invalid('a document is an object')
  const { _id = randomBytes(16).toString('hex'), ...fields } = value
  return { _id: checkId(_id), ...fields }
}

/** The cloud takes numbers too; the database under it compares them as what they are, so they pass as its texts. */
function checkId(id: unknown): string {
  if ((typeof id === 'string' && id !== '') || Number.isFinite(id)) return id as string
  throw failed('[InvalidParameter] this gateway keeps an _id that is a text or a number')
}

function replaced(document: Document, data: Record<string, unknown>): Document {
  return { ...data, _id: document._id }
}

async function matching(
  request: Request,
  context: DatabaseContext,
  collection: Collection,
  filter: Record<string, unknown>,
  multi: boolean,
): Promise<string[]> {
  const limit = multi ? Number.MAX_SAFE_INTEGER : 1
  const found = await context.inSource(request, (source) => find(source, collection, { filter, limit }))
  return found.map(({ _id }) => _id)
}

/** Changes those that still match when their turn comes; counts those that became different or were removed. */
async function changeAll(
  request: Request,
  context: DatabaseContext,
  collection: Collection,
  ids: readonly string[],
  filter: Record<string, unknown>,
  next: (document: Document) => Document | null,
): Promise<number> {
  const test = compileFilter(filter)
  let changed = 0
  const one = async (id: string) => {
    const work: Work = (before) => {
      if (!before || !test(before)) return undefined
      const after = next(before)
      return after && isSame(after, before) ? undefined : after
    }
    if (await change(request, context, collection, id, work)) changed++
  }
  for (let i = 0; i < ids.length; i += AT_ONCE) await Promise.all(ids.slice(i, i + AT_ONCE).map(one))
  return changed
}

async function upsert(
  request: Request,
  context: DatabaseContext,
  collection: Collection,
  filter: Record<string, unknown>,
  data: Record<string, unknown>,
) {
  const equal = Object.entries(filter).filter(([key, value]) => !key.startsWith('$') && !isPlain(value))
  const base = newDocument(Object.fromEntries(equal.filter(([key]) => !key.includes('.'))))
  const document =
    request.merge === true ? updated(base, data, filter, { now: context.now(), inserting: true }) : replaced(base, data)
  await change(request, context, collection, document._id, () => document)
  return { data: { updated: 0, matched: 0, upsert_id: document._id } }
}

/** One write, in the request's transaction or by itself. Tells whether something changed. */
async function change(
  request: Request,
  { documents, sessions }: DatabaseContext,
  collection: Collection,
  id: string,
  work: Work,
): Promise<boolean> {
  if (!request.transactionId) return documents.change(collection, id, work)
  return sessions.within(textOf(request, 'transactionId'), async (transaction) => {
    const after = work(transaction.get(collection, id))
    if (after === undefined) return false
    transaction.write(collection, id, after)
    return true
  })
}
