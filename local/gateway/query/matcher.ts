import { own } from '../../../domain/own'
import { parsePath } from '../../database/paths'
import { failed } from '../errors'
import { isPlain } from '../values/plain'
import { compileTruth } from './expressions'
import { compileSchema } from './jsonSchema'
import { leavesAt } from './leaves'
import { listOf, OPERATORS } from './operators'
import type { LeafTest } from './tests'

export type Test = (document: unknown) => boolean

/**
 * Tests documents against a MongoDB filter as MongoDB does: types are not mixed in comparisons, the order of an object's
 * fields counts, null means missing too. Throws DATABASE_REQUEST_FAILED with the operator that it does not know. `options`
 * are mingo's, where the filter stands in a pipeline: `$expr` then knows the pipeline's variables.
 */
export function compileFilter(filter: unknown, options?: unknown): Test {
  if (!isPlain(filter)) throw failed('[InvalidParameter] a filter is an object')
  const tests = Object.entries(filter).map(([key, value]) =>
    key.startsWith('$') ? logical(key, value, options) : field(key, value),
  )
  return (document) => tests.every((test) => test(document))
}

function logical(key: string, value: unknown, options: unknown): Test {
  if (key === '$expr') return compileTruth(value, options)
  if (key === '$comment') return () => true
  if (key === '$jsonSchema') return compileSchema(value)
  if (key !== '$and' && key !== '$or' && key !== '$nor')
    throw failed(`[InvalidParameter] unknown top level operator: ${key}`)
  if (!Array.isArray(value) || value.length === 0)
    throw failed(`[InvalidParameter] ${key} needs a list that is not empty`)
  const tests = value.map((each) => compileFilter(each, options))
  if (key === '$and') return (document) => tests.every((test) => test(document))
  const any: Test = (document) => tests.some((test) => test(document))
  return key === '$or' ? any : (document) => !any(document)
}

function field(path: string, condition: unknown): Test {
  const parts = parsePath(path)
  const test = compileCondition(condition)
  return (document) => test(leavesAt(document, parts))
}

const isOperators = (value: unknown): value is Record<string, unknown> =>
  isPlain(value) && Object.keys(value).some((key) => key.startsWith('$'))

/** What must hold of the values at a path: a value, a regular expression, or operators. */
export function compileCondition(condition: unknown): LeafTest {
  if (condition instanceof RegExp) return operator('$regex', condition, {})
  if (!isOperators(condition)) return operator('$eq', condition, {})
  const tests = Object.entries(condition).map(([name, operand]) => operator(name, operand, condition))
  return (leaves) => tests.every((test) => test(leaves))
}

function operator(name: string, operand: unknown, siblings: Record<string, unknown>): LeafTest {
  if (name === '$not') {
    if (!isOperators(operand) && !(operand instanceof RegExp)) {
      throw failed('[InvalidParameter] $not needs a regex or a document of operators')
    }
    const test = compileCondition(operand)
    return (leaves) => !test(leaves)
  }
  if (name === '$elemMatch') return hasElement(operand)
  if (name === '$all') return hasAll(listOf(name, operand))
  const make = own(OPERATORS, name)
  if (!make) throw failed(`[InvalidParameter] unknown operator: ${name}`)
  return make(operand, siblings)
}

function hasElement(criteria: unknown): LeafTest {
  const test = compileElement(criteria)
  return (leaves) => leaves.some((leaf) => Array.isArray(leaf) && leaf.some(test))
}

function hasAll(list: readonly unknown[]): LeafTest {
  const tests = list.map((each) => compileCondition(isPlain(each) && !('$elemMatch' in each) ? { $eq: each } : each))
  return (leaves) => tests.length > 0 && tests.every((test) => test(leaves))
}

/** An element of an array: operators look at the element itself, a filter at its fields (then scalars never match). */
export function compileElement(criteria: unknown): Test {
  if (!isPlain(criteria)) throw failed('[InvalidParameter] $elemMatch needs an object')
  const [first = ''] = Object.keys(criteria)
  if (first.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const test = compileCondition(criteria)
    return (element) => test([element])
  }
  const test = compileFilter(criteria)
  return (element) => (isPlain(element) || Array.isArray(element)) && test(element)
}
