import { Ajv, type AnySchemaObject } from 'ajv'
import { failed } from '../errors'
import { isPlain } from '../values/plain'
import { typeTest } from './typeNames'

/** MongoDB's draft 4 with `bsonType`; its formats and references are no part of it. */
const ajv = new Ajv({ strict: false, validateFormats: false })
ajv.addKeyword({ keyword: 'bsonType', compile: typeTest })

export function compileSchema(schema: unknown): (document: unknown) => boolean {
  if (!isPlain(schema)) throw failed('[InvalidParameter] $jsonSchema must be an object')
  try {
    return ajv.compile(withNumbers(schema) as AnySchemaObject) as (document: unknown) => boolean
  } catch (error) {
    throw failed(`[InvalidParameter] $jsonSchema: ${(error as Error).message}`)
  }
}

/** Draft 4 says `exclusiveMinimum: true` beside `minimum`, later drafts give the number itself. */
function withNumbers(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNumbers)
  if (!isPlain(schema)) return schema
  const { exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...others } = schema
  const bounds = {
    ...(minimum !== undefined && { [exclusiveMinimum === true ? 'exclusiveMinimum' : 'minimum']: minimum }),
    ...(maximum !== undefined && { [exclusiveMaximum === true ? 'exclusiveMaximum' : 'maximum']: maximum }),
  }
  return { ...Object.fromEntries(Object.entries(others).map(([key, value]) => [key, withNumbers(value)])), ...bounds }
}
