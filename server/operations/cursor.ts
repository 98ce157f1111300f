import { own } from '../../domain/own'
import { Refused, refuse } from '../../domain/refusal'
import type { Cursor, Query, Scalar, Sort } from '../ports'

/** What a sort key can hold, so that a cursor that holds anything else is known to be forged. */
type Kind = 'moment' | 'number' | 'moment or null' | 'id'

/** A list's order: paths, directions, and what stands there. */
export type Order = readonly (readonly [path: string, direction: 1 | -1, kind: Kind])[]

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const isMoment = (value: unknown): boolean => typeof value === 'string' && /^[0-9TZ:.+-]{1,40}$/.test(value)

const FITS: Record<Kind, (value: unknown) => boolean> = {
  moment: isMoment,
  number: Number.isSafeInteger,
  'moment or null': (value) => value === null || isMoment(value),
  id: (value) => isId(value),
}

/** Ids are put together from other ids and words: no blank, no control mark, no half of a character. */
const isId = (value: unknown): boolean => typeof value === 'string' && /^[^\s\p{C}]{1,400}$/u.test(value)

/** Cursors travel as base64url JSON: opaque, but not secret. */
const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return null
  }
}

const decode = (text: string, order: Order): Cursor => {
  const values = parse(text)
  const fits =
    Array.isArray(values) &&
    values.length === order.length + 1 &&
    order.every(([, , kind], i) => FITS[kind](values[i])) &&
    isId(values.at(-1))
  if (!fits) throw new Refused(refuse('BAD_INPUT', 'after'))
  return values
}

const valueAt = (document: object, path: string): Scalar => {
  const value = path
    .split('.')
    .reduce<unknown>((part, key) => own(part as Record<string, unknown> | null, key), document)
  return isScalar(value) ? value : null
}

/** Runs a query one document beyond the page, so that `next` is null exactly on the last. BAD_INPUT for a forged cursor. */
export const page = async <D extends { _id: string }>(
  find: (query: Query) => Promise<D[]>,
  { filter, order, limit, after }: { filter: Query['filter']; order: Order; limit: number; after?: string },
): Promise<{ items: D[]; next: string | null }> => {
  const sort: Sort = order.map(([path, direction]) => [path, direction])
  const cursor = after === undefined ? undefined : decode(after, order)
  const found = await find({ filter, sort, limit: limit + 1, ...(cursor && { after: cursor }) })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const next = found.length > limit && last ? encode([...sort.map(([path]) => valueAt(last, path)), last._id]) : null
  return { items, next }
}
