import { compareValues } from '../../database/values'
import { failed } from '../errors'
import { isPlain } from '../values/plain'
import { addToSet, listIn, pop, pull, pullAll, push } from './lists'

export const UNSET = Symbol('unset')

export interface UpdateContext {
  now: number
  /** The document is being made by an upsert. */
  inserting: boolean
}

/** What a field becomes; undefined leaves it as it is. `value` is undefined when the field is missing. */
type Change = (value: unknown, operand: unknown, path: string, context: UpdateContext) => unknown

export interface FieldOperator {
  change: Change
  /** Objects are made on the way to the field. */
  makes: boolean
}

const makes = (change: Change): FieldOperator => ({ change, makes: true })
const finds = (change: Change): FieldOperator => ({ change, makes: false })

const onList =
  (operator: string, change: (list: unknown[], operand: unknown) => unknown[]): Change =>
  (value, operand, path) =>
    change(listIn(operator, path, value), operand)

const ifThere =
  (change: Change): Change =>
  (value, operand, path, context) =>
    value === undefined ? undefined : change(value, operand, path, context)

function arithmetic(operator: string, compute: (a: number, b: number) => number): Change {
  return (value, operand, path) => {
    if (typeof operand !== 'number')
      throw failed(
        `[FailedOperation] Cannot ${operator} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`,
      )
    if (value === undefined) return compute(0, operand)
    if (typeof value === 'number') return compute(value, operand)
    throw failed(
      `[FailedOperation] Cannot apply ${operator} to a value of non-numeric type: {${path}: ${JSON.stringify(value)}}`,
    )
  }
}

const keepBetter =
  (direction: 1 | -1): Change =>
  (value, operand) =>
    value === undefined || compareValues(operand, value) * direction > 0 ? operand : undefined

const bits: Change = (value, operand, path) => {
  const [[name, amount] = []] = Object.entries(isPlain(operand) ? operand : {})
  const current = value === undefined ? 0 : value
  if (!Number.isInteger(current) || !Number.isInteger(amount))
    throw failed(`[FailedOperation] $bit needs integers: ${path}`)
  const [a, b] = [current as number, amount as number]
  if (name === 'and') return a & b
  if (name === 'or') return a | b
  if (name === 'xor') return a ^ b
  throw failed(`[FailedOperation] The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
}

export const FIELD_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $set: makes((_, operand) => operand),
  $setOnInsert: makes((_, operand, __, { inserting }) => (inserting ? operand : undefined)),
  $unset: finds(() => UNSET),
  $inc: makes(arithmetic('$inc', (a, b) => a + b)),
  $mul: makes(arithmetic('$mul', (a, b) => a * b)),
  $min: makes(keepBetter(-1)),
  $max: makes(keepBetter(1)),
  $currentDate: makes((_, __, ___, { now }) => new Date(now)),
  $bit: makes(bits),
  $push: makes(onList('$push', push)),
  $addToSet: makes(onList('$addToSet', addToSet)),
  $pull: finds(ifThere(onList('$pull', pull))),
  $pullAll: finds(ifThere(onList('$pullAll', pullAll))),
  $pop: finds(ifThere(onList('$pop', pop))),
}
