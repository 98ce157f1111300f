import { own } from '../../../domain/own'
import { failed } from '../errors'
import { EXACT_TYPES, Exact } from './exact'

/** The value that an object of extended JSON stands for, or undefined when it stands for itself. */
export function fromExtended(object: Record<string, unknown>): unknown {
  for (const key in object) {
    if (!key.startsWith('$')) return undefined
    const decode = own(DECODERS, key)
    if (decode) return decode(own(object, key))
    return EXACT_TYPES.has(key) ? new Exact(key, own(object, key)) : undefined
  }
  return undefined
}

const DECODERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  $numberInt: (value) => Number(value),
  $numberDouble: (value) => Number(value),
  $numberLong: (value) =>
    Number.isSafeInteger(Number(value)) ? Number(value) : new Exact('$numberLong', String(value)),
  $date: toDate,
  // ids come back as plain text from the cloud, so they are that from the beginning
  $oid: (value) => String(value),
  $regularExpression: (value) => {
    const { pattern, options } = value as { pattern: string; options?: string }
    return toRegExp(pattern, options)
  },
  $undefined: () => null,
}

function toDate(value: unknown): Date {
  const milliseconds = value !== null && typeof value === 'object' ? Object.values(value)[0] : value
  const date = new Date(
    typeof milliseconds === 'string' && /^-?\d+$/.test(milliseconds) ? Number(milliseconds) : (milliseconds as string),
  )
  if (Number.isNaN(date.getTime())) throw failed(`[InvalidParameter] ${JSON.stringify(value)} is no date`)
  return date
}

/** As `(?i)` at the beginning: PCRE has them, JavaScript does not. */
const INLINE_OPTIONS = /^\(\?([imsx]+)\)/

/** MongoDB's options as far as JavaScript has them; `x` (spaces do not count) is carried out here. */
export function toRegExp(pattern: string, options = ''): RegExp {
  const [inline = '', more = ''] = INLINE_OPTIONS.exec(pattern) ?? []
  const given = options + more
  const text = pattern.slice(inline.length)
  const source = given.includes('x')
    ? text.replaceAll(/\\.|\s+|#.*$/gm, (part) => (part[0] === '\\' ? part : ''))
    : text
  try {
    return new RegExp(source, [...new Set(given.replaceAll(/[^imsu]/g, ''))].join(''))
  } catch (error) {
    throw failed(`[InvalidParameter] ${(error as Error).message}`)
  }
}
