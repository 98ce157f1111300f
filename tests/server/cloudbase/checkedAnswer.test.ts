import { checkedAnswer } from './checkedAnswer'
import { http } from './instance'

const CALL = { operation: 'notice.unread', input: {} }
const encoded = { ...http('/api'), body: Buffer.from(JSON.stringify(CALL)).toString('base64'), isBase64Encoded: true }
const inHttp = (said: object) => ({ statusCode: 200, body: JSON.stringify(said) })

test.each([
  ['the phone', { path: '/api', data: CALL }, (said: object) => said],
  ['HTTP access', http('/api', CALL), inHttp],
  ['HTTP access in base64', encoded, inHttp],
])('an answer to %s that its schema does not name fails', (_, event, as) => {
  const answer = (output: object) => () => checkedAnswer(event, as({ ok: true, output }))
  expect(answer({ unread: 1 })).not.toThrow()
  expect(answer({ unread: 1, secret: 'x' })).toThrow(/notice\.unread .*additional properties/)
})

test('what is no answer of an operation is not looked at', () => {
  const refusal = inHttp({ ok: false, code: 'BAD_INPUT' })
  expect(checkedAnswer({ ...http('/api'), body: '{' }, refusal)).toBe(refusal)
  const picture = { statusCode: 200, body: '/9j/', isBase64Encoded: true }
  expect(checkedAnswer(http('/f/ticket'), picture)).toBe(picture)
})
