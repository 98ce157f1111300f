import { own } from '../../../domain/own'
import { MONTH_NAMES } from './format'
import { startOf, startOfIso } from './weeks'
import { momentOf } from './zones'

/** What a letter after % reads. */
const LETTERS: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  G: '(?<G>\\d{4})',
  m: '(?<m>\\d{1,2})',
  b: `(?<b>${MONTH_NAMES.map((name) => name.slice(0, 3)).join('|')})`,
  B: `(?<B>${MONTH_NAMES.join('|')})`,
  d: '(?<d>\\d{1,2})',
  j: '(?<j>\\d{1,3})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  u: '(?<u>[1-7])',
  V: '(?<V>\\d{1,2})',
  z: '(?<z>[+-]\\d\\d(?::?\\d\\d)?|Z|UTC|GMT)',
  Z: '(?<Z>[+-]\\d{1,3})',
  '%': '%',
}

/** What is read where no format is given: a day, or a day with a time, also with an offset. */
const TIME = '(?<H>\\d{1,2}):(?<M>\\d{2})(?::(?<S>\\d{2})(?:[.,](?<L>\\d{1,9}))?)?'
const ZONE = ` ?${LETTERS.z}`
const PLAIN = [
  new RegExp(`^(?<Y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})(?:(?:[Tt]| +)${TIME}(?:${ZONE})?)?$`, 'i'),
  new RegExp(`^(?<Y>\\d{4})/(?<m>\\d{1,2})/(?<d>\\d{1,2})(?: +${TIME}(?:${ZONE})?)?$`, 'i'),
  new RegExp(`^(?<Y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})(?:T?(?<H>\\d{2})(?<M>\\d{2})(?<S>\\d{2})?(?:${ZONE})?)?$`, 'i'),
  /^(?<Y>\d{4})-?W(?<V>\d{2})(?:-?(?<u>[1-7]))?$/i,
]

type Parts = Readonly<Partial<Record<string, string>>>

/** The moment that a text names. Throws what is wrong with the text or the format. */
export function parsed(text: string, format: string | undefined, zone: string | undefined): number {
  const parts = format === undefined ? plainParts(text) : partsBy(text, format)
  const own = zoneIn(parts)
  if (own !== null && zone !== undefined)
    throw new Error(`you cannot pass in a date/time string with time zone information ('${text}') with a timezone`)
  return momentOf(own ?? zone ?? 'UTC', dayIn(parts, text) + timeIn(parts, text))
}

function plainParts(text: string): Parts {
  for (const pattern of PLAIN) {
    const found = pattern.exec(text.trim())
    if (found) return found.groups as Parts
  }
  throw new Error(`$dateFromString reads '${text}' with a format only`)
}

function partsBy(text: string, format: string): Parts {
  const seen = new Set<string>()
  const source = format.replaceAll(/%([\s\S]?)|([^%])/g, (_, letter: string | undefined, plain: string | undefined) => {
    if (plain !== undefined) return plain.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')
    const reads = own(LETTERS, letter ?? '')
    if (!reads || (letter !== '%' && seen.has(letter ?? '')))
      throw new Error(`invalid format character '%${letter}' in format string`)
    seen.add(letter ?? '')
    return reads
  })
  const found = new RegExp(`^${source}$`, 'i').exec(text)
  if (!found) throw new Error(`error parsing date string '${text}' by the format '${format}'`)
  return found.groups ?? {}
}

function zoneIn({ z, Z }: Parts): string | null {
  if (z !== undefined) return /^[+-]/.test(z) ? z : 'UTC'
  if (Z === undefined) return null
  const minutes = Math.abs(Number(Z))
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Z[0]}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

/** Midnight of the day. */
function dayIn(parts: Parts, text: string): number {
  const number = (letter: string) => {
    const read = own(parts, letter)
    return read === undefined ? null : Number(read)
  }
  const [year, isoYear, isoWeek] = [number('Y'), number('G') ?? number('Y'), number('V')]
  if (isoYear !== null && isoWeek !== null)
    return inside(isoWeek, 1, 53, text, startOfIso(isoYear, isoWeek, number('u') ?? 1))
  const dayOfYear = number('j')
  if (year !== null && dayOfYear !== null) return sameYear(year, startOf(year, 1, dayOfYear), text)
  const month = number('m') ?? monthNamed(parts.b ?? parts.B)
  const day = number('d')
  if (year === null || month === null || day === null)
    throw new Error(`an incomplete date/time string has been found: '${text}'`)
  const start = startOf(year, month, day)
  const date = new Date(start)
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) throw invalid(text)
  return start
}

const sameYear = (year: number, start: number, text: string): number =>
  inside(new Date(start).getUTCFullYear(), year, year, text, start)

function inside(value: number, least: number, most: number, text: string, result: number): number {
  if (value < least || value > most) throw invalid(text)
  return result
}

const monthNamed = (name: string | undefined): number | null =>
  name === undefined
    ? null
    : MONTH_NAMES.findIndex((full) => full.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1

function timeIn({ H = '0', M = '0', S = '0', L = '0' }: Parts, text: string): number {
  if (Number(H) > 24 || Number(M) > 59 || Number(S) > 59) throw invalid(text)
  const fraction = Math.floor(Number(`0.${L}`) * 1_000 + 1e-6)
  return ((Number(H) * 60 + Number(M)) * 60 + Number(S)) * 1_000 + fraction
}

const invalid = (text: string): Error => new Error(`error parsing date string '${text}': the parsed date was invalid`)
