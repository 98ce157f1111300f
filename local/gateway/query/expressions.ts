import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import { failed } from '../errors'

const context = Context.init().addExpressionOps(expressions).addAccumulatorOps(accumulators)

/** The value of an aggregation expression over a document. */
export function evaluate(document: unknown, expression: unknown): unknown {
  try {
    return evalExpr(document as never, expression as never, { context } as never)
  } catch (error) {
    throw failed(`[InvalidParameter] ${(error as Error).message}`)
  }
}
