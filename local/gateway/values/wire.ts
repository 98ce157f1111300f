import { failed } from '../errors'
import { Exact } from './exact'
import { fromExtended } from './extended'
import { mapLeaves } from './plain'

/**
 * What the SDK sends: canonical extended JSON as text, with the moments of the server (`$tcb_server_date`) that become
 * `now` plus their offset.
 */
export function decodeWire(text: string, now: number): unknown {
  try {
    return decode(JSON.parse(text), now)
  } catch (error) {
    if (error instanceof SyntaxError) throw failed(`[InvalidParameter] no JSON: ${error.message}`)
    throw error
  }
}

function decode(value: unknown, now: number): unknown {
  if (Array.isArray(value)) return value.map((each) => decode(each, now))
  if (value === null || typeof value !== 'object') return value
  const object = value as Record<string, unknown>
  if ('$tcb_server_date' in object) {
    const { offset = 0 } = object.$tcb_server_date as { offset?: unknown }
    return new Date(now + Number(decode(offset, now)))
  }
  const meant = fromExtended(object)
  if (meant !== undefined) return meant
  return Object.fromEntries(Object.entries(object).map(([key, each]) => [key, decode(each, now)]))
}

/** A document as the SDK reads it. */
export const encodeWire = (document: unknown): string => JSON.stringify(mapLeaves(document, leaf))

function leaf(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return number(value)
    case 'object':
      if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
      if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
      return value instanceof Exact ? { [value.type]: value.value } : value
    default:
      return value
  }
}

const isInt32 = (value: number): boolean => value === (value | 0)

function number(value: number): unknown {
  if (Object.is(value, -0)) return { $numberDouble: '-0.0' }
  if (isInt32(value)) return { $numberInt: String(value) }
  return Number.isSafeInteger(value) ? { $numberLong: String(value) } : { $numberDouble: String(value) }
}
