import { main } from '../../cloudfunctions/api'
import { addMs, DAY_MS, toInstant } from '../../domain/clock/time'
import { UNUSED_DAYS } from '../../domain/evidence/file'
import { manifest } from '../../server/collections'
import { removeUnusedFiles } from '../../server/jobs/unusedFiles'
import { linkTo } from '../../server/operations/evidence/tickets'
import { checkedAnswer } from '../server/cloudbase/checkedAnswer'
import { settledHarness } from '../server/cloudbase/cloudHarness'
import { openGateway, PLATFORM } from '../server/cloudbase/gateway'
import { http, timer } from '../server/cloudbase/instance'
import { html, jpeg } from '../server/evidence/bytes'
import type { Harness } from '../server/harness'

const SECRET = 'a secret of more than thirty-two characters'
const FAR = '2999-01-01T00:00:00.000Z'

interface Answered {
  statusCode: number
  headers: Record<string, string>
  body: string
}
interface Said {
  ok: boolean
  code?: string
  detail?: string
  output?: Record<string, unknown>
}

let h: Harness
const printed: string[] = []

beforeAll(async () => {
  const { url } = await openGateway(manifest)
  const told = { TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }), ZHIDU_LINK_SECRET: SECRET }
  Object.assign(process.env, PLATFORM, told)
  for (const say of ['log', 'warn', 'error'] as const)
    jest.spyOn(console, say).mockImplementation((...lines: unknown[]) => void printed.push(lines.join(' ')))
  h = await settledHarness(url)
})
afterEach(() => {
  delete process.env.WX_OPENID
})
afterAll(() => h.close())

const answerEvent = async (event: object) => checkedAnswer(event, await main(event))

const answered = async (event: object): Promise<Answered & { said: Said }> => {
  const answer = (await answerEvent(event)) as Answered
  return { ...answer, said: answer.body.startsWith('{') ? JSON.parse(answer.body) : { ok: true } }
}

/** A session as logging in leaves it. */
const tokenOf = async (personId: string): Promise<string> => {
  const { newToken, hashOf } = await import('../../server/session/tokens')
  const token = newToken()
  const session = { _id: hashOf(token), personId, client: 'desk' as const, createdAt: h.now, expiresAt: FAR }
  await h.store.transact((tx) => tx.insert('sessions', session))
  return token
}

const DEPTH = 100_000
const NESTED = '['.repeat(DEPTH) + ']'.repeat(DEPTH)
const ME = { operation: 'session.me', input: {} }

describe('HTTP access', () => {
  test('a token in any spelling of its header opens the caller’s own', async () => {
    const token = await tokenOf('officer')
    const event = http('/api', ME) as { headers: Record<string, string> }
    const { said, statusCode, headers } = await answered({
      ...event,
      headers: { 'content-type': 'application/json', AUTHORIZATION: `Bearer ${token}` },
    })
    expect([statusCode, said]).toMatchObject([200, { ok: true, output: { person: { id: 'officer' } } }])
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  })

  test('a body in base64 is the same body', async () => {
    const body = Buffer.from(JSON.stringify(ME)).toString('base64')
    const { said } = await answered({ ...http('/api', ME, await tokenOf('officer')), body, isBase64Encoded: true })
    expect(said.ok).toBe(true)
  })

  test.each([
    ['no token', http('/api', ME), 401, 'NOT_SIGNED_IN'],
    ['a token that opens nothing', http('/api', ME, 'x'.repeat(43)), 401, 'NOT_SIGNED_IN'],
    ['no operation', http('/api', {}), 200, 'UNKNOWN_OPERATION'],
    ['an unknown path', http('/none', {}), 404, 'NOT_FOUND'],
    ['a path that is only posted to', http('/api'), 404, 'NOT_FOUND'],
    ['another method', { ...http('/api', ME), httpMethod: 'DELETE' }, 404, 'NOT_FOUND'],
    ['no JSON', { ...http('/api', ME), body: '{' }, 200, 'BAD_INPUT'],
    ['text', { ...http('/api', ME), headers: { 'content-type': 'text/plain' } }, 200, 'BAD_INPUT'],
    ['too much', { ...http('/api', ME), body: `"${'x'.repeat(1024 * 1024)}"` }, 413, 'REQUEST_TOO_LARGE'],
    ['no body', { ...http('/api', ME), body: null }, 200, 'BAD_INPUT'],
    ['a body that is no text', { ...http('/api', ME), body: { operation: 'session.me' } }, 200, 'BAD_INPUT'],
    ['100,000 lists in each other', { ...http('/api', ME), body: NESTED }, 200, 'UNKNOWN_OPERATION'],
    [
      'a prototype',
      { ...http('/api', ME), body: '{"__proto__":{"operation":"session.me"}}' },
      200,
      'UNKNOWN_OPERATION',
    ],
    [
      'heads of no use',
      { ...http('/api', ME), headers: { authorization: ['x'], 'content-type': 5 } },
      200,
      'BAD_INPUT',
    ],
    ['a form of another kind', http('/session/code', { code: 'x' }), 200, 'BAD_INPUT'],
    ['a field too many', http('/session/code', { code: 'x', client: 'desk', personId: 'admin' }), 200, 'BAD_INPUT'],
    ['files of nobody', http('/files/begin', {}), 401, 'NOT_SIGNED_IN'],
    ['a demonstration’s door', http('/demo/login', { personId: 'admin', client: 'desk' }), 404, 'NOT_FOUND'],
    ['a ticket that nobody signed', http('/f/abc.def'), 404, 'NOT_FOUND'],
  ])('%s is refused', async (_, event, status, code) => {
    const { statusCode, said } = await answered(event)
    expect([statusCode, said.code]).toEqual([status, code])
  })

  test('wrong passwords of one person come to an end, however the network writes its address', async () => {
    const guess = (i: number) =>
      answered({
        ...http('/session/password', {
          name: i % 2 ? '人员chief' : '人员 chief',
          password: `wrong ${i}`,
          client: 'desk',
        }),
        headers: { 'content-type': 'application/json', 'x-real-ip': `2001:db8:1:2::${i}` },
      })
    const codes: unknown[] = []
    for (let i = 0; i < 11; i++) codes.push((await guess(i)).said.code)
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('WRONG_CREDENTIALS'))
    expect(codes[10]).toBe('TOO_MANY_ATTEMPTS')
  })

  test('is healthy, and leads who opens the domain alone to the desk', async () => {
    expect((await answered(http('/health'))).said).toEqual({ ok: true })
    expect(await answered(http('/'))).toMatchObject({ statusCode: 302, headers: { location: '/desk/' } })
  })
})

describe('files', () => {
  let token: string
  beforeAll(async () => {
    token = await tokenOf('u1handler')
  })

  const upload = async (bytes: Buffer): Promise<string> => {
    const { said } = await answered(http('/files/begin', {}, token))
    const { fileID, url, ...init } = said.output as {
      fileID: string
      url: string
      method: string
      headers: Record<string, string>
    }
    await fetch(url, { ...init, body: new Uint8Array(bytes) })
    return fileID
  }
  const finish = async (fileID: string) =>
    (await answered(http('/files/finish', { fileID, name: '现场.jpg', origin: 'album' }, token))).said

  test('by ticket lead to a link of the storage', async () => {
    const { output } = await finish(await upload(jpeg(2)))
    const { sha256 } = output as { sha256: string }
    const until = toInstant(Date.now())
    const link = linkTo(SECRET, { kind: 'file', sha256, name: '现场.jpg', type: 'image/jpeg' }, until)
    const { statusCode, headers } = await answered(http(link))
    expect(statusCode).toBe(302)
    expect(Buffer.from(await (await fetch(headers.location ?? '')).arrayBuffer())).toEqual(jpeg(2))
  })

  test('that are pages are refused by their bytes, and leave the inbox', async () => {
    const fileID = await upload(html())
    expect(await finish(fileID)).toMatchObject({ code: 'FILE_TYPE_REFUSED' })
    expect(await finish(fileID)).toMatchObject({ code: 'NOT_FOUND', detail: 'fileID' })
  })

  test('refused many times at once leave what others have', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => upload(html())))
    expect(await Promise.all(ids.map(async (id) => (await finish(id)).code))).toEqual(
      Array(6).fill('FILE_TYPE_REFUSED'),
    )
  })

  test('that nobody uses go after their days, with their bytes; those in use stay', async () => {
    const [unused, used] = [await finish(await upload(jpeg(8))), await finish(await upload(jpeg(9)))]
    const files = [unused, used].map(({ output }) => output as { fileId: string; sha256: string })
    const record = await h.store.get('evidence', files[1]?.fileId ?? '')
    if (record) await h.store.transact((tx) => tx.put('evidence', { ...record, subject: { kind: 'matter', id: 'M1' } }))
    const ports = { ...h.app.ports, clock: { now: () => addMs(toInstant(Date.now()), (UNUSED_DAYS + 1) * DAY_MS) } }
    expect(await removeUnusedFiles(ports)).toBeGreaterThanOrEqual(1)
    expect(await Promise.all(files.map(({ sha256 }) => ports.files.size(sha256)))).toEqual([null, jpeg(9).length])
  })

  test.each(['cloud://local-env.other/inbox/abcdefgh12', 'inbox/abcdefgh12', ''])('at %p are none', async (fileID) => {
    expect(await finish(fileID)).toMatchObject({ code: 'BAD_INPUT', detail: 'fileID' })
  })

  test('outside the inbox cannot be taken', async () => {
    const inside = await upload(jpeg(3))
    const { output } = await finish(inside)
    const { sha256 } = output as { sha256: string }
    const root = inside.slice(0, inside.indexOf('inbox/'))
    for (const path of [
      `evidence/${sha256.slice(0, 2)}/${sha256}`,
      `inbox/../evidence/${sha256.slice(0, 2)}/${sha256}`,
    ])
      expect(await finish(`${root}${path}`)).toMatchObject({ code: 'BAD_INPUT', detail: 'fileID' })
  })
})

describe('who calls', () => {
  const fromPhone = (data: object) => ({ ...data, userInfo: { openId: 'o-stranger', appId: 'wx' } })

  test('a stranger in WeChat is nobody', async () => {
    process.env.WX_OPENID = 'o-stranger'
    expect(await answerEvent(fromPhone({ path: '/api', data: ME }))).toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  test('what is nested too deeply to be read is refused', async () => {
    process.env.WX_OPENID = 'o-stranger'
    expect(await answerEvent(fromPhone({ path: '/api', data: JSON.parse(NESTED) }))).toMatchObject({
      code: 'BAD_INPUT',
    })
  })

  test('who writes an openid that WeChat does not vouch for is nobody', async () => {
    for (const vouched of [undefined, 'o-other']) {
      if (vouched !== undefined) process.env.WX_OPENID = vouched
      expect(await answerEvent(fromPhone({ path: '/api', data: ME }))).toMatchObject({ code: 'NOT_SIGNED_IN' })
    }
  })

  test('a phone that dresses its call up as HTTP stays a phone: a token it has brought opens nothing', async () => {
    process.env.WX_OPENID = 'o-stranger'
    const dressed = fromPhone(http('/api', ME, await tokenOf('admin')))
    expect(await answerEvent(dressed)).toMatchObject({ ok: false, code: expect.not.stringMatching('INTERNAL') })
  })

  test('an openid left over from the phone before opens nothing to the desk', async () => {
    process.env.WX_OPENID = 'o-bound'
    expect((await answered(http('/api', ME))).said.code).toBe('NOT_SIGNED_IN')
  })

  test.each([timer('api'), {}, { path: '/api' }, { userInfo: {} }])(
    'a timer or what is no call (%#) is refused',
    async (event) => {
      expect(await answerEvent(event)).toMatchObject({ ok: false, code: 'NOT_SIGNED_IN' })
    },
  )
})

test('what is logged names no person, no address and no token', () => {
  expect(printed.length).toBeGreaterThan(0)
  expect(printed.join('\n')).not.toMatch(/人员|203\.0\.113|Bearer|o-stranger/)
})
