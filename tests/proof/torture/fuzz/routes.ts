import { Socket } from 'node:net'
import type { Random } from '../../../../local/host/demo/random'
import type { Client } from '../client'
import type { Findings } from '../findings'
import { hostileText } from './hostile'
import { count, type Tally } from './operations'

const PATHS = [
  '/api',
  '/files',
  '/session/password',
  '/session/code',
  '/session/scan/begin',
  '/session/scan/poll',
  '/demo/login',
  '/demo/people',
  '/f/x.y',
  '/f/',
  '/health',
  '/metrics',
  '/',
  '/desk/',
  '/phone/',
  '/desk/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/%',
  '/%00',
  '/nowhere',
]
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PATCH', 'FOO']
const TYPES = [
  'application/json',
  'application/json; charset=latin1',
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  `multipart/form-data; boundary=${'b'.repeat(300)}`,
  'multipart/form-data; boundary="',
  '',
]
const BODIES = [
  '',
  '{',
  'null',
  '[]',
  '{"operation":"matter.list"}',
  '{"__proto__":{"a":1},"operation":"session.me","input":{}}',
  '['.repeat(5000),
  '{"a":'.repeat(5000),
  '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\r\n--x--\r\n',
  '--x\r\ncontent-disposition: form-data; name="origin"\r\n\r\ndocument\r\n--x\r\n',
  '--x\r\n\r\n\r\n--x--',
  '\u0000\u0001\u0002',
  '"\\ud800"',
]

/** The host cuts a connection that does nothing well before this. */
const SILENCE_MS = 120_000

/** What was answered, or `closed`; `silence` where neither came. */
function raw(address: URL, request: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = new Socket()
    let heard = ''
    const end = (words: string) => {
      socket.destroy()
      resolve(heard || words)
    }
    socket.setTimeout(SILENCE_MS, () => end('silence'))
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
    })
    socket.on('close', () => end('closed'))
    socket.on('error', () => end('closed'))
    // Ending our side tells a host that waits for the rest of a body that none will come.
    socket.connect(Number(address.port), address.hostname, () => socket.end(request, 'latin1'))
  })
}

/** Nothing that Node itself would refuse to send: the host's parser is what is asked. */
const inPath = (text: string): string => encodeURIComponent(Buffer.from(text).toString())

function requestOf(random: Random, token: string): string {
  const path = random.chance(0.8) ? random.pick(PATHS) : `/f/${inPath(hostileText('x.y', random))}`
  const body = Buffer.from(random.pick(BODIES))
  const length = random.chance(0.9) ? body.byteLength : random.pick([0, 1, -1, body.byteLength + 50, 'x'])
  const lines = [
    `${random.pick(METHODS)} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'connection: close',
    `content-type: ${random.pick(TYPES)}`,
    `content-length: ${length}`,
    ...(random.chance(0.7) ? [`authorization: Bearer ${token}`] : []),
    ...(random.chance(0.1) ? [`x-long: ${'y'.repeat(random.pick([10, 20_000]))}`] : []),
    ...(random.chance(0.1) ? ['range: bytes=5-1'] : []),
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body.toString('latin1')}`
}

/** Methods and versions of HTTP that the host does not speak are told so with a 5xx of their own. */
const SPOKEN = new Set(['501', '505'])

/** Raw requests to every route, well and badly formed: each gets an answer that is no fault, or is hung up on. */
export async function fuzzRoutes(client: Client, times: number, random: Random, findings: Findings): Promise<Tally> {
  const tally: Tally = new Map()
  const address = new URL((await client.host.up()) ?? '')
  for (let i = 0; i < times; i++) {
    const request = requestOf(random, String(await client.token('officer')))
    const heard = await raw(address, request)
    const status = /^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? heard.slice(0, 20)
    count(tally, status)
    if (status.startsWith('5') && !SPOKEN.has(status))
      findings.add(`a route answered ${status}`, { request: request.slice(0, 600), heard: heard.slice(0, 800) })
    if (status === 'silence') findings.add('a route neither answered nor hung up', request)
  }
  return tally
}
