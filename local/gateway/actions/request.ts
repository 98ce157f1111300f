import { own } from '../../../domain/own'
import { invalid } from '../errors'
import { isPlain } from '../values/plain'
import { decodeWire } from '../values/wire'

/** What the SDK posts: `action` and its fields. */
export type Request = Readonly<Record<string, unknown>>

/** Fields of the reply beside `requestId`. */
export type Reply = Readonly<Record<string, unknown>>

/** The answer to one action: fields of the JSON reply, or bytes that go out as they are. */
export type Answer = Reply | Buffer

/** Throws INVALID_PARAM. */
export function textOf(request: Request, field: string): string {
  const value = own(request, field)
  if (typeof value !== 'string' || value === '') throw invalid(`${field} must be a text that is not empty`)
  return value
}

/** Throws INVALID_PARAM. */
export function listOf(request: Request, field: string): unknown[] {
  const value = own(request, field)
  if (!Array.isArray(value)) throw invalid(`${field} must be a list`)
  return value
}

/** A field that holds extended JSON of an object; `{}` where it is left out. */
export function objectOf(request: Request, field: string, now: number): Record<string, unknown> {
  const text = own(request, field)
  if (text === undefined || text === null || text === '') return {}
  const value = typeof text === 'string' ? decodeWire(text, now) : text
  if (!isPlain(value)) throw invalid(`${field} must be an object`)
  return value
}

/** A whole number within bounds, or `otherwise` where it is left out. */
export function numberOf(request: Request, field: string, otherwise: number, most: number): number {
  const value = own(request, field) ?? otherwise
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalid(`${field} must be a whole number`)
  return Math.min(value, most)
}
