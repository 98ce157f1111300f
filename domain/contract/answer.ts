import type { Subject } from '../subject'
import { type AnyShaped, type Page, pageCursor, type Shaped } from './schema'

/**
 * Building blocks of what operations answer. Each carries the type that it describes, and the compiler compares the two
 * field by field, both ways: a field that is new in the type, or no longer there, does not compile until the schema says
 * the same. What nobody named does not pass: objects are closed.
 */
/** The type that a schema carries. */
export type TypeOf<S> = S extends Shaped<infer T> ? T : never

/** Keywords that say T: for what no block below builds. The compiler takes the word for it, the tests do not. */
export const saying = <T>(keywords: object): Shaped<T> => keywords

export const string = saying<string>({ type: 'string' })
export const flag = saying<boolean>({ type: 'boolean' })
export const number = saying<number>({ type: 'integer' })
/** From 0. */
export const count = saying<number>({ type: 'integer', minimum: 0 })
/** An ISO moment; in its full form only where the server made it, for an older one may have been stored. */
export const moment = saying<string>({ type: 'string', format: 'date-time' })

/** One of these, and every one of them. */
export const among = <const V extends string | number | boolean>(values: readonly V[]) =>
  saying<V>({ enum: [...values] })
export const orNull = <T>(schema: Shaped<T>) => saying<T | null>({ anyOf: [schema, { type: 'null' }] })
export const many = <T>(items: Shaped<T>) => saying<T[]>({ type: 'array', items })
export const either = <S extends readonly AnyShaped[]>(...schemas: S) => saying<TypeOf<S[number]>>({ anyOf: schemas })

/** By names that are data: ids, years, days. */
export const mapOf = <T>(values: Shaped<T>) =>
  saying<Record<string, T>>({ type: 'object', additionalProperties: values })
/** For some or all of these names. */
export const someOf = <K extends string, T>(names: readonly K[], values: Shaped<T>) =>
  saying<Partial<Record<K, T>>>({
    type: 'object',
    propertyNames: { enum: [...names] },
    additionalProperties: values,
  })

/** For each of these names. */
export const allOf = <K extends string, T>(names: readonly K[], values: Shaped<T>) =>
  saying<Record<K, T>>({
    type: 'object',
    additionalProperties: false,
    required: [...names],
    properties: Object.fromEntries(names.map((name) => [name, values])),
  })

/** A schema for each field of the type. */
export type Fields<T> = { readonly [K in keyof T]-?: Shaped<Exclude<T[K], undefined>> }

type Optional<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T]

/** An object with just the fields of the type; those named in `maybe` may be absent. */
export const fields = <T extends object>(each: Fields<T>, maybe: readonly Optional<T>[] = []): Shaped<T> =>
  saying<T>({
    type: 'object',
    additionalProperties: false,
    required: Object.keys(each).filter((name) => !(maybe as readonly string[]).includes(name)),
    properties: each,
  })

/** Which matter, or other thing with a life of its own. */
export const subject = fields<Subject>({ kind: string, id: string })

const cursor = orNull(saying<string>(pageCursor))

/** A page of a list, with what stands beside it. */
export const pageOf = <T>(items: Shaped<T>): Shaped<Page<T>> =>
  fields<Page<T>>({ items: many(items), next: cursor } as Fields<Page<T>>)
export const pageWith = <T, E extends object>(items: Shaped<T>, beside: Fields<E>): Shaped<Page<T> & E> =>
  fields<Page<T> & E>({ items: many(items), next: cursor, ...beside } as unknown as Fields<Page<T> & E>)
