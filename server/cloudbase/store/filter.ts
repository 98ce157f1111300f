import { type Filter, StoreError } from '../../ports'

const SCALARS = new Set(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'])
const LISTS = new Set(['$in', '$nin', '$all'])

const bad = (message: string): StoreError => new StoreError('BAD_QUERY', message)

export const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)

function checkOperator(path: string, operator: string, value: unknown): void {
  const fits = LISTS.has(operator)
    ? Array.isArray(value) && value.every(isScalar)
    : SCALARS.has(operator)
      ? isScalar(value)
      : operator === '$exists' && typeof value === 'boolean'
  if (!fits) throw bad(`${path} ${operator} ${JSON.stringify(value)} is no condition of the port`)
}

function checkCondition(path: string, condition: unknown): void {
  if (isScalar(condition)) return
  if (typeof condition !== 'object' || Array.isArray(condition)) throw bad(`${path} has no condition`)
  const operators = Object.entries(condition as object)
  if (operators.length === 0) throw bad(`${path} has no condition`)
  for (const [operator, value] of operators) checkOperator(path, operator, value)
}

/** As in the one-machine edition: filters of people are a tenth as large. */
const MAX_PARTS = 4_000
const MAX_DEPTH = 32

function checkSize(filter: Filter): void {
  let parts = 0
  const count = (value: unknown, depth: number): void => {
    if (++parts > MAX_PARTS) throw bad(`a filter has ${MAX_PARTS} parts at most`)
    if (value === null || typeof value !== 'object') return
    if (depth > 2 * MAX_DEPTH) throw bad(`a filter is ${MAX_DEPTH} deep at most`)
    for (const each of Object.values(value)) count(each, depth + 1)
  }
  count(filter, 0)
}

/** Throws BAD_QUERY for what the port does not promise in both editions. */
export function checkFilter(filter: Filter): void {
  checkSize(filter)
  checkParts(filter)
}

function checkParts(filter: Filter): void {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$or' || path === '$and') {
      if (!Array.isArray(condition) || condition.length === 0) throw bad(`${path} of nothing`)
      for (const each of condition) checkParts(each as Filter)
    } else if (path.startsWith('$')) throw bad(`${path} is no operator of the port`)
    else checkCondition(path, condition)
  }
}
