import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { jpeg } from '../../server/evidence/bytes'
import { adminOf, openHost, type TestHost, tokenOf } from './testHost'

let host: TestHost
let token: string
beforeAll(async () => {
  host = await openHost()
  token = await tokenOf(host, await adminOf(host))
})
afterAll(() => host.end())

interface Heard {
  status: number
  /** Null when the connection ended without a word. */
  code: string | null
}

const heard = (text: string): Heard => {
  const status = Number(/^HTTP\/1\.1 (?!100)(\d+)/m.exec(text)?.[1] ?? 0)
  const code = /\{"ok":false,"code":"([A-Z_]+)"/.exec(text)?.[1] ?? (/\{"ok":true/.test(text) ? 'OK' : null)
  return { status, code }
}

/** Sends the bytes over a connection of their own and waits for its end. */
const raw = (...bytes: (string | Buffer)[]): Promise<Heard> => over((socket, all) => socket.write(all), bytes)
/** Sends them and says that nothing more will come. */
const half = (...bytes: (string | Buffer)[]): Promise<Heard> => over((socket, all) => socket.end(all), bytes)

const over = (send: (socket: Socket, all: Buffer) => unknown, bytes: (string | Buffer)[]): Promise<Heard> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(host.url).port), '127.0.0.1')
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard(Buffer.concat(parts).toString())))
    send(socket, Buffer.concat(bytes.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))))
  })

const head = (line: string, headers: Record<string, string | number> = {}): string =>
  [
    `${line} HTTP/1.1`,
    'host: x',
    'connection: close',
    ...Object.entries({ authorization: `Bearer ${token}`, ...headers }).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n')

const post = (path: string, body: string | Buffer, headers: Record<string, string | number> = {}) =>
  raw(
    head(`POST ${path}`, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers }),
    body,
  )

const JSON_MOST = 1024 * 1024
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const call = (input: string) => `{"operation":"session.me","input":${input}}`

describe('what is no request of ours', () => {
  test.each<[string, () => Promise<Heard>, number, string | null]>([
    ['bad escapes', () => raw(head('GET /f/%')), 200, 'BAD_INPUT'],
    ['an escaped NUL', () => raw(head('GET /f/%00')), 404, 'NOT_FOUND'],
    ['a bad escape beside the desk', () => raw(head('GET /desk/%c0%ae%c0%ae/x')), 200, 'BAD_INPUT'],
    ['a long ticket', () => raw(head(`GET /f/${'a'.repeat(5000)}`)), 200, 'BAD_INPUT'],
    ['TRACE', () => raw(head('TRACE /')), 404, 'NOT_FOUND'],
    ['an unknown method', () => raw(head('FETCH /')), 400, 'BAD_INPUT'],
    ['no HTTP', () => raw('\u0016\u0003\u0001\u0002\r\n\r\n'), 400, 'BAD_INPUT'],
    ['heads without end', () => raw(head('GET /health', { x: 'y'.repeat(20_000) })), 431, 'REQUEST_TOO_LARGE'],
    ['an expectation', () => raw(head('GET /health', { expect: 'more' })), 417, null],
    ['two lengths', () => raw(head('POST /api', { 'content-length': 1, 'Content-Length': 2 }), 'ab'), 400, 'BAD_INPUT'],
    ['length and chunks', () => post('/api', '{}', { 'transfer-encoding': 'chunked' }), 400, 'BAD_INPUT'],
    ['no chunks', () => raw(head('POST /api', { 'transfer-encoding': 'chunked' }), 'zz\r\n'), 400, 'BAD_INPUT'],
    ['a body that is longer than allowed', () => post('/api', 'x'.repeat(JSON_MOST + 1)), 413, 'REQUEST_TOO_LARGE'],
    ['another type', () => post('/api', '{}', { 'content-type': 'text/plain' }), 200, 'BAD_INPUT'],
    ['a type that is none', () => post('/api', '{}', { 'content-type': '\u0001;;=' }), 400, 'BAD_INPUT'],
    ['a compressed body', () => post('/api', '\u001f\u008b', { 'content-encoding': 'gzip' }), 200, 'BAD_INPUT'],
    [
      'half a body',
      () => half(head('POST /api', { 'content-type': 'application/json', 'content-length': 9 }), '{'),
      400,
      'BAD_INPUT',
    ],
    ['no JSON', () => post('/api', '{"operation":'), 200, 'BAD_INPUT'],
    ['no UTF-8', () => post('/api', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 200, 'BAD_INPUT'],
    ['a prototype', () => post('/api', '{"__proto__":{"operation":"session.me"}}'), 200, 'BAD_INPUT'],
    ['a key twice', () => post('/api', `{"operation":"nothing",${call('{}').slice(1)}`), 200, 'OK'],
    ['100,000 lists in each other', () => post('/api', call(nested(100_000))), 200, 'BAD_INPUT'],
    ['lists that never end', () => post('/api', '['.repeat(JSON_MOST)), 200, 'BAD_INPUT'],
    ['a number for a body', () => post('/api', '1e999'), 200, 'BAD_INPUT'],
    ['no body', () => raw(head('POST /api')), 200, 'BAD_INPUT'],
    ['a deep login', () => post('/session/password', nested(100_000)), 200, 'BAD_INPUT'],
  ])('%s', async (_, send, status, code) => {
    expect(await send()).toEqual({ status, code })
  })
})

const part = (heading: string, content: string | Buffer, boundary = 'B'): Buffer =>
  Buffer.concat([Buffer.from(`--${boundary}\r\n${heading}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')])
const field = (name: string, value: string) => part(`content-disposition: form-data; name="${name}"`, value)
const file = (bytes: Buffer = jpeg(), more = 'filename="a.jpg"', name = 'file') =>
  part(`content-disposition: form-data; name="${name}"; ${more}`, bytes)
const ORIGIN = field('origin', 'camera')
const END = Buffer.from('--B--\r\n')
const form = (parts: Buffer[], headers: Record<string, string | number> = {}) =>
  post('/files', Buffer.concat(parts), { 'content-type': 'multipart/form-data; boundary=B', ...headers })

/** What the host keeps: no half-written file, and as many records as it said yes to. */
const halves = () => readdirSync(join(host.directory, 'files', 'incoming'))
const records = () => host.ports.store.count('evidence', {})

describe('a form that is none', () => {
  const type = (boundary: string) => ({ 'content-type': `multipart/form-data${boundary}` })
  test.each<[string, () => Promise<Heard>, number, string | null]>([
    ['no boundary', () => form([ORIGIN, file(), END], type('')), 200, 'BAD_INPUT'],
    ['an empty boundary', () => form([ORIGIN, file(), END], type('; boundary=')), 200, 'BAD_INPUT'],
    ['a quote that never ends', () => form([ORIGIN, file(), END], type('; boundary="B')), 200, 'OK'],
    [
      'a boundary of 8,000 characters',
      () => form([ORIGIN, file(), END], type(`; boundary=${'B'.repeat(8000)}`)),
      200,
      'BAD_INPUT',
    ],
    ['another boundary', () => form([ORIGIN, file(), END], type('; boundary=C')), 200, 'BAD_INPUT'],
    ['nothing', () => form([]), 200, 'BAD_INPUT'],
    ['only its end', () => form([END]), 200, 'BAD_INPUT'],
    ['no end', () => form([ORIGIN, file()]), 200, 'UPLOAD_INTERRUPTED'],
    ['no file', () => form([ORIGIN, END]), 200, 'BAD_INPUT'],
    ['the file before its origin', () => form([file(), ORIGIN, END]), 200, 'BAD_INPUT'],
    ['two files', () => form([ORIGIN, file(jpeg(1)), file(jpeg(2)), END]), 200, 'UPLOAD_INTERRUPTED'],
    [
      'a form in the form',
      () => form([ORIGIN, part('content-type: multipart/mixed; boundary=C', file()), END]),
      200,
      'OK',
    ],
    ['10,000 parts', () => form([...Array(10_000).fill(ORIGIN), END]), 413, 'REQUEST_TOO_LARGE'],
    ['a head of 200 kB', () => form([ORIGIN, file(jpeg(), `filename="${'a'.repeat(200_000)}"`), END]), 200, 'OK'],
    [
      'fields named like prototypes',
      () => form([field('__proto__', 'x'), field('constructor', 'x'), ORIGIN, END]),
      200,
      'BAD_INPUT',
    ],
    [
      'an origin that is an object',
      () =>
        form([
          part('content-disposition: form-data; name="origin"\r\ncontent-type: application/json', '{"a":1}'),
          file(),
          END,
        ]),
      200,
      'BAD_INPUT',
    ],
    ['less announced than comes', () => form([ORIGIN, file(), END], { 'content-length': 100 }), 400, 'BAD_INPUT'],
    ['compressed', () => form([ORIGIN, file(), END], { 'content-encoding': 'gzip' }), 200, 'OK'],
  ])('%s', async (_, send, status, code) => {
    const before = await records()
    expect(await send()).toEqual({ status, code })
    expect([(await records()) - before, halves()]).toEqual([code === 'OK' ? 1 : 0, []])
  })
})

test('names with paths, marks and alphabets of any kind become names', async () => {
  for (const more of [
    'filename="../../x.html"',
    "filename*=UTF-8''%E2%80%AE%00a.exe",
    "filename*=ebcdic''%ff",
    'filename=""',
  ])
    expect(await form([ORIGIN, file(jpeg(), more), END])).toEqual({ status: 200, code: 'OK' })
  const kept = await host.ports.store.find('evidence', { filter: {}, limit: 1000 })
  for (const { name } of kept) expect(name).toMatch(/^[^\\/\p{Cc}\p{Cf}]+\.jpg$/u)
})

test('whatever stands for a form is stored or refused, and leaves nothing else', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ORIGIN,
      END,
      file(jpeg().subarray(0, 700)),
      file(Buffer.from('<html>')),
      Buffer.from('--B'),
      Buffer.from('\r\n'),
    ),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ maxLength: 40 }).map((text) => part(text, text)),
    fc.string({ maxLength: 40 }).map((text) => field(text, text)),
  )
  const boundary = fc.constantFrom('; boundary=B', '; boundary="B"', '; boundary=B; boundary=C', ';boundary', '')
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 7 }), boundary, async (pieces, said) => {
      const before = await records()
      const { status, code } = await form(pieces, { 'content-type': `multipart/form-data${said}` })
      expect([status, code]).not.toContain(500)
      expect(code).toMatch(/^(OK|BAD_INPUT|FILE_TYPE_REFUSED|UPLOAD_INTERRUPTED|REQUEST_TOO_LARGE)$/)
      expect([(await records()) - before, halves()]).toEqual([code === 'OK' ? 1 : 0, []])
    }),
    { numRuns: 200 },
  )
})
