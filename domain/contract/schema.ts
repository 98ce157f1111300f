import type { Role } from '../roles'

/** Building blocks of the contract's JSON Schemas. Literal types are kept, so that FromSchema can read them. */

/** Names of the properties that must be there. */
export type Keys<P> = readonly (keyof P & string)[]

/** An object with just these properties. */
export const object = <const P extends object, const R extends Keys<P>>(properties: P, required: R) =>
  ({ type: 'object', additionalProperties: false, properties, required }) as const

export const list = <const I extends object>(items: I, maxItems: number) =>
  ({ type: 'array', items, maxItems }) as const

export const oneOf = <const V extends readonly string[]>(values: V) => ({ type: 'string', enum: values }) as const

/** A title, a name: one line that says something, not blanks only. Lengths in characters. */
export const text = (minLength: number, maxLength: number) =>
  ({ type: 'string', minLength, maxLength, pattern: '\\S', holds: 'line' }) as const
/** The same in paragraphs. `holds` is ours: what a text may hold (plainText.ts). */
export const prose = (minLength: number, maxLength: number) =>
  ({ type: 'string', minLength, maxLength, pattern: '\\S', holds: 'prose' }) as const

/** What may be left empty. */
export const optionalLine = (maxLength: number) => ({ type: 'string', maxLength, holds: 'line' }) as const
export const optionalProse = (maxLength: number) => ({ type: 'string', maxLength, holds: 'prose' }) as const

/** A reason, an opinion, one paragraph. */
export const shortText = prose(2, 500)
/** A report, an answer. */
export const longText = prose(2, 4000)

export const whole = (minimum: number, maximum: number) => ({ type: 'integer', minimum, maximum }) as const

/** An id of the named kind. The kind is for readers and for generators of test data; the shape is the same. */
export const idOf = (kind: string) =>
  ({ type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$', title: kind }) as const

/** Which matter, or other thing with a life of its own. */
export const subject = object({ kind: idOf('subjectKind'), id: idOf('subject') }, ['kind', 'id'])

/** ISO 8601 in UTC with milliseconds. */
export const instant = {
  type: 'string',
  pattern: '^20\\d\\d-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d\\.\\d{3}Z$',
  format: 'date-time',
} as const

export const localDate = { type: 'string', pattern: '^20\\d\\d-[01]\\d-[0-3]\\d$', format: 'date' } as const
export const localTime = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' } as const

/** How long something may take; the shape of `Limit`. */
export const limit = object(
  {
    unit: oneOf(['workingDays', 'calendarDays', 'calendarMonths', 'workingHours', 'clockHours']),
    count: whole(1, 400),
  },
  ['unit', 'count'],
)

export const nullable = <const S extends object>(schema: S) => ({ anyOf: [schema, { type: 'null' }] }) as const

/** Where the next page begins, as the last page said it. Opaque to clients. */
export const pageCursor = { type: 'string', maxLength: 600 } as const
export const pageLimit = whole(1, 200)

/** A JSON Schema that also tells the compiler just what it describes (answer.ts builds them). */
export type Shaped<T> = object & { readonly __shape?: (value: T) => T }
/** Whatever it describes. */
export type AnyShaped = object & { readonly __shape?: (value: never) => unknown }
/** `{items, next}`: a page of a list; `next` is null on the last. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/**
 * Who may call, and for what; each operation must say it. A role never counts without its scope: both are asked of one
 * grant (rights.ts).
 */
export type Reach =
  /** Everyone who is logged in: it is about the caller, or about what is everybody's. */
  | 'anyone'
  /** Everyone who is logged in, on just the matters that he may see (matter/sight.ts) and what hangs on them. */
  | 'sight'
  | {
      /**
       * `district`: the whole district is touched or shown, so only a grant for the district will do. `parties`: what
       * it is about must lie in the grant's scope.
       */
      readonly over: 'district' | 'parties'
      readonly roles: readonly Role[]
      /** Those of these roles who are a leading group's own members, too, in the matters that it supervises. */
      readonly groups?: true
    }

export const forDistrict = <const R extends readonly Role[]>(...roles: R) => ({ over: 'district', roles }) as const
export const forParties = <const R extends readonly Role[]>(...roles: R) => ({ over: 'parties', roles }) as const

export const forPartiesAndGroups = <const R extends readonly Role[]>(...roles: R) =>
  ({ over: 'parties', roles, groups: true }) as const

/** Changes something: takes an idempotency key, runs in one transaction. */
export const command = <const R extends Reach, const I>(reach: R, input: I) =>
  ({ kind: 'command', reach, input }) as const
/** Reads only. */
export const query = <const R extends Reach, const I>(reach: R, input: I) => ({ kind: 'query', reach, input }) as const
