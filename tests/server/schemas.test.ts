import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { answers } from '../../domain/answers'
import { contract, type OperationName } from '../../domain/contract'
import { HOLDS, OPTIONS } from '../../server/validation'

const ajv = new Ajv({ ...OPTIONS, keywords: [HOLDS] })
addFormats(ajv, ['date', 'date-time'])

test.each(Object.keys(contract) as OperationName[])('the schemas of %s are JSON Schemas', (operation) => {
  for (const schema of [contract[operation].input, answers[operation]])
    expect([ajv.validateSchema(schema), ajv.errors]).toEqual([true, null])
})
