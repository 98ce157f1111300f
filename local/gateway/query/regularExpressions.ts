import { evalExpr } from 'mingo/core'
import { failed } from '../errors'
import { toRegExp } from '../values/extended'
import { isPlain } from '../values/plain'
import type { Operator } from './textExpressions'

/** What MongoDB's PCRE knows and JavaScript reads as something else, or not at all. */
const UNSUPPORTED: readonly (readonly [what: string, found: RegExp])[] = [
  ['an anchor', /^\\[AZzG]/],
  ['a class', /^\\[hHRXNCKpP]/],
  ['quoting', /^\\[QE]/],
  ['a sign', /^\\(?:[ae]|x\{|o\{)/],
  ['a reference', /^\\g/],
  ['a possessive quantifier', /^(?:[*+?]|\{\d+(?:,\d*)?\})\+/],
  ['an atomic group', /^\(\?>/],
  ['a remark', /^\(\?#/],
  ['a conditional', /^\(\?\(/],
  ['a branch reset', /^\(\?\|/],
  ['recursion', /^\(\?(?:R|[+-]?\d|&|P>)/],
  ['a named group', /^\(\?(?:P[<=]|')/],
  ['options in the midst', /^\(\?[imsxUJn-]+[:)]/],
  ['a verb', /^\(\*/],
]
const POSIX = /^\[[:.=]/

/** The sign or escape at which `text` begins. */
const TOKEN = /^(?:\\[\s\S]?|[\s\S])/

/**
 * The regular expression of a filter or an expression. Throws DATABASE_REQUEST_FAILED with the name of what JavaScript has
 * not, instead of finding something else.
 */
export function compileRegExp(pattern: RegExp | string, options?: string): RegExp {
  const source = typeof pattern === 'string' ? pattern : pattern.source
  const given = options ?? (typeof pattern === 'string' ? '' : pattern.flags)
  const [unknown] = /[^imsxu]/.exec(given) ?? []
  if (unknown) throw failed(`[InvalidParameter] invalid flag in regex options: ${unknown}`)
  refuseForeign(source)
  return pattern instanceof RegExp && options === undefined ? pattern : toRegExp(source, given)
}

function refuseForeign(pattern: string): void {
  let inClass = false
  // `(?i)` at the beginning is read
  let rest = pattern.replace(/^\(\?[imsx]+\)/, '')
  while (rest !== '') {
    const foreign = inClass ? foreignInClass(rest) : foreignAt(rest)
    if (foreign) throw failed(`[InvalidParameter] $regex: ${foreign} is not spoken here`)
    const token = (TOKEN.exec(rest) as RegExpExecArray)[0]
    if (!inClass && token === '[') {
      inClass = true
      // a bracket that comes first does not close
      const first = /^\[\^?\]/.exec(rest)
      if (first) throw failed(`[InvalidParameter] $regex: ${first[0]} is not spoken here: write [\\]`)
    } else if (inClass && token === ']') inClass = false
    rest = rest.slice(token.length)
  }
}

function foreignAt(rest: string): string | null {
  for (const [what, pattern] of UNSUPPORTED) {
    const found = pattern.exec(rest)
    if (found) return `${what} (${found[0]})`
  }
  return null
}

function foreignInClass(rest: string): string | null {
  const found = POSIX.exec(rest) ?? /^\\[hHRXNpPQEaeo]/.exec(rest)
  return found && `in a class ${found[0]}`
}

interface Match {
  match: string
  /** In characters, as MongoDB counts them. */
  idx: number
  captures: (string | null)[]
}

/** What is found by the arguments of an expression, one match after the other; nothing in what is missing. */
function* matchesIn(object: unknown, expression: unknown, options: unknown): Generator<Match> {
  const given = evalExpr(object as never, expression as never, options as never) as unknown
  if (!isPlain(given)) throw new Error('a regular expression is asked for with an object: input and regex')
  const { input, regex, options: flags } = given
  if (isNothing(input) || isNothing(regex)) return
  if (typeof input !== 'string') throw new Error("'input' has to be a text")
  if (typeof regex !== 'string' && !(regex instanceof RegExp))
    throw new Error("'regex' has to be a text or an expression")
  const { source, flags: known } = compileRegExp(regex, isNothing(flags) ? undefined : String(flags))
  for (const found of input.matchAll(new RegExp(source, `${known}g`))) {
    const [match, ...captures] = found as (string | undefined)[]
    const idx = [...input.slice(0, found.index)].length
    yield { match: match as string, idx, captures: captures.map((capture) => capture ?? null) }
  }
}

const isNothing = (value: unknown): boolean => value === null || value === undefined

const firstOf = (...given: Parameters<Operator>): Match | null => matchesIn(...given).next().value ?? null

/** mingo's search goes on in the rest of the text: an anchor then holds again, and what is empty is found without end. */
export const regularExpressions: Record<string, Operator> = {
  $regexMatch: (...given) => firstOf(...given) !== null,
  $regexFind: firstOf,
  $regexFindAll: (...given) => [...matchesIn(...given)],
}
