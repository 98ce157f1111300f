import { adminOf, openHost, type TestHost, tokenOf, told } from './testHost'

let host: TestHost
let token: string
beforeAll(async () => {
  host = await openHost()
  token = await tokenOf(host, await adminOf(host))
})
afterAll(() => host.end())

const api = (body: unknown, given: string | undefined = token) => host.post('/api', body, given)
const statusAndCode = async (response: Response) => [response.status, (await told(response)).code]

test('an operation answers its output', async () => {
  const response = await api({ operation: 'unit.list', input: {} })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ ok: true, output: { units: [{ name: '区督查室' }] } })
})

test('a command with the same key again answers the same', async () => {
  const call = {
    operation: 'front.save',
    input: { name: '示例战线', leaderId: null, liaisonId: null, order: 9 },
    idempotencyKey: 'one-front-only',
  }
  expect(await (await api(call)).json()).toEqual(await (await api(call)).json())
})

test.each([
  ['without a token', undefined, { operation: 'unit.list', input: {} }, 401, 'NOT_SIGNED_IN'],
  ['with a token that opens nothing', 'x'.repeat(43), { operation: 'unit.list', input: {} }, 401, 'NOT_SIGNED_IN'],
])('%s is %s', async (_, given, body, status, code) => {
  expect(await statusAndCode(await host.post('/api', body, given))).toEqual([status, code])
})

test.each([
  ['an unknown operation', { operation: 'nothing', input: {} }, 200, 'UNKNOWN_OPERATION'],
  ['an inherited name', { operation: 'toString', input: {} }, 200, 'UNKNOWN_OPERATION'],
  [
    'an operation of another role',
    { operation: 'matter.draft', input: {}, idempotencyKey: '12345678' },
    403,
    'NO_RIGHT',
  ],
  ['a wrong input', { operation: 'people.search', input: { limit: 'ten' } }, 200, 'BAD_INPUT'],
  ['a command without a key', { operation: 'session.signOut', input: {} }, 200, 'BAD_INPUT'],
  ['no object', [], 200, 'UNKNOWN_OPERATION'],
  ['what is not JSON', '{', 200, 'BAD_INPUT'],
  ['an empty body', '', 200, 'BAD_INPUT'],
  ['a body of more than a megabyte', { operation: 'x'.repeat(1024 * 1024), input: {} }, 413, 'REQUEST_TOO_LARGE'],
])('%s is refused', async (_, body, status, code) => {
  expect(await statusAndCode(await api(body))).toEqual([status, code])
})

test('a refusal names its code, its sentence and the request', async () => {
  expect(await (await api({ operation: 'nothing', input: {} })).json()).toEqual({
    ok: false,
    code: 'UNKNOWN_OPERATION',
    message: expect.stringMatching(/。$/),
    requestId: expect.any(String),
  })
})

test('text that another site’s form could send is not read', async () => {
  const response = await fetch(`${host.url}/demo/clock`, { method: 'POST', body: '{"advance":"P1D"}' })
  expect(await statusAndCode(response)).toEqual([200, 'BAD_INPUT'])
})

test('an unknown address is not found', async () => {
  expect(await statusAndCode(await host.get('/nothing'))).toEqual([404, 'NOT_FOUND'])
  expect(await statusAndCode(await host.get('/api'))).toEqual([404, 'NOT_FOUND'])
})

test('it says when it is ready, and where the clients are', async () => {
  expect(await (await host.get('/health')).json()).toEqual({ ok: true })
  const page = await (await host.get('/')).text()
  expect(page).toContain('href="/desk/"')
  expect(page).toContain('href="/phone/"')
})

test('every answer carries the security headers', async () => {
  for (const path of ['/', '/health', '/nothing', '/f/none']) {
    const { headers } = await host.get(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';/)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  }
  expect((await api({ operation: 'unit.list', input: {} })).headers.get('cache-control')).toBe('no-store')
})
