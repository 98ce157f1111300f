import { contract, type OperationName } from '../../domain/contract'

/** As much of JSON Schema as the contract uses. */
export interface Schema {
  type?: string
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  holds?: 'line' | 'prose'
  title?: string
}

export const inputSchema = (operation: OperationName): Schema => contract[operation].input as Schema

/** Ids that exist in the small district, by the kind that the contract names. */
const IDS: Record<string, string> = { unit: 'u1', person: 'u1handler', front: 'f1', assignment: 'A1' }

const sampleString = (schema: Schema): string => {
  if (schema.title) return IDS[schema.title] ?? 'unknown1'
  if (schema.format === 'date') return '2026-03-02'
  if (schema.format === 'date-time') return '2026-03-20T09:30:00.000Z'
  if (schema.pattern?.startsWith('^20\\d\\d-(0[1-9]')) return '2026-03'
  if (schema.pattern?.includes('[0-5]\\d$')) return '09:00'
  if (schema.pattern?.startsWith('^(1')) return '13900000000'
  return '内容'.repeat(Math.ceil((schema.minLength ?? 2) / 2))
}

/** The smallest valid value of a schema: required properties only. */
const sampleOf = (schema: Schema): unknown => {
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return schema.anyOf.some(({ type }) => type === 'null') ? null : sampleOf(schema.anyOf[0])
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, sampleOf(schema.properties?.[key] ?? {})]))
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}))
    case 'string':
      return sampleString(schema)
    case 'integer':
      return schema.minimum ?? 1
    case 'boolean':
      return false
    default:
      return null
  }
}

export const sampleInput = (operation: OperationName): Record<string, unknown> =>
  sampleOf(inputSchema(operation)) as Record<string, unknown>

export interface BadInput {
  why: string
  input: unknown
}

/** What no text may hold. */
export const NO_TEXT: [string, string][] = [
  ['NUL', '\u0000'],
  ['control', '\u001b'],
  ['C1 control', '\u0090'],
  ['turned direction', '\u202e'],
  ['isolated direction', '\u2067'],
  ['Arabic letter mark', '\u061c'],
  ['half a character', '\ud83d'],
  ['other half', '\ude00'],
  ['no character', '\uffff'],
  ['tag', '\u{e0041}'],
]

const badValues = (schema: Schema): { why: string; value: unknown }[] => {
  const bad: { why: string; value: unknown }[] = []
  if (schema.enum)
    return [
      { why: 'not one of the words', value: 'no-such-word' },
      { why: 'number', value: 7 },
    ]
  if (schema.anyOf) return [{ why: 'wrong type', value: ['<script>'] }]
  switch (schema.type) {
    case 'string':
      bad.push({ why: 'number', value: 7 })
      if (schema.maxLength !== undefined) bad.push({ why: 'too long', value: 'x'.repeat(schema.maxLength + 1) })
      if (schema.minLength) bad.push({ why: 'empty', value: '' })
      if (schema.pattern === '\\S') bad.push({ why: 'blank', value: '   ' })
      if (schema.holds) for (const [why, mark] of NO_TEXT) bad.push({ why, value: `内容${mark}` })
      if (schema.pattern && schema.pattern !== '\\S') bad.push({ why: 'hostile', value: "'; DROP TABLE--" })
      break
    case 'integer':
      bad.push(
        { why: 'text', value: '7' },
        { why: 'fraction', value: 1.5 },
        { why: 'below', value: (schema.minimum ?? 0) - 1 },
      )
      break
    case 'array':
      bad.push({ why: 'text', value: 'x' })
      if (schema.maxItems !== undefined)
        bad.push({
          why: 'too many',
          value: Array.from({ length: schema.maxItems + 1 }, () => sampleOf(schema.items ?? {})),
        })
      break
    case 'boolean':
      bad.push({ why: 'text', value: 'true' })
      break
    case 'object':
      bad.push({ why: 'list', value: [] }, { why: 'text', value: 'x' })
      break
    default:
      break
  }
  return bad
}

/** What each property may not be, one fault at a time, and what an input as a whole may not be. */
export const badInputs = (operation: OperationName): BadInput[] => {
  const schema = inputSchema(operation)
  const good = sampleInput(operation)
  const whole: BadInput[] = [
    { why: 'no object', input: 'x' },
    { why: 'null', input: null },
    { why: 'unknown property', input: { ...good, $where: '1' } },
  ]
  const missing = (schema.required ?? []).map((key) => {
    const { [key]: _, ...rest } = good
    return { why: `${key} missing`, input: rest }
  })
  const wrong = Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
    badValues(part).map(({ why, value }) => ({ why: `${key}: ${why}`, input: { ...good, [key]: value } })),
  )
  return [...whole, ...missing, ...wrong]
}

/** What every plain object answers to, though it is no table's entry. */
export const PROTOTYPE_KEYS = Object.getOwnPropertyNames(Object.prototype)

/** Every input of the operation with the value once where the schema has such a part, all else as in the sample. */
export const withEach = (operation: OperationName, isSuch: (part: Schema) => boolean, value: unknown): BadInput[] => {
  const spots = (schema: Schema, path: string): BadInput[] => {
    if (schema.anyOf) return schema.anyOf.flatMap((one) => spots(one, path))
    if (schema.type === 'array') {
      const more = Array.from({ length: (schema.minItems ?? 1) - 1 }, () => sampleOf(schema.items ?? {}))
      return spots(schema.items ?? {}, path).map(({ why, input }) => ({ why, input: [input, ...more] }))
    }
    if (schema.type === 'object')
      return Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
        spots(part, `${path}.${name}`).map(({ why, input }) => ({
          why,
          input: { ...(sampleOf(schema) as object), [name]: input },
        })),
      )
    return isSuch(schema) ? [{ why: path, input: value }] : []
  }
  return spots(inputSchema(operation), operation)
}

export const isId = ({ type, title }: Schema): boolean => type === 'string' && title !== undefined
export const isText = ({ holds }: Schema): boolean => holds !== undefined
