import type { Random } from '../../../../local/host/demo/random'
import type { Schema } from '../../../server/samples'
import { HOSTILE, hostileText } from './hostile'

/** Ids that exist, by the kind that the contract names; what is drawn from them comes deep into the operation. */
export type Pool = Readonly<Record<string, readonly string[]>>

const idLike = (schema: Schema, pool: Pool, random: Random): string => {
  const known = pool[schema.title ?? ''] ?? []
  return known.length > 0 && random.chance(0.9) ? random.pick(known) : `unknown${random.whole(0, 999)}`
}

const MOMENTS = ['2026-03-20T09:30:00.000Z', '2026-06-30T09:30:00.000Z', '2025-01-01T00:00:00.000Z']

const textOf = (schema: Schema, random: Random): string => {
  if (schema.format === 'date-time') return random.pick(MOMENTS)
  if (schema.format === 'date') return random.pick(['2026-05-01', '2026-02-28', '2027-01-01'])
  if (schema.pattern?.startsWith('^20\\d\\d-(0[1-9]')) return '2026-03'
  if (schema.pattern?.includes('[0-5]\\d$')) return random.pick(['09:00', '23:59', '12:30'])
  if (schema.pattern?.startsWith('^(1')) return random.pick(['13900000000', ''])
  const least = schema.minLength ?? 0
  const most = Math.min(schema.maxLength ?? 50, 5000)
  const length = random.chance(0.1) ? most : random.whole(least, Math.min(most, least + 10))
  return Array.from({ length }, () => random.pick(['督', '办', '事', '项', 'a', '7', '。'])).join('')
}

/** A value as the schema wants it, half of the optional properties among it. */
export function fitting(schema: Schema, pool: Pool, random: Random): unknown {
  if (schema.enum) return random.pick(schema.enum)
  if (schema.anyOf) return fitting(random.pick(schema.anyOf), pool, random)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => schema.required?.includes(key) || random.chance(0.5))
          .map(([key, part]) => [key, fitting(part, pool, random)]),
      )
    case 'array': {
      const least = schema.minItems ?? 0
      const most = Math.max(least, Math.min(schema.maxItems ?? 5, random.chance(0.05) ? 200 : 4))
      return Array.from({ length: random.whole(least, most) }, () => fitting(schema.items ?? {}, pool, random))
    }
    case 'string':
      return schema.title ? idLike(schema, pool, random) : textOf(schema, random)
    case 'integer': {
      const least = schema.minimum ?? 0
      return random.whole(least, Math.min(schema.maximum ?? 100, least + 500))
    }
    case 'boolean':
      return random.chance(0.5)
    default:
      return null
  }
}

type Place = { holder: object; key: string }

const placesIn = (value: unknown): Place[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)])

const ODD_KEYS = ['__proto__', 'constructor', '$where', 'toString']

const setAt = ({ holder, key }: Place, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Spoils an input in up to three places: other types, hostile words, keys that nobody knows. */
export function spoilt(input: unknown, random: Random): unknown {
  const copy = structuredClone(input)
  const places = placesIn(copy)
  if (places.length === 0 || random.chance(0.05)) return random.pick(HOSTILE)
  for (let times = random.whole(1, 3); times > 0; times--) {
    const place = random.pick(places)
    const was = Reflect.get(place.holder, place.key)
    if (random.chance(0.1)) setAt({ ...place, key: random.pick(ODD_KEYS) }, 1)
    else setAt(place, typeof was === 'string' && random.chance(0.7) ? hostileText(was, random) : random.pick(HOSTILE))
  }
  return copy
}
