import { MOST_CODES, type UnboundPerson } from '../../../../domain/people/contract'

/** Who is chosen at first: those to whom no code that still opens was given, since another one would end it. */
export const withoutCode = (people: readonly UnboundPerson[]): string[] =>
  people.filter(({ codeUntil }) => codeUntil === null).map(({ id }) => id)

/** As many as one command takes. */
export const inPortions = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / MOST_CODES) }, (_, i) => ids.slice(i * MOST_CODES, (i + 1) * MOST_CODES))
