import { FunctionNotFound } from '../../../local/gateway/actions/functions'
import { refusal, useCloud } from './subject'

const call = (name: string, data: object = {}) => cloud.app.callFunction({ name, data })

const cloud = useCloud({
  functions: async (name, event) => {
    if (name === 'double') return { got: (event as { x: number }).x * 2 }
    if (name === 'nothing') return undefined
    if (name === 'broken') throw new Error('it broke')
    throw new FunctionNotFound(name)
  },
})

test('a function gets its event and its result comes back', async () => {
  expect((await call('double', { x: 21 })).result).toEqual({ got: 42 })
  expect((await call('nothing')).result).toBeNull()
})

test('a function that throws or is not there is refused by code', async () => {
  expect(await refusal(call('broken'))).toBe('FUNCTIONS_EXECUTE_FAIL')
  expect(await refusal(call('none'))).toBe('FUNCTION_NOT_FOUND')
})
