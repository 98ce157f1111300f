import { text } from 'node:stream/consumers'
import fastify, { type FastifyInstance } from 'fastify'
import { FunctionError } from '../../../local/cloud/functions/functionError'
import type { FunctionSpec, Functions } from '../../../local/cloud/functions/functions'
import { httpAccess } from '../../../local/cloud/http/httpAccess'
import { wechat } from '../../../local/cloud/http/wechat'
import { fire } from '../../../local/cloud/timers'
import { checkedAnswer } from '../../server/cloudbase/checkedAnswer'

type Called = { name: string; event: Record<string, unknown>; environment: Record<string, string> }

const OPENID = 'standin-12345678'
const sweep: FunctionSpec = { name: 'sweep', file: '', timeoutMs: 1000, timers: [{ name: 'each minute', cron: '' }] }

let called: Called[]
let answer: unknown
let stored: Record<string, string>
let server: FastifyInstance
let url: string

const functions = {
  specs: [sweep],
  invoke: async (name: string, event: never, environment = {}) => {
    called.push({ name, event, environment })
    if (answer instanceof Error) throw answer
    return checkedAnswer(event, answer)
  },
} as unknown as Functions

beforeEach(async () => {
  called = []
  answer = null
  stored = {}
  server = fastify()
  await server.register((access) => httpAccess(access, functions, 'an-env'))
  await server.register((standIn) =>
    wechat(standIn, {
      functions,
      upload: async (path, content) => {
        stored[path] = await text(content)
        return `cloud://an-env/${path}`
      },
      intercept: (path) => (path.startsWith('/demo/') ? Promise.resolve({ ok: false, code: 'DEMO' }) : null),
    }),
  )
  url = await server.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => server.close())

interface Told {
  status: number
  location: string | null
  text: string
  json: Record<string, unknown>
}

const send = async (path: string, init: RequestInit): Promise<Told> => {
  const response = await fetch(url + path, { redirect: 'manual', ...init })
  const told = await response.text()
  const json = told.startsWith('{') ? JSON.parse(told) : {}
  return { status: response.status, location: response.headers.get('location'), text: told, json }
}

const IDENTITY = { 'x-standin-openid': OPENID }

const call = (data: object, headers: Record<string, string> = IDENTITY) =>
  send('/wx/call', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(data),
  })

test('a call of the mini-program carries its data, and its identity where no caller can write it', async () => {
  const data = { path: '/api', data: { operation: 'notice.unread' }, userInfo: { openId: 'somebody else' } }
  answer = { ok: true, output: { unread: 2 } }
  expect((await call({ name: 'api', data })).json).toEqual({ result: answer })
  expect(called).toEqual([
    {
      name: 'api',
      event: { path: '/api', data: data.data, userInfo: { openId: OPENID, appId: 'standin-appid' } },
      environment: { WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: OPENID, WX_APPID: 'standin-appid' },
    },
  ])
})

test('without an identity nothing is called', async () => {
  expect((await call({ name: 'api', data: {} }, {})).json).toMatchObject({ errCode: -1 })
  expect((await call({ name: 'api', data: {} }, { 'x-standin-openid': 'a b' })).json).toMatchObject({ errCode: -1 })
  expect(called).toEqual([])
})

test('the demonstration’s doors stand before the functions', async () => {
  const answered = (await call({ name: 'api', data: { path: '/demo/people' } })).json
  expect(answered).toEqual({ result: { ok: false, code: 'DEMO' } })
  expect(called).toEqual([])
})

test('whoever watches over it asks as in the deployed edition', async () => {
  answer = { statusCode: 200, body: '{"ok":true}' }
  const { status, json } = await send('/health', {})
  expect([status, json]).toEqual([200, { ok: true }])
  expect(called).toMatchObject([{ name: 'api', event: { path: '/health', httpMethod: 'GET' } }])
})

test('a function that fails is told by its code alone', async () => {
  answer = new FunctionError('FUNCTIONS_EXECUTE_FAIL', 'at line 7 of the source')
  const failed = await call({ name: 'api', data: { path: '/api' } })
  expect(failed.json).toMatchObject({ errCode: 'FUNCTIONS_EXECUTE_FAIL' })
  expect(failed.text).not.toContain('line 7')
  const http = await send('/api', { method: 'POST', body: '{}' })
  expect([http.status, http.json.code]).toEqual([500, 'FUNCTIONS_EXECUTE_FAIL'])
  expect(http.text).not.toContain('line 7')
})

const upload = (cloudPath: string) => {
  const body = new FormData()
  body.append('cloudPath', cloudPath)
  body.append('file', new Blob(['the bytes']), 'a.jpg')
  return send('/wx/upload', { method: 'POST', headers: IDENTITY, body })
}

test('a file of the mini-program goes into the inbox', async () => {
  const answered = (await upload('inbox/abcdefgh.jpg')).json
  expect(answered).toEqual({ fileID: 'cloud://an-env/inbox/abcdefgh.jpg', statusCode: 200 })
  expect(stored).toEqual({ 'inbox/abcdefgh.jpg': 'the bytes' })
})

test.each(['evidence/ab/abcd', 'inbox/../evidence/x', 'inbox/short', ''])('and nowhere else: %j', async (path) => {
  expect((await upload(path)).json).toMatchObject({ errCode: -1 })
  expect(stored).toEqual({})
})

test('a request becomes an event, with the caller’s address in place of what it claims, and the answer a response', async () => {
  answer = { statusCode: 302, headers: { location: 'http://elsewhere/' }, body: 'eA==', isBase64Encoded: true }
  const headers = { 'x-real-ip': '203.0.113.9', authorization: 'Bearer x' }
  const response = await send('/f/ticket?download=1', { headers })
  expect(response).toMatchObject({ status: 302, location: 'http://elsewhere/', text: 'x' })
  expect(called[0]).toMatchObject({
    name: 'api',
    event: {
      path: '/f/ticket',
      httpMethod: 'GET',
      headers: { authorization: 'Bearer x', 'x-real-ip': '127.0.0.1' },
      queryStringParameters: { download: '1' },
      requestContext: { envId: 'an-env' },
    },
  })
})

test('a timer starts its function with the event of the platform', async () => {
  await fire(functions, 'sweep')
  expect(called).toMatchObject([
    {
      name: 'sweep',
      event: { Type: 'Timer', TriggerName: 'each minute', Message: '' },
      environment: { TRIGGER_SRC: 'timer' },
    },
  ])
})
