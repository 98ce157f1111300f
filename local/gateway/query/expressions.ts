import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import { compareValues } from '../../database/values'
import { failed } from '../errors'

type Operator = (object: unknown, expression: unknown, options: unknown) => unknown

/** What is given to an operator of mingo's, evaluated. */
const valuesOf = (object: unknown, expression: unknown, options: unknown): unknown[] =>
  evalExpr(object as never, [expression].flat() as never, options as never) as unknown[]

const compared =
  (holds: (order: number) => boolean): Operator =>
  (object, expression, options) => {
    const [a, b] = valuesOf(object, expression, options)
    return holds(order(a, b))
  }

/** In expressions a missing value is less than null, and values of different types are compared by their types. */
const order = (a: unknown, b: unknown): number =>
  compareValues(a, b) || Number(a !== undefined) - Number(b !== undefined)

/** A negative count means to the end; mingo refuses it. */
const substring =
  (slice: (text: string, start: number, count: number) => string): Operator =>
  (object, expression, options) => {
    const [text, start, count] = valuesOf(object, expression, options)
    if (!Number.isInteger(start) || !Number.isInteger(count)) throw new Error('$substr needs whole numbers')
    return text === null || text === undefined ? '' : slice(String(text), start as number, count as number)
  }

const ofBytes = substring((text, start, count) => {
  const bytes = Buffer.from(text)
  const part = bytes.subarray(start, count < 0 ? undefined : start + count)
  const cut = part.toString()
  if (!Buffer.from(cut).equals(part)) throw new Error('$substrBytes: Invalid range, in the midst of a character')
  return cut
})

const ofCharacters = substring((text, start, count) =>
  [...text].slice(start, count < 0 ? undefined : start + count).join(''),
)

/** Missing in mingo. */
const indexOfCharacter: Operator = (object, expression, options) => {
  const [text, part, start = 0, end] = valuesOf(object, expression, options)
  if (text === null || text === undefined) return null
  const characters = [...String(text)].slice(0, end as number | undefined)
  const before = characters.slice(0, start as number).join('')
  const at = characters.join('').indexOf(String(part), before.length)
  return at < 0 ? -1 : [...characters.join('').slice(0, at)].length
}

/** 0 before the first Sunday of the year; mingo is one off. */
const week: Operator = (object, expression, options) => {
  const day = (expressions.$dayOfYear as Operator)(object, expression, options)
  if (typeof day !== 'number') return null
  const weekday = (expressions.$dayOfWeek as Operator)(object, expression, options) as number
  return Math.floor((day + 7 - weekday) / 7)
}

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
  $substr: ofBytes,
  $substrBytes: ofBytes,
  $substrCP: ofCharacters,
  $indexOfCP: indexOfCharacter,
  $week: week,
}

/** Our own operators first: those of mingo that come after them do not replace them. */
export const expressionContext = (): Context =>
  Context.init()
    .addExpressionOps(own as never)
    .addExpressionOps(expressions)
    .addAccumulatorOps(accumulators)

const alone = { context: expressionContext(), scriptEnabled: false }

/** The value of an aggregation expression over a document; `options` are mingo's within a pipeline, with its variables. */
export function evaluate(document: unknown, expression: unknown, options: unknown = alone): unknown {
  try {
    return evalExpr(document as never, expression as never, options as never)
  } catch (error) {
    throw failed(`[InvalidParameter] ${(error as Error).message}`)
  }
}

/** Whether the expression holds: all but missing, null, false and 0 does. */
export function holds(document: unknown, expression: unknown, options?: unknown): boolean {
  const value = evaluate(document, expression, options)
  return value !== undefined && value !== null && value !== false && value !== 0
}
