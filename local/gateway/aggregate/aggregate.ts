import { Aggregator } from 'mingo/aggregator'
import { own } from '../../../domain/own'
import type { Collection } from '../../database/schema'
import { find } from '../documents/finder'
import type { Source } from '../documents/source'
import { failed, GatewayError } from '../errors'
import { isPlain } from '../values/plain'
import { geoNear } from './geoNear'
import { pipelineContext } from './stages'

/** What one aggregation gives at most. */
const MAX_ROWS = 10_000

const context = pipelineContext()

/**
 * Runs MongoDB's stages over a collection; `$lookup` and its like read others through `collectionOf`. A leading `$match`
 * uses the indexes. Throws DATABASE_REQUEST_FAILED when a stage makes no sense or more than 10,000 rows come out.
 */
export async function aggregate(
  source: Source,
  collection: Collection,
  stages: readonly Record<string, unknown>[],
  collectionOf: (name: string) => Collection,
): Promise<object[]> {
  const [first, ...rest] = stages
  const filter = isPlain(first?.$match) ? first.$match : null
  const all = (from: Collection, where: Record<string, unknown> = {}): Promise<object[]> =>
    find(source, from, { filter: where, limit: Number.MAX_SAFE_INTEGER })
  const documents = await all(collection, filter ?? {})
  const others = new Map<string, object[]>()
  for (const name of collectionsIn(stages)) others.set(name, await all(collectionOf(name)))
  const near = first && '$geoNear' in first ? geoNear(documents, first.$geoNear) : documents
  const pipeline = filter || near !== documents ? rest : stages
  const rows = run(near, pipeline, others)
  if (rows.length > MAX_ROWS)
    throw failed(`[ExceedRequestLimit] an aggregation gives ${MAX_ROWS} rows at most, not ${rows.length}`)
  return rows
}

function run(documents: object[], pipeline: readonly object[], others: ReadonlyMap<string, object[]>): object[] {
  const options = { context, scriptEnabled: false, collectionResolver: (name: string) => others.get(name) ?? [] }
  try {
    return new Aggregator(pipeline as never, options as never).run(documents as never) as object[]
  } catch (error) {
    if (error instanceof GatewayError) throw error
    throw failed(`[InvalidParameter] ${(error as Error).message}`)
  }
}

/** The other collections that stages name, at any depth. */
function collectionsIn(value: unknown): Set<string> {
  const names = new Set<string>()
  const look = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(look)
    if (!isPlain(part)) return
    for (const stage of ['$lookup', '$graphLookup', '$unionWith']) {
      const spec = own(part, stage)
      const name = isPlain(spec) ? (spec.from ?? spec.coll) : spec
      if (typeof name === 'string') names.add(name)
    }
    Object.values(part).forEach(look)
  }
  look(value)
  return names
}
