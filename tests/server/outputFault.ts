import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { answers } from '../../domain/answers'
import type { OperationName } from '../../domain/contract'
import { HOLDS, OPTIONS } from '../../server/validation'

const ajv = new Ajv({ ...OPTIONS, keywords: [HOLDS] })
addFormats(ajv, ['date', 'date-time'])

const validators = new Map<OperationName, ValidateFunction>()

/** What is wrong with an answer by the schema of its operation, or null. */
export function outputFault(operation: OperationName, output: unknown): string | null {
  if (!Object.hasOwn(answers, operation)) return 'there is no such operation'
  const validate = validators.get(operation) ?? ajv.compile(answers[operation])
  validators.set(operation, validate)
  return validate(output) ? null : ajv.errorsText(validate.errors)
}
