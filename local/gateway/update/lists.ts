import { compareValues } from '../../database/values'
import { failed } from '../errors'
import { compileCondition, compileFilter } from '../query/matcher'
import { isSame } from '../query/operators'
import { sortKeyAt } from '../query/sortKeys'
import { isPlain } from '../values/plain'

/** The list in a field; a missing one begins empty, anything else is MongoDB's error. */
export function listIn(operator: string, path: string, value: unknown): unknown[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return [...value]
  throw failed(`[FailedOperation] ${operator}: The field '${path}' must be an array but is of type ${typeof value}`)
}

const MODIFIERS = new Set(['$each', '$position', '$slice', '$sort'])

/** `$push`: one value, or `$each` with `$position`, `$sort`, `$slice`, carried out in this order. */
export function push(list: unknown[], operand: unknown): unknown[] {
  if (!isPlain(operand) || !('$each' in operand)) return [...list, operand]
  const unknown = Object.keys(operand).find((key) => !MODIFIERS.has(key))
  if (unknown) throw failed(`[FailedOperation] Unrecognized clause in $push: ${unknown}`)
  const { $each, $position, $slice, $sort } = operand
  if (!Array.isArray($each)) throw failed('[FailedOperation] The argument to $each in $push must be an array')
  const pushed = [...list]
  pushed.splice($position === undefined ? list.length : integer('$position', $position), 0, ...$each)
  if ($sort !== undefined) sortList(pushed, $sort)
  if ($slice === undefined) return pushed
  const size = integer('$slice', $slice)
  return size < 0 ? pushed.slice(size) : pushed.slice(0, size)
}

function integer(name: string, value: unknown): number {
  if (!Number.isInteger(value)) throw failed(`[FailedOperation] The value for ${name} must be an integer`)
  return value as number
}

function sortList(list: unknown[], order: unknown): void {
  const keys = isPlain(order) ? Object.entries(order) : null
  const directions = keys ? keys.map(([, direction]) => direction) : [order]
  if (!directions.every((direction) => direction === 1 || direction === -1)) {
    throw failed('[FailedOperation] The $sort element value must be either 1 or -1')
  }
  list.sort((a, b) => {
    if (!keys) return compareValues(a, b) * (order as number)
    return keys.reduce((result, [path, direction]) => {
      const key = (element: unknown) => sortKeyAt(element, path.split('.'), direction as 1 | -1)
      return result || compareValues(key(a), key(b)) * (direction as number)
    }, 0)
  })
}

export function addToSet(list: unknown[], operand: unknown): unknown[] {
  const values = isPlain(operand) && '$each' in operand ? operand.$each : [operand]
  if (!Array.isArray(values)) throw failed('[FailedOperation] The argument to $each in $addToSet must be an array')
  const set = [...list]
  for (const value of values) if (!set.some((each) => isSame(each, value))) set.push(value)
  return set
}

/** Takes out what equals the operand or fulfils it: operators on the element, or a filter on its fields. */
export function pull(list: unknown[], operand: unknown): unknown[] {
  const operators = isPlain(operand) && Object.keys(operand).some((key) => key.startsWith('$'))
  if (isPlain(operand) && !operators) {
    const test = compileFilter(operand)
    return list.filter((element) => !(isPlain(element) && test(element)))
  }
  const test = compileCondition(operand)
  return list.filter((element) => !test([element]))
}

export function pullAll(list: unknown[], operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw failed('[FailedOperation] $pullAll requires an array argument')
  return list.filter((element) => !operand.some((value) => isSame(element, value)))
}

export function pop(list: unknown[], operand: unknown): unknown[] {
  if (operand !== 1 && operand !== -1) throw failed('[FailedOperation] $pop expects 1 or -1')
  return operand === 1 ? list.slice(0, -1) : list.slice(1)
}
