import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import { compareValues } from '../../database/values'
import { failed } from '../errors'
import { dateExpressions } from './dateExpressions'
import { pathExpressions, withPaths } from './fieldPaths'
import { regularExpressions } from './regularExpressions'
import { type Operator, textExpressions, valuesOf } from './textExpressions'

const compared =
  (holds: (order: number) => boolean): Operator =>
  (object, expression, options) => {
    const [a, b] = valuesOf(object, expression, options)
    return holds(order(a, b))
  }

/** In expressions a missing value is less than null, and values of different types are compared by their types. */
const order = (a: unknown, b: unknown): number =>
  compareValues(a, b) || Number(a !== undefined) - Number(b !== undefined)

/** The precision may be left out; mingo then wants a list all the same. */
const withPrecision =
  (operator: Operator): Operator =>
  (object, expression, options) =>
    operator(object, [expression].flat(), options)

const own: Record<string, Operator> = {
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $cmp: (object, expression, options) => {
    const [a, b] = valuesOf(object, expression, options)
    return Math.sign(order(a, b))
  },
  ...textExpressions,
  $trunc: withPrecision(expressions.$trunc as Operator),
  $round: withPrecision(expressions.$round as Operator),
  ...dateExpressions,
  ...regularExpressions,
  ...pathExpressions,
}

/** Our own operators first: those of mingo that come after them do not replace them. */
export const expressionContext = (): Context =>
  Context.init()
    .addExpressionOps(own as never)
    .addExpressionOps(expressions)
    .addAccumulatorOps(accumulators)

const alone = { context: expressionContext(), scriptEnabled: false }

/**
 * The value of an aggregation expression over a document; `options` are mingo's within a pipeline, with its variables. A
 * missing element of a list is null.
 */
export function compileExpression(expression: unknown, options: unknown = alone): (document: unknown) => unknown {
  const compiled = withPaths(expression)
  return (document) => {
    try {
      const value = evalExpr(document as never, compiled as never, options as never)
      return Array.isArray(compiled) ? (value as unknown[]).map((element) => element ?? null) : value
    } catch (error) {
      throw failed(`[InvalidParameter] ${(error as Error).message}`)
    }
  }
}

/** Whether an expression holds: all but missing, null, false and 0 does. */
export function compileTruth(expression: unknown, options?: unknown): (document: unknown) => boolean {
  const valueIn = compileExpression(expression, options)
  return (document) => {
    const value = valueIn(document)
    return value !== undefined && value !== null && value !== false && value !== 0
  }
}
