import { epochMs } from '../../../domain/clock/time'
import { adminOf, openHost, type TestHost, told } from './testHost'

const LIMITS = { perAddress: 8, perPerson: 3, scansPerAddress: 4, seconds: 600, anywhere: 100, anywhereSeconds: 3600 }
const PASSWORD = 'correct horse 7'

let host: TestHost
beforeEach(async () => {
  host = await openHost({ mode: 'live', limits: LIMITS })
})
afterEach(() => host.end())

const issueCode = async (): Promise<string> => {
  const personId = await adminOf(host)
  const person = (await host.reference.directory()).person(personId)
  if (!person) throw new Error('nobody')
  const caller = { sessionId: '', personId, name: person.name, unitId: person.unitId, roles: person.roles }
  const call = { operation: 'people.issueCode', input: { personId }, idempotencyKey: host.ports.newId() }
  const answer = await host.app.call(caller, call)
  return answer.ok ? (answer.output as { code: string }).code : ''
}
const redeem = (body: object) => told(host.post('/session/code', { client: 'desk', ...body }))
const logIn = (name: string, password: string) => host.post('/session/password', { name, password, client: 'desk' })
const codeOf = async (response: Promise<Response>) => {
  const answer = await told(response)
  return answer.ok ? 'in' : answer.code
}

test('a code sets the password, and name and password then give a token that works', async () => {
  expect(await redeem({ code: await issueCode(), password: PASSWORD })).toMatchObject({ ok: true })
  const { output } = await told(logIn('系统管理员', PASSWORD))
  const me = await told(host.post('/api', { operation: 'session.me', input: {} }, output.token))
  expect(me).toMatchObject({ ok: true, output: { person: { name: '系统管理员' }, demo: false, hasPassword: true } })
})

test.each([
  ['/session/password', {}],
  ['/session/password', { name: '系统管理员', password: PASSWORD }],
  ['/session/password', { name: '系统管理员', password: PASSWORD, client: 'watch' }],
  ['/session/password', { name: { $ne: '' }, password: PASSWORD, client: 'desk' }],
  ['/session/password', { name: '', password: PASSWORD, client: 'desk' }],
  ['/session/password', { name: '系统管理员', password: 'x'.repeat(201), client: 'desk' }],
  ['/session/password', { name: '系统管理员', password: PASSWORD, client: 'desk', more: 1 }],
  ['/session/code', { client: 'desk' }],
  ['/session/code', { code: 7, client: 'desk' }],
  ['/session/code', { code: 'x'.repeat(41), client: 'desk' }],
  ['/session/code', []],
  ['/session/scan/begin', undefined],
  ['/session/scan/begin', {}],
  ['/session/scan/begin', { userAgent: 7 }],
  ['/session/scan/begin', { userAgent: 'x'.repeat(501) }],
  ['/session/scan/begin', { userAgent: '', address: '203.0.113.7' }],
  ['/session/scan/poll', {}],
  ['/session/scan/poll', { scan: 'x' }],
  ['/session/scan/poll', { scan: { $gt: '' }, secret: { $gt: '' } }],
  ['/session/scan/poll', { scan: '', secret: 'x' }],
  ['/session/scan/poll', { scan: 'x'.repeat(65), secret: 'x' }],
])('%s refuses %j as bad input', async (path, body) => {
  expect(await codeOf(host.post(path, body))).toBe('BAD_INPUT')
})

test('a name is not guessed at for ever, and another one not held back by it', async () => {
  await redeem({ code: await issueCode(), password: PASSWORD })
  for (let i = 0; i < LIMITS.perPerson; i++)
    expect(await codeOf(logIn('系统管理员', 'wrong'))).toBe('WRONG_CREDENTIALS')
  const refused = await logIn('系统管理员', PASSWORD)
  expect(refused.status).toBe(429)
  expect(await codeOf(Promise.resolve(refused))).toBe('TOO_MANY_ATTEMPTS')
  expect(await codeOf(logIn('另一位', 'wrong'))).toBe('WRONG_CREDENTIALS')
})

test('typed with blanks or in full width it is the same person, and counted as that', async () => {
  await redeem({ code: await issueCode(), password: PASSWORD })
  for (const typed of ['系统管理员', '系统 管理员', '　系统管理员']) await logIn(typed, 'wrong')
  expect(await codeOf(logIn('系统管理员', PASSWORD))).toBe('TOO_MANY_ATTEMPTS')
})

test('nobody can lock a person out of a device on which the person has logged in before', async () => {
  const { output } = await redeem({ code: await issueCode(), password: PASSWORD })
  const { device } = output as { device?: string }
  for (let i = 0; i < LIMITS.perAddress + 1; i++) await logIn('系统管理员', 'wrong')
  const enter = (more: object) =>
    codeOf(host.post('/session/password', { name: '系统管理员', password: PASSWORD, client: 'desk', ...more }))
  expect(await enter({})).toBe('TOO_MANY_ATTEMPTS')
  expect(await enter({ device })).toBe('in')
  expect(await enter({ device: 'made.up' })).toBe('TOO_MANY_ATTEMPTS')
})

test('whether a name exists is not told by when it is locked, and the sentence says until when', async () => {
  await redeem({ code: await issueCode(), password: PASSWORD })
  const locked = async (name: string) => {
    for (let i = 0; i < LIMITS.perPerson; i++) expect(await codeOf(logIn(name, 'wrong'))).toBe('WRONG_CREDENTIALS')
    const { code, message, detail } = (await (await logIn(name, 'wrong')).json()) as Record<string, string>
    return { code, message, known: Number.isFinite(epochMs(detail ?? '')) }
  }
  const known = await locked('系统管理员')
  expect(known).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', known: true })
  expect(known.message).toMatch(/\d\d:\d\d/)
  expect(await locked('无此人')).toMatchObject({ code: known.code, known: true })
})

test('logging in rightly forgives what was mistyped before', async () => {
  await redeem({ code: await issueCode(), password: PASSWORD })
  for (let i = 0; i < 3; i++) {
    expect(await codeOf(logIn('系统管理员', 'mistyped'))).toBe('WRONG_CREDENTIALS')
    expect(await codeOf(logIn('系统管理员', PASSWORD))).toBe('in')
  }
})

test('one address does not go through names or codes, however many at once', async () => {
  const tries = Array.from({ length: LIMITS.perAddress + 4 }, (_, i) =>
    i % 2
      ? codeOf(logIn(`姓名${i}`, 'wrong'))
      : codeOf(host.post('/session/code', { code: `AAAA-${i}`, client: 'phone' })),
  )
  const codes = await Promise.all(tries)
  expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(4)
})

test('a weak password uses up neither code nor attempts', async () => {
  const code = await issueCode()
  for (let i = 0; i <= LIMITS.perAddress; i++)
    expect(await redeem({ code, password: 'weak' })).toMatchObject({ code: 'WEAK_PASSWORD' })
  expect(await redeem({ code, password: PASSWORD })).toMatchObject({ ok: true })
})

test('the log holds neither names nor passwords nor codes', async () => {
  const { readFileSync } = await import('node:fs')
  const code = await issueCode()
  await redeem({ code, password: PASSWORD })
  await logIn('系统管理员', 'wrong guess 1')
  await host.post('/session/code', { code: 'WRNG-CODE-HERE', client: 'desk' })
  const log = readFileSync(`${host.directory}/host.log`, 'utf8')
  expect(log).toContain('WRONG_CREDENTIALS')
  expect(log).toContain('WRONG_CODE')
  for (const secret of [code, 'WRNG-CODE-HERE', PASSWORD, 'wrong guess', '系统管理员', '127.0.0.1:'])
    expect(log.replace(/Server listening at \S+/, '')).not.toContain(secret)
})

test('a desk that asks to be logged in by a phone hears that nobody has confirmed, and no more without its secret', async () => {
  const { output } = (await told(host.post('/session/scan/begin', { userAgent: 'Chrome/126' }))) as unknown as {
    output: { scan: string; secret: string }
  }
  const poll = (secret: string) => host.post('/session/scan/poll', { scan: output.scan, secret })
  expect(await told(poll(output.secret))).toMatchObject({ ok: true, output: { state: 'open' } })
  expect(await codeOf(poll('guess'))).toBe('SCAN_UNKNOWN')
})

test('codes for scanning are given to one address so many times, and guesses at them end', async () => {
  const begin = () => codeOf(host.post('/session/scan/begin', { userAgent: '' }))
  const guess = () => codeOf(host.post('/session/scan/poll', { scan: 'guess', secret: 'guess' }))
  for (let i = 0; i < LIMITS.scansPerAddress; i++) expect(await begin()).toBe('in')
  expect(await begin()).toBe('TOO_MANY_ATTEMPTS')
  for (let i = 0; i < LIMITS.perAddress; i++) expect(await guess()).toBe('SCAN_UNKNOWN')
  expect(await guess()).toBe('TOO_MANY_ATTEMPTS')
})
