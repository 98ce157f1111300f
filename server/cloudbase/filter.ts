import { type Filter, StoreError } from '../ports'

const SCALARS = new Set(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'])
const LISTS = new Set(['$in', '$nin', '$all'])

const bad = (message: string): StoreError => new StoreError('BAD_QUERY', message)

const isScalar = (value: unknown): boolean =>
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

/** Throws BAD_QUERY for what the port does not promise in both editions. */
export function checkFilter(filter: Filter): void {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$or' || path === '$and') {
      if (!Array.isArray(condition) || condition.length === 0) throw bad(`${path} of nothing`)
      for (const each of condition) checkFilter(each as Filter)
    } else if (path.startsWith('$')) throw bad(`${path} is no operator of the port`)
    else checkCondition(path, condition)
  }
}
