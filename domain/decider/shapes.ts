import { object } from '../contract/schema'

/** What events say is built of these. Texts may be any: what a text may hold is asked of the command. */
export const id = { type: 'string', minLength: 1 } as const

export const text = { type: 'string' } as const

export const flag = { type: 'boolean' } as const

export const count = { type: 'integer', minimum: 0 } as const

export const many = <const I extends object>(items: I) => ({ type: 'array', items }) as const

/** Just these fields, all of them there. */
export const facts = <const P extends object>(properties: P) =>
  object(properties, Object.keys(properties) as (keyof P & string)[])

/** The same, with fields that events sealed by an earlier version lack. */
export const factsSince = <const P extends object, const L extends object>(properties: P, later: L) =>
  object({ ...properties, ...later }, Object.keys(properties) as (keyof P & string)[])
