import * as queries from 'mingo/operators/query'
import { parsePath, valueAt, valuesAt } from './paths'
import { compareValues, isScalar } from './values'

/*
 * MongoDB's comparisons with scalars, where mingo's differ: texts are ordered by code point as in UTF-8, a missing value
 * compares as null, `$all` and `$in` look through every array on the path. They say the same as the SQL of the planner.
 * With anything but scalars (objects, regular expressions) mingo's own are used.
 */
type Predicate = (document: unknown) => boolean
type QueryOperator = typeof queries.$eq
type Test = (values: readonly unknown[], operand: unknown) => boolean

const operator =
  (test: Test, suits: (operand: unknown) => boolean, otherwise: QueryOperator): QueryOperator =>
  (path, operand, options) => {
    if (!suits(operand)) return otherwise(path, operand, options)
    const parts = parsePath(path)
    const predicate: Predicate = (document) => test(candidates(document, parts), operand)
    return predicate as ReturnType<QueryOperator>
  }

/** The value at the path (undefined when it is missing) or, where arrays are met, their elements. */
function candidates(document: unknown, path: readonly string[]): unknown[] {
  const value = valueAt(document, path)
  return Array.isArray(value) ? valuesAt(document, path) : [value]
}

const isScalars = (operand: unknown): boolean => Array.isArray(operand) && operand.every(isScalar)

const equals: Test = (values, operand) => values.some((value) => (value ?? null) === operand)
const isIn: Test = (values, operand) => (operand as unknown[]).some((element) => equals(values, element))
const hasAll: Test = (values, operand) =>
  (operand as unknown[]).length > 0 && (operand as unknown[]).every((element) => equals(values, element))

const not =
  (test: Test): Test =>
  (values, operand) =>
    !test(values, operand)

const ordered =
  (holds: (order: number) => boolean): Test =>
  (values, operand) =>
    values.some(
      (value) =>
        typeof (value ?? null) === typeof operand && isScalar(value ?? null) && holds(compareValues(value, operand)),
    )

export const comparisons = {
  $eq: operator(equals, isScalar, queries.$eq),
  $ne: operator(not(equals), isScalar, queries.$ne),
  $in: operator(isIn, isScalars, queries.$in),
  $nin: operator(not(isIn), isScalars, queries.$nin),
  $all: operator(hasAll, isScalars, queries.$all),
  $gt: operator(
    ordered((order) => order > 0),
    isScalar,
    queries.$gt,
  ),
  $gte: operator(
    ordered((order) => order >= 0),
    isScalar,
    queries.$gte,
  ),
  $lt: operator(
    ordered((order) => order < 0),
    isScalar,
    queries.$lt,
  ),
  $lte: operator(
    ordered((order) => order <= 0),
    isScalar,
    queries.$lte,
  ),
}
