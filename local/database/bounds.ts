import { badQuery } from './errors'

/** Conditions, list elements and lists of a filter, all together: ten times what any list of the application asks. */
const MAX_PARTS = 4_000
/** `$or` within `$and` within `$or`: people's filters are two or three deep. */
const MAX_DEPTH = 32
const MAX_TEXT = 4_000

/** Throws BAD_QUERY for a filter that is larger or deeper than one may be, or that holds half a character. */
export function checkBounds(filter: object): void {
  let parts = 0
  const check = (value: unknown, depth: number): void => {
    if (++parts > MAX_PARTS) throw badQuery(`a filter has ${MAX_PARTS} parts at most`)
    if (typeof value === 'string') checkText(value)
    if (value === null || typeof value !== 'object') return
    if (depth > 2 * MAX_DEPTH) throw badQuery(`a filter is ${MAX_DEPTH} deep at most`)
    if (Array.isArray(value)) {
      for (const each of value) check(each, depth + 1)
      return
    }
    for (const [key, each] of Object.entries(value)) {
      checkText(key)
      check(each, depth + 1)
    }
  }
  check(filter, 0)
}

/** SQLite stores UTF-8, which has no half of a pair of surrogates: two different ones would be equal there. */
function checkText(text: string): void {
  if (text.length > MAX_TEXT) throw badQuery(`a text in a filter has ${MAX_TEXT} characters at most`)
  if (HALF.test(text)) throw badQuery('a text in a filter holds half a character')
}

const HALF = /\p{Surrogate}/u
