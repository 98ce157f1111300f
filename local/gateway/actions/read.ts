import { count, find, type Search } from '../documents/finder'
import { invalid } from '../errors'
import { nearness } from '../query/nearness'
import { project } from '../query/projection'
import { encodeWire } from '../values/wire'
import type { Actions, DatabaseContext } from './context'
import { numberOf, objectOf, type Request, textOf } from './request'

/** What one get gives at most, and without being asked. */
const MOST = 1_000
const DEFAULT = 100

export const reads: Actions<DatabaseContext> = {
  'database.getDocument': async (request, context) => {
    const search = searchOf(request, context.now())
    const collection = context.documents.collection(textOf(request, 'collectionName'))
    const found = await context.inSource(request, (source) => find(source, collection, search))
    const list = project(found, objectOf(request, 'projection', context.now())).map(encodeWire)
    const { skip: offset = 0, limit } = search
    return { data: { list, offset, limit }, offset, limit }
  },

  'database.calculateDocument': async (request, { documents, now }) => {
    const collection = documents.collection(textOf(request, 'collectionName'))
    return { data: { total: await count(documents.source, collection, objectOf(request, 'query', now())) } }
  },
}

function searchOf(request: Request, now: number): Search {
  const filter = objectOf(request, 'query', now)
  const one = request.queryType === 'DOC'
  return {
    filter,
    sort: Object.entries(objectOf(request, 'order', now)).map(([path, direction]) => [path, directionOf(direction)]),
    skip: numberOf(request, 'offset', 0, Number.MAX_SAFE_INTEGER),
    limit: one ? 1 : numberOf(request, 'limit', DEFAULT, MOST),
    rank: nearness(filter),
  }
}

function directionOf(direction: unknown): 1 | -1 {
  if (direction === 1 || direction === -1) return direction
  throw invalid('order takes 1 or -1')
}
