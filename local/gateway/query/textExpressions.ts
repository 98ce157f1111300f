import { evalExpr } from 'mingo/core'

/** An aggregation expression's operator, as mingo calls it. */
export type Operator = (object: unknown, expression: unknown, options: unknown) => unknown

/** What is given to an operator, evaluated. */
export const valuesOf = (object: unknown, expression: unknown, options: unknown): unknown[] =>
  evalExpr(object as never, [expression].flat() as never, options as never) as unknown[]

/** A negative count means to the end; mingo refuses it. */
const substring =
  (slice: (text: string, start: number, count: number) => string): Operator =>
  (object, expression, options) => {
    const [text, start, count] = valuesOf(object, expression, options)
    if (!Number.isInteger(start) || !Number.isInteger(count)) throw new Error('$substr needs whole numbers')
    return text === null || text === undefined ? '' : slice(String(text), start as number, count as number)
  }

const ofBytes = substring((text, start, count) => {
  const bytes = Buffer.from(text)
  const part = bytes.subarray(start, count < 0 ? undefined : start + count)
  const cut = part.toString()
  if (!Buffer.from(cut).equals(part)) throw new Error('$substrBytes: Invalid range, in the midst of a character')
  return cut
})

const ofCharacters = substring((text, start, count) =>
  [...text].slice(start, count < 0 ? undefined : start + count).join(''),
)

/** Where `part` begins, counted in what `split` makes of a text; -1 when it is not there. mingo counts wrongly or not. */
const indexOf =
  (split: (text: string) => readonly unknown[], joined: (parts: readonly unknown[]) => string): Operator =>
  (object, expression, options) => {
    const [text, part, start = 0, end] = valuesOf(object, expression, options)
    if (text === null || text === undefined) return null
    const parts = split(String(text)).slice(0, end as number | undefined)
    const before = joined(parts.slice(0, start as number))
    const whole = joined(parts)
    const at = whole.indexOf(String(part), before.length)
    return at < 0 || (start as number) > parts.length ? -1 : split(whole.slice(0, at)).length
  }

/** Of null and of what is missing it is the empty text. */
const changed =
  (change: (text: string) => string): Operator =>
  (object, expression, options) => {
    const [text] = valuesOf(object, expression, options)
    return text === null || text === undefined ? '' : change(String(text))
  }

export const textExpressions: Record<string, Operator> = {
  $substr: ofBytes,
  $substrBytes: ofBytes,
  $substrCP: ofCharacters,
  $indexOfCP: indexOf(
    (text) => [...text],
    (parts) => parts.join(''),
  ),
  $indexOfBytes: indexOf(
    (text) => [...Buffer.from(text)],
    (parts) => Buffer.from(parts as number[]).toString(),
  ),
  $toUpper: changed((text) => text.toUpperCase()),
  $toLower: changed((text) => text.toLowerCase()),
}
