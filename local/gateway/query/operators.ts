import { compareValues, rank } from '../../database/values'
import { failed } from '../errors'
import { geoOperators } from './geoOperators'
import { compileRegExp } from './regularExpressions'
import type { LeafTest, MakeTest } from './tests'
import { typeTest } from './typeNames'

export const isSame = (a: unknown, b: unknown): boolean => rank(a) === rank(b) && compareValues(a, b) === 0

const any =
  (test: (value: unknown) => boolean): LeafTest =>
  (leaves) =>
    leaves.some((leaf) => test(leaf) || (Array.isArray(leaf) && leaf.some(test)))

const not =
  (make: MakeTest): MakeTest =>
  (operand, siblings) => {
    const test = make(operand, siblings)
    return (leaves) => !test(leaves)
  }

/** A list at the end of a path counts as null only by its elements, never by being there. */
const equals: MakeTest = (operand) => any((value) => isSame(value, operand))

const isOneOf: MakeTest = (operand) => {
  const tests = listOf('$in', operand).map((each) => (each instanceof RegExp ? matches(each, {}) : equals(each, {})))
  return (leaves) => tests.some((test) => test(leaves))
}

const ordered =
  (holds: (order: number) => boolean): MakeTest =>
  (operand) => {
    if (operand === null) return holds(0) ? equals(null, {}) : () => false
    // a number that is none is neither less nor greater than anything
    const comparable = (value: unknown) =>
      rank(value) === rank(operand) && Number.isNaN(value) === Number.isNaN(operand)
    return any((value) => comparable(value) && holds(compareValues(value, operand)))
  }

const matches: MakeTest = (operand, { $options }) => {
  if (typeof operand !== 'string' && !(operand instanceof RegExp))
    throw failed('[InvalidParameter] $regex has to be a string')
  const pattern = compileRegExp(operand, $options === undefined ? undefined : String($options))
  return any((value) =>
    typeof value === 'string' ? pattern.test(value) : value instanceof RegExp && isSame(value, pattern),
  )
}

const size: MakeTest = (operand) => {
  if (!Number.isInteger(operand) || (operand as number) < 0)
    throw failed('[InvalidParameter] $size must be a whole number, 0 or more')
  return (leaves) => leaves.some((leaf) => Array.isArray(leaf) && leaf.length === operand)
}

const modulo: MakeTest = (operand) => {
  const [divisor, remainder, more] = listOf('$mod', operand).map((each) => Math.trunc(Number(each)))
  if (!divisor || remainder === undefined || more !== undefined)
    throw failed('[InvalidParameter] malformed mod: divisor, not 0, and remainder')
  return any(
    (value) => typeof value === 'number' && Number.isFinite(value) && Math.trunc(value) % divisor === remainder,
  )
}

export function listOf(name: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw failed(`[InvalidParameter] ${name} needs an array`)
  return operand
}

export const OPERATORS: Record<string, MakeTest> = {
  $eq: equals,
  $ne: not(equals),
  $in: isOneOf,
  $nin: not(isOneOf),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $exists: (operand) => (leaves) => leaves.some((leaf) => leaf !== undefined) === Boolean(operand),
  $regex: matches,
  $options: (_, { $regex }) => {
    if ($regex === undefined) throw failed('[InvalidParameter] $options needs a $regex')
    return () => true
  },
  $size: size,
  $mod: modulo,
  $type: (operand) => any(typeTest(operand)),
  ...geoOperators,
}
