import { FunctionNotFound } from '../../../../local/gateway/actions/functions'
import { refusal, sdkDocs, sdkTests, useCloud } from './subject'

const functions: Record<string, (event: Record<string, unknown>) => unknown> = {
  sum: ({ a, b }) => ({ sum: Number(a) + Number(b) }),
  echo: (event) => event,
  text: () => 'done',
  list: () => [1, 2],
  fault: () => {
    throw new Error('broken')
  },
}

const cloud = useCloud({
  functions: async (name, event) => {
    const run = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (!run) throw new FunctionNotFound(name)
    return run(event as Record<string, unknown>)
  },
})
const call = (name: string, data: object = {}) => cloud.app.callFunction({ name, data })

describe(`callFunction: ${sdkDocs('functions.md')}#callfunction`, () => {
  test('its result comes back, with the number of the request', async () => {
    const { result, requestId } = await call('sum', { a: 1, b: 2 })
    expect([result, typeof requestId]).toEqual([{ sum: 3 }, 'string'])
  })
  test.each([
    ['numbers, texts and null', { n: 1.5, s: '督查', no: null, yes: true }],
    ['objects and arrays', { in: { list: [1, { a: [] }] } }],
    ['nothing', {}],
  ])('the event arrives as it was sent: %s', async (_what, data) => {
    expect((await call('echo', data)).result).toEqual(data)
  })
  test.each([
    ['text', 'done'],
    ['list', [1, 2]],
  ])('a result may be a %s', async (name, result) => {
    expect((await call(name)).result).toEqual(result)
  })
  test(`a function that is not there (${sdkTests('functions/invokeFunction.test.ts')})`, async () => {
    expect(await refusal(call('unexistFunction', { a: 1 }))).toBe('FUNCTION_NOT_FOUND')
  })
  test('a fault within: docs.cloudbase.net/error-code/basic', async () => {
    expect(await refusal(call('fault'))).toBe('FUNCTIONS_EXECUTE_FAIL')
  })
  test(`a call without a name is not sent (${sdkTests('functions/invokeFunction.test.ts')})`, async () => {
    expect(await refusal(call(''))).toBe('INVALID_PARAM')
  })
})
