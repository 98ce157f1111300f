import { checkBounds } from './bounds'
import { badQuery } from './errors'
import type { Scalar } from './types'
import { isScalar } from './values'

type Operator = '$eq' | '$ne' | '$in' | '$nin' | '$gt' | '$gte' | '$lt' | '$lte' | '$exists'

/** One condition on one path that SQL can express. */
export interface Condition {
  path: string
  operator: Operator
  /** A list for `$in` and `$nin`. */
  operand: Scalar | readonly Scalar[]
}

/** Conditions that must all hold. */
export interface Conjunction {
  conditions: readonly Condition[]
  /** False when the filter asks for more than the conditions say: then each candidate is tested again. */
  complete: boolean
}

/** `$or` lists are multiplied out to at most so many conjunctions; beyond that they are tested on each candidate. */
const MAX_CONJUNCTIONS = 32
/** So many conditions of a filter are looked at to find a way, shared among its alternatives; more are only tested. */
const MAX_CONDITIONS = 256
const MIN_CONDITIONS = 8
const COMPARISONS = new Set(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'])

/** `filter` as alternatives of which one must hold. What SQL cannot express is left out and marked. */
export function normalize(filter: object): Conjunction[] {
  if (filter === null || typeof filter !== 'object') throw badQuery('a filter is an object')
  checkBounds(filter)
  const alternatives = alternativesOf(filter)
  const most = Math.max(MIN_CONDITIONS, Math.floor(MAX_CONDITIONS / alternatives.length))
  return alternatives.map((each) =>
    each.conditions.length > most ? { conditions: each.conditions.slice(0, most), complete: false } : each,
  )
}

function alternativesOf(filter: object): Conjunction[] {
  let alternatives: Conjunction[] = [{ conditions: [], complete: true }]
  for (const [key, value] of Object.entries(filter)) {
    if (value === undefined) throw badQuery(`the condition on ${key} is undefined`)
    alternatives = multiply(alternatives, partsOf(key, value))
  }
  return alternatives
}

function partsOf(key: string, value: unknown): Conjunction[] {
  if (key === '$or') return listOf(key, value).flatMap(alternativesOf)
  if (key === '$and') return listOf(key, value).map(alternativesOf).reduce(multiply)
  return [key.startsWith('$') ? { conditions: [], complete: false } : conditionsOn(key, value)]
}

function listOf(key: string, value: unknown): object[] {
  if (Array.isArray(value) && value.length > 0 && value.every((item) => item !== null && typeof item === 'object')) {
    return value
  }
  throw badQuery(`${key} needs a list of filters that is not empty`)
}

function multiply(left: Conjunction[], right: Conjunction[]): Conjunction[] {
  if (left.length * right.length > MAX_CONJUNCTIONS) {
    const [kept, tested] = left.length <= right.length ? [left, right] : [right, left]
    return tested.length === 0 ? [] : kept.map(({ conditions }) => ({ conditions, complete: false }))
  }
  return left.flatMap((a) =>
    right.map((b) => ({ conditions: [...a.conditions, ...b.conditions], complete: a.complete && b.complete })),
  )
}

function conditionsOn(path: string, value: unknown): Conjunction {
  if (isScalar(value)) return { conditions: [{ path, operator: '$eq', operand: value }], complete: true }
  if (!isOperators(value)) return { conditions: [], complete: false }
  const parts = Object.entries(value).map(([operator, operand]) => conditionOf(path, operator, operand))
  return { conditions: parts.flatMap((part) => part ?? []), complete: parts.every((part) => part !== null) }
}

const isOperators = (value: unknown): value is Record<string, unknown> =>
  value !== null &&
  typeof value === 'object' &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value)) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => key.startsWith('$'))

/** Null when the condition is none that SQL can express. */
function conditionOf(path: string, operator: string, operand: unknown): Condition[] | null {
  if (operand === undefined) throw badQuery(`${operator} on ${path} is undefined`)
  if (COMPARISONS.has(operator)) {
    return isScalar(operand) ? [{ path, operator: operator as Operator, operand }] : null
  }
  if (operator === '$exists') return [{ path, operator, operand: Boolean(operand) }]
  if (operator !== '$in' && operator !== '$nin' && operator !== '$all') return null
  if (!Array.isArray(operand)) throw badQuery(`${operator} on ${path} needs a list`)
  if (!operand.every(isScalar)) return null
  if (operator !== '$all') return [{ path, operator, operand: [...new Set(operand)] }]
  if (operand.length === 0) return [{ path, operator: '$in', operand: [] }]
  return operand.map((element) => ({ path, operator: '$eq', operand: element }))
}
