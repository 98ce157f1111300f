import { own } from '../../../domain/own'
import { failed } from '../errors'
import { Exact } from './exact'
import { fromExtended } from './extended'
import { isPlain, mapLeaves } from './plain'

/*
 * How a document stands in the database (docs/decisions/values-that-json-has-not.md): plain JSON as it is, the same bytes
 * as the one-machine edition writes; any other value as an object of extended JSON. A field's name never begins with `$`,
 * so the two cannot be confused.
 */

/** Throws DATABASE_REQUEST_FAILED for a field whose name begins with `$`. */
export function toStored(document: object): string {
  return JSON.stringify(isJson(document) ? document : mapLeaves(document, leaf))
}

export function fromStored<T>(json: string): T {
  const value = JSON.parse(json)
  return json.includes('"$') ? (decode(value) as T) : value
}

/** Also refuses the names that cannot be stored. */
function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.map(isJson).every(Boolean)
  if (!isPlain(value)) return isJsonLeaf(value)
  let json = true
  for (const key of Object.keys(value)) {
    if (key.startsWith('$')) throw failed(`[InvalidParameter] the name of a field cannot begin with $: ${key}`)
    if (!isJson(own(value, key))) json = false
  }
  return json
}

const isJsonLeaf = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value) && !Object.is(value, -0)
    : value === null || typeof value !== 'object'

function leaf(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.toISOString() }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (value instanceof Exact) return { [value.type]: value.value }
  if (isJsonLeaf(value)) return value
  return { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) }
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode)
  if (value === null || typeof value !== 'object') return value
  const meant = fromExtended(value as Record<string, unknown>)
  if (meant !== undefined) return meant
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, decode(each)]))
}
