import { failed } from '../errors'
import { Exact } from '../values/exact'
import { isPlain } from '../values/plain'

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isInt = (value: unknown): boolean => isNumber(value) && value === (value | 0)
const isLong = (value: unknown): boolean =>
  (isNumber(value) && Number.isSafeInteger(value) && !isInt(value)) || isExact('$numberLong')(value)
const isDouble = (value: unknown): boolean => isNumber(value) && !Number.isSafeInteger(value)
const isExact =
  (type: string) =>
  (value: unknown): boolean =>
    value instanceof Exact && value.type === type

/** Numbers are kept as JavaScript's: a whole number that fits is an `int`, whatever it was sent as. */
const TYPES: readonly (readonly [name: string, number: number, test: (value: unknown) => boolean])[] = [
  ['double', 1, isDouble],
  ['string', 2, (value) => typeof value === 'string'],
  ['object', 3, isPlain],
  ['array', 4, Array.isArray],
  ['binData', 5, isExact('$binary')],
  ['bool', 8, (value) => typeof value === 'boolean'],
  ['date', 9, (value) => value instanceof Date],
  ['null', 10, (value) => value === null],
  ['regex', 11, (value) => value instanceof RegExp],
  ['int', 16, isInt],
  ['timestamp', 17, isExact('$timestamp')],
  ['long', 18, isLong],
  ['decimal', 19, isExact('$numberDecimal')],
]

/** `$type` by name, number, or a list of them. */
export function typeTest(operand: unknown): (value: unknown) => boolean {
  const tests = [operand].flat().map((wanted) => {
    if (wanted === 'number')
      return (value: unknown) => isNumber(value) || isLong(value) || isExact('$numberDecimal')(value)
    const found = TYPES.find(([name, number]) => name === wanted || number === wanted)
    if (!found) throw failed(`[InvalidParameter] unknown type name: ${String(wanted)}`)
    return found[2]
  })
  return (value) => tests.some((test) => test(value))
}
