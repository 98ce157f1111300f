import type { Scalar } from './types'

export type SqlValue = string | number | bigint | Uint8Array | null

/*
 * SQLite orders numbers < texts < blobs. So a scalar is kept as itself, null (and missing) as minus infinity, which no
 * JSON number can be, a boolean and a date as a blob: then SQLite's order is MongoDB's, null < numbers < strings < booleans
 * < dates, and no comparison ever meets SQL's three-valued NULL.
 */
export const NULL_KEY = Number.NEGATIVE_INFINITY
const FALSE_KEY = Uint8Array.of(0)
const TRUE_KEY = Uint8Array.of(1)

/** The greatest key of a boolean is less than any of a date, as in MongoDB. */
export const FIRST_DATE_KEY = Uint8Array.of(2)

/** A value as an index keeps it; a date already as its key. */
export type IndexKey = Scalar | Uint8Array

/**
 * The key of a date, or of an object that stands for one where JSON is stored (`{"$date": …}`): bytes in the order of
 * time. Null for anything else.
 */
export const dateKey = (value: unknown): Uint8Array | null =>
  value instanceof Date ? keyOfDate(value) : storedDateKey(value)

/** As dateKey, of what is stored only. */
export function storedDateKey(value: unknown): Uint8Array | null {
  const stored = (value as { $date?: unknown } | null)?.$date
  return typeof stored === 'string' ? keyOfDate(new Date(stored)) : null
}

function keyOfDate(date: Date): Uint8Array {
  const key = Buffer.alloc(9, FIRST_DATE_KEY)
  // from before 1970 on: a number without sign keeps the order
  key.writeBigUInt64BE(BigInt(date.getTime()) + 2n ** 62n, 1)
  return new Uint8Array(key)
}

export function toKey(value: IndexKey): SqlValue {
  if (value === null) return NULL_KEY
  if (value === false) return FALSE_KEY
  return value === true ? TRUE_KEY : value
}

/** The value that an index keeps as `key`; a date's key stays as it is, and is ordered like the dates. */
export function fromKey(key: SqlValue): unknown {
  if (key === NULL_KEY) return null
  return key instanceof Uint8Array && key.length === 1 ? key[0] === 1 : key
}

export const sameKey = (a: SqlValue, b: SqlValue): boolean =>
  a === b || (a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0)

export const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value as number)

/** What a document with an empty list is sorted by: less than null, as nothing else is. */
export const EMPTY_LIST = Symbol('empty list')

/** MongoDB's order of types; undefined stands for a missing value, which sorts like null. */
export function rank(value: unknown): number {
  if (value === EMPTY_LIST) return 0
  if (value === undefined || value === null) return 1
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (typeof value === 'boolean') return 6
  if (value instanceof Date) return 7
  if (value instanceof RegExp) return 8
  return Array.isArray(value) ? 5 : 4
}

/** MongoDB's order over JSON values, dates and regular expressions (BSON comparison order). */
export function compareValues(a: unknown, b: unknown): number {
  const byType = rank(a) - rank(b)
  if (byType !== 0) return byType
  switch (typeof a) {
    case 'string':
      return compareStrings(a, b as string)
    case 'number':
      return compareNumbers(a, b as number)
    case 'boolean':
      return Number(a) - Number(b)
    case 'object':
      if (a === null) return 0
      if (a instanceof Date) return a.getTime() - (b as Date).getTime()
      return a instanceof RegExp ? compareStrings(String(a), String(b)) : compareStructures(a, b as object)
    default:
      return 0
  }
}

/** NaN, which no JSON holds, equals itself and is the least. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
  return a === b ? 0 : a < b ? -1 : 1
}

/** By code point, which is the order of UTF-8 bytes in SQLite and MongoDB; JavaScript's `<` orders by code unit. */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1
  }
  return a.length - b.length
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff

function compareStructures(a: object, b: object): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [leftName, leftValue] = left[i] as [string, unknown]
    const [rightName, rightValue] = right[i] as [string, unknown]
    const order = rank(leftValue) - rank(rightValue) || compareStrings(leftName, rightName)
    const full = order || compareValues(leftValue, rightValue)
    if (full !== 0) return full
  }
  return left.length - right.length
}
