import Ajv, { type ErrorObject, type FuncKeywordDefinition, type ValidateFunction } from 'ajv'
import type { DataValidationCxt } from 'ajv/dist/types'
import addFormats from 'ajv-formats'
import { contract, type OperationName } from '../domain/contract'
import { isPlainText, type TextKind, tidied } from '../domain/contract/plainText'
import { envelopeSchema } from '../domain/decider/envelope'
import { own, setOwn } from '../domain/own'
import { type Refusal, refuse } from '../domain/refusal'

/**
 * Schemas are not checked against JSON Schema's own at run time: compiling that one costs more than all others of a
 * cold start, and tests/server/schemas checks them.
 */
export const OPTIONS = { allErrors: false, strict: true, strictTypes: false, allowUnionTypes: true } as const

/**
 * Tidies a text and asks whether it is one, before its length is counted. In place, so that what is stored, compared and
 * hashed for the idempotency key is the tidied one.
 */
export const HOLDS: FuncKeywordDefinition = {
  keyword: 'holds',
  type: 'string',
  schemaType: 'string',
  before: 'maxLength',
  modifying: true,
  errors: false,
  validate: (kind: TextKind, given: string, _schema: unknown, at?: DataValidationCxt) => {
    const text = tidied(given, kind)
    if (text !== given && at) setOwn(at.parentData, String(at.parentDataProperty), text)
    return isPlainText(text)
  },
}

const ajv = new Ajv({ ...OPTIONS, meta: false, validateSchema: false, keywords: [HOLDS] })
addFormats(ajv, ['date', 'date-time'])

/** ajv keeps what it has compiled by the schema itself. */
const compiled = (schema: object): ValidateFunction => ajv.compile(schema)

/** The field that is wrong, as forms name it: `content.lead.unitId`. */
const fieldOf = ({ instancePath, params, keyword }: ErrorObject): string => {
  const path = instancePath.split('/').filter(Boolean)
  if (keyword === 'required') path.push(String(params.missingProperty))
  if (keyword === 'additionalProperties') path.push(String(params.additionalProperty).slice(0, 60))
  return path.join('.')
}

const check = (validate: ValidateFunction, value: unknown): Refusal | null => {
  if (validate(value)) return null
  const error = validate.errors?.[0]
  return refuse('BAD_INPUT', error ? fieldOf(error) : undefined)
}

/** Null when the input has the operation's form; else BAD_INPUT with the field's path. */
export const checkInput = (operation: OperationName, input: unknown): Refusal | null =>
  check(compiled(contract[operation].input), input)

/** The same for what is posted to a route beside the contract. */
export const checkBody = (schema: object, body: unknown): Refusal | null => check(compiled(schema), body)

/**
 * Where an event does not have the form of its kind, as `data.files.0`, or null; an unknown kind is a wrong `type`.
 * `schemas` of each kind: a decider's.
 */
export const eventFault = (event: unknown, schemas: Readonly<Record<string, object>>): string | null => {
  const envelope = check(compiled(envelopeSchema), event)
  if (envelope) return envelope.detail ?? ''
  const { type, data } = event as { type: string; data: unknown }
  const schema = own(schemas, type)
  if (!schema) return 'type'
  const facts = check(compiled(schema), data)
  return facts && ['data', facts.detail].filter(Boolean).join('.')
}
