import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { contract, type OperationName } from '../../domain/contract'
import { HOLDS, OPTIONS } from '../../server/validation'
import { outputFault } from './outputFault'

const ajv = new Ajv({ ...OPTIONS, keywords: [HOLDS] })
addFormats(ajv, ['date', 'date-time'])

test.each(Object.keys(contract) as OperationName[])('the schemas of %s are JSON Schemas', (operation) => {
  for (const part of ['input', 'output'] as const)
    expect([ajv.validateSchema(contract[operation][part]), ajv.errors]).toEqual([true, null])
})

test('the harness would notice an output of another form', () => {
  expect(outputFault('matter.list', { items: [], names: {} })).not.toBeNull()
  expect(outputFault('matter.list', { items: [], names: {}, next: null })).toBeNull()
})
