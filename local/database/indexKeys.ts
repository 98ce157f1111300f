import { DatabaseError } from './errors'
import { parsePath, valueAt, valuesAt } from './paths'
import type { Document, IndexSpec } from './types'
import { dateKey, type IndexKey, isScalar, storedDateKey } from './values'

/** One entry of a document in an index: the values of the index's fields, in order. */
export type Row = readonly IndexKey[]

/** An index as the planner, the key maker and the writer use it. */
export interface Index {
  name: string
  /** Its table. */
  table: string
  fields: readonly string[]
  paths: readonly (readonly string[])[]
  directions: readonly (1 | -1)[]
  /** Position of the multikey field, or -1. */
  multikey: number
  unique: boolean
  sparse: boolean
}

export function compileIndex(collection: string, spec: IndexSpec): Index {
  const fields = Object.keys(spec.fields)
  if (fields.length === 0) throw new Error(`index ${spec.name} of ${collection} has no fields`)
  const multikey = spec.multikey === undefined ? -1 : fields.indexOf(spec.multikey)
  if (spec.multikey !== undefined && multikey < 0) {
    throw new Error(`index ${spec.name} of ${collection}: ${spec.multikey} is not one of its fields`)
  }
  return {
    name: spec.name,
    table: `index ${collection} ${spec.name}`,
    fields,
    paths: fields.map(parsePath),
    directions: Object.values(spec.fields),
    multikey,
    unique: spec.unique === true,
    sparse: spec.sparse === true,
  }
}

/**
 * The rows of `document` in `index`: one, or one for each distinct element of the multikey field, or none when the
 * index is sparse and the first field is missing. Throws BAD_DOCUMENT when a field holds what no index can order, a Date
 * among it: JSON would make a text of it, which has another place.
 */
export function rowsOf(index: Index, document: Document): Row[] {
  return rowsOfLive(index, document, storedDateKey)
}

/** As rowsOf, for a document that stands for what is stored: Dates are Dates. */
export function rowsOfLive(
  index: Index,
  document: Document,
  keyOfDate: (value: unknown) => Uint8Array | null = dateKey,
): Row[] {
  const values = index.paths.map((path, i) => (i === index.multikey ? undefined : valueAt(document, path)))
  const elements = index.multikey < 0 ? [] : distinct(valuesAt(document, index.paths[index.multikey] as string[]))
  if (index.sparse && (index.multikey === 0 ? elements.length === 0 : values[0] === undefined)) return []
  const row = values.map((value, i) => scalarOr(value, index, i, keyOfDate))
  if (index.multikey < 0) return [row]
  if (elements.length === 0) return [row]
  return elements.map((element) => {
    const key = scalarOr(element, index, index.multikey, keyOfDate)
    return row.map((value, i) => (i === index.multikey ? key : value))
  })
}

/** Dates are objects: two that say the same moment are one element. */
const distinct = (values: readonly unknown[]): unknown[] =>
  values.every(isScalar)
    ? [...new Set(values)]
    : [...new Map(values.map((value) => [dateKey(value)?.toString() ?? value, value])).values()]

function scalarOr(
  value: unknown,
  index: Index,
  position: number,
  keyOfDate: (value: unknown) => Uint8Array | null,
): IndexKey {
  if (value === undefined) return null
  if (isScalar(value)) return value
  const date = keyOfDate(value)
  if (date) return date
  throw new DatabaseError(
    'BAD_DOCUMENT',
    `${index.fields[position]} holds an array, an object or no JSON value, but ${index.table} orders by it`,
  )
}

/** What must leave and what must enter an index when a document changes. */
export function diffRows(before: readonly Row[], after: readonly Row[]): { remove: Row[]; add: Row[] } {
  // Most indexes of a document that changes stay as they are.
  if (before.length === after.length && before.every((row, i) => sameRow(row, after[i]))) return { remove: [], add: [] }
  const old = new Map(before.map((row) => [JSON.stringify(row), row]))
  const add: Row[] = []
  for (const row of after) if (!old.delete(JSON.stringify(row))) add.push(row)
  return { remove: [...old.values()], add }
}

const sameRow = (a: Row, b: Row | undefined): boolean => b !== undefined && a.every((value, i) => value === b[i])
