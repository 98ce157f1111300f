import { Refused, refuse } from '../../domain/refusal'
import type { Cursor, Query, Scalar, Sort } from '../ports'

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

/** Cursors travel as base64url JSON: opaque, but not secret. */
const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

const decode = (text: string, length: number): Cursor => {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(values) && values.length === length && values.every(isScalar)) return values
  } catch {
    // falls through to the refusal
  }
  throw new Refused(refuse('BAD_INPUT', 'after'))
}

const valueAt = (document: object, path: string): Scalar => {
  const value = path
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | null)?.[key], document)
  return isScalar(value) ? value : null
}

/** Runs a query one document beyond the page, so that `next` is null exactly on the last. BAD_INPUT for a forged cursor. */
export const page = async <D extends { _id: string }>(
  find: (query: Query) => Promise<D[]>,
  { filter, sort, limit, after }: { filter: Query['filter']; sort: Sort; limit: number; after?: string },
): Promise<{ items: D[]; next: string | null }> => {
  const cursor = after === undefined ? undefined : decode(after, sort.length + 1)
  const found = await find({ filter, sort, limit: limit + 1, ...(cursor && { after: cursor }) })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const next = found.length > limit && last ? encode([...sort.map(([path]) => valueAt(last, path)), last._id]) : null
  return { items, next }
}
