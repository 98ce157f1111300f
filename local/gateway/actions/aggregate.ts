import { aggregate } from '../aggregate/aggregate'
import { invalid } from '../errors'
import { isPlain } from '../values/plain'
import { decodeWire, encodeWire } from '../values/wire'
import type { Actions, DatabaseContext } from './context'
import { listOf, textOf } from './request'

export const aggregations: Actions<DatabaseContext> = {
  'database.aggregateDocuments': async (request, { documents, now }) => {
    const moment = now()
    const stages = listOf(request, 'stages').map((stage) => stageOf(stage, moment))
    const collection = documents.collection(textOf(request, 'collectionName'))
    const rows = await aggregate(documents.source, collection, stages, (name) => documents.collection(name))
    return { data: { list: rows.map(encodeWire) } }
  },
}

function stageOf(stage: unknown, now: number): Record<string, unknown> {
  if (!isPlain(stage) || typeof stage.stageKey !== 'string') throw invalid('a stage has a stageKey and a stageValue')
  return { [stage.stageKey]: decodeWire(String(stage.stageValue), now) }
}
