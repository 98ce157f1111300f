import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as stages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import { Query } from 'mingo/query'
import { comparisons } from './comparisons'
import { badQuery } from './errors'

/*
 * Our own operators are registered first: mingo's entry point would register its own before them and ignore ours.
 * `$lookup`, `$out`, `$merge` and `$unionWith` reach other collections, which mingo cannot; they stay unknown.
 */
const { $lookup, $graphLookup, $out, $merge, $unionWith, ...ownStages } = stages
const context = Context.init()
  .addQueryOps(comparisons)
  .addQueryOps(queries)
  .addExpressionOps(expressions)
  .addAccumulatorOps(accumulators)
  .addProjectionOps(projections)
  .addPipelineOps(ownStages)

const options = { context, scriptEnabled: false }

/** Tests documents against a MongoDB filter. Throws BAD_QUERY when the filter makes no sense. */
export function compileFilter(filter: object): (document: object) => boolean {
  const query = refusing(() => new Query(filter as Record<string, unknown>, options))
  return (document) => query.test(document as Record<string, unknown>)
}

/** Runs MongoDB stages over documents, taken one by one. Throws BAD_QUERY when a stage makes no sense. */
export function aggregate(documents: Iterable<object>, pipeline: readonly object[]): Record<string, unknown>[] {
  return refusing(
    () =>
      new Aggregator(pipeline as Record<string, unknown>[], options).run(documents as never) as Record<
        string,
        unknown
      >[],
  )
}

function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw badQuery((error as Error).message)
  }
}
