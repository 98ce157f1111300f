import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { isRefusal } from '../../../domain/refusal'
import { boundConnections, PATIENCE, type Patience, timeouts } from '../../../local/host/http/patience'
import { MOST_UNANSWERED } from '../../../local/host/http/unanswered'
import { PER_HOST, PER_PERSON, UploadSlots } from '../../../local/host/http/uploadSlots'
import type { Caller } from '../../../server/caller'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { hashOf, newToken } from '../../../server/session/tokens'
import { START } from '../../domain/world'
import { chunks, jpeg } from '../../server/evidence/bytes'
import { adminOf, openHost, type TestHost } from './testHost'

const SHORT: Patience = { ...PATIENCE, idleMs: 300 }

let host: TestHost
let token: string
let caller: Caller
beforeAll(async () => {
  host = await openHost({ patience: SHORT })
  const personId = await adminOf(host)
  token = newToken()
  const session = { _id: hashOf(token), personId, client: 'desk' as const, createdAt: START, expiresAt: '2999-01-01' }
  await host.ports.store.transact((tx) => tx.insert('sessions', session))
  caller = (await host.app.callerOf(token)) as Caller
})
afterAll(() => host.end())

const open = (): Socket => {
  const socket = connect(Number(new URL(host.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  return socket
}
/** Answers with which status the host had answered until then, if at all. */
const ended = (socket: Socket): Promise<number | null> =>
  new Promise((resolve) => {
    let heard = ''
    socket.on('data', (part) => {
      heard += part
    })
    socket.once('close', () => resolve(heard === '' ? null : Number(heard.split(' ')[1])))
  })
const head = (line: string, headers: Record<string, string | number>): string =>
  `${line} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`

/** Says the same again and again, until the connection is gone; answers as `ended` does. */
const drip = async (socket: Socket, begin: string, drop = ' '): Promise<number | null> => {
  socket.write(begin)
  const dripping = setInterval(() => socket.write(drop), SHORT.idleMs / 10)
  const status = await ended(socket)
  clearInterval(dripping)
  return status
}

/** More bytes than fit between host and client. */
const MUCH = 40 * 1024 * 1024

/** A link to so many. */
async function linkToMuch(): Promise<string> {
  const source = chunks(jpeg(), Buffer.alloc(MUCH))
  const file = await storeFile(host.ports, caller, { name: 'a.jpg', origin: 'camera', source })
  if (isRefusal(file)) throw new Error(file.code)
  const call = { operation: 'file.links', input: { fileIds: [file.fileId] } }
  const { output } = (await host.app.call(caller, call)) as { output: { links: Record<string, string> } }
  return output.links[file.fileId] ?? ''
}

describe('a connection ends', () => {
  test('that says nothing', async () => {
    expect(await ended(open())).toBe(408)
  })
  test('whose request drips', async () => {
    expect(await drip(open(), 'GET /health HTTP/1.1\r\nx: ')).toBe(408)
  })
  test('that is kept for a next request which does not come', async () => {
    const socket = open()
    socket.write(head('GET /health', {}))
    expect(await ended(socket)).toBe(200)
  })
  test('whose body drips, though each byte is in time', async () => {
    const begin = head('POST /api', { 'content-type': 'application/json', 'content-length': 5000 })
    expect(await drip(open(), begin)).toBe(null)
  })
  test('whose body drips in chunks', async () => {
    const begin = head('POST /api', { 'content-type': 'application/json', 'transfer-encoding': 'chunked' })
    expect(await drip(open(), begin, '1\r\n \r\n')).toBe(null)
  })
  test('whose body nobody reads', async () => {
    expect(await drip(open(), head('GET /health', { 'content-length': 5000 }))).toBe(200)
  })
  test('whose upload drips, and nothing of it is left', async () => {
    const type = 'multipart/form-data; boundary=B'
    const begin = head('POST /files', { 'content-type': type, 'content-length': 50_000_000 })
    const part = (more: string) => `--B\r\ncontent-disposition: form-data; ${more}\r\n\r\n`
    await drip(open(), `${begin}${part('name="origin"')}camera\r\n${part('name="file"; filename="a"')}`)
    expect(await host.ports.store.count('evidence', {})).toBe(0)
  })
  test('whose answer nobody fetches', async () => {
    const request = head(`GET ${await linkToMuch()}`, {})
    const socket = open()
    socket.pause()
    socket.write(request)
    await new Promise<void>((resolve) => serverSide(socket, resolve))
    expect(socket.bytesRead).toBeLessThan(MUCH)
    socket.destroy()
  })
})

/** Calls when the host has let go of the connection, which a client that reads nothing does not see. */
async function serverSide(socket: Socket, then: () => void): Promise<void> {
  const held = (): boolean => {
    const { localPort } = socket
    const port = Number(localPort).toString(16).toUpperCase().padStart(4, '0')
    const lines = readFileSync('/proc/self/net/tcp', 'utf8').split('\n')
    // The host's end of this connection, still established.
    return lines.some((line) => new RegExp(`^\\s*\\d+: \\S+ [0-9A-F]{8}:${port} 01 `).test(line))
  }
  while (socket.localPort === undefined) await new Promise((resolve) => setImmediate(resolve))
  let seen = false
  for (;;) {
    const now = held()
    if (seen && !now) break
    seen ||= now
    await new Promise((resolve) => setImmediate(resolve))
  }
  then()
}

test('what the host itself takes long over is waited for', async () => {
  const { find } = host.app.ports.store
  let asked = (): void => undefined
  const wasAsked = new Promise<void>((resolve) => {
    asked = resolve
  })
  host.app.ports.store.find = async (...args: Parameters<typeof find>) => {
    asked()
    // Idle for as long as a connection may be, and by then closed.
    await ended(open())
    return (await find.apply(host.app.ports.store, args)) as never
  }
  const socket = open()
  const heard: Buffer[] = []
  socket.on('data', (part) => heard.push(part))
  const body = JSON.stringify({ operation: 'notice.list', input: { limit: 10 } })
  const type = { 'content-type': 'application/json', 'content-length': body.length, connection: 'close' }
  socket.write(`${head('POST /api', type)}${body}`)
  await wasAsked
  await ended(socket)
  host.app.ports.store.find = find
  expect(Buffer.concat(heard).toString()).toMatch(/^HTTP\/1\.1 200 /)
})

/** Calls when the host has as many stored files open. */
async function filesOpen(count: number): Promise<void> {
  const isStored = (fd: string): boolean => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(join(host.directory, 'files'))
    } catch {
      return false
    }
  }
  while (readdirSync('/proc/self/fd').filter(isStored).length !== count)
    await new Promise((resolve) => setImmediate(resolve))
}

test('what a connection has asked ahead ends with it, and no file stays open', async () => {
  const link = await linkToMuch()
  const socket = open()
  socket.pause()
  socket.write(head(`GET ${link}`, {}).repeat(MOST_UNANSWERED))
  await filesOpen(MOST_UNANSWERED)
  expect(socket.bytesRead).toBeLessThan(MUCH)
  socket.destroy()
  await filesOpen(0)
})

test('a connection that asks too much ahead ends, and what is beyond is not begun', async () => {
  const call = jest.spyOn(host.app, 'call').mockReturnValue(new Promise(() => undefined))
  const socket = open()
  const body = JSON.stringify({ operation: 'notice.list', input: { limit: 10 } })
  const request = head('POST /api', { 'content-type': 'application/json', 'content-length': body.length })
  socket.write(`${request}${body}`.repeat(200))
  await ended(socket)
  expect(call.mock.calls.length).toBeLessThanOrEqual(MOST_UNANSWERED)
  expect(call.mock.calls.length).toBeGreaterThan(0)
  call.mockRestore()
})

test('connections are bounded, of all and of one address', async () => {
  const server = createServer()
  boundConnections(server, { connections: 1000, perAddress: 2 }, () => false)
  expect(server.maxConnections).toBe(1000)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const reach = async () => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    await new Promise((resolve) => server.once('connection', resolve))
    return socket
  }
  const first = await reach()
  const second = await reach()
  await ended(await reach())
  const gone = ended(first)
  first.destroy()
  await gone
  await new Promise<void>((resolve) => {
    const look = () => server.getConnections((_, count) => (count === 1 ? resolve() : setImmediate(look)))
    look()
  })
  const fourth = await reach()
  expect([second.destroyed, fourth.destroyed]).toEqual([false, false])
  for (const socket of [second, fourth]) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
})

test('by default nothing idle stays longer than half a minute, and 200 MB at 20 kB/s get through', () => {
  const {
    requestTimeout = 0,
    keepAliveTimeout = 0,
    http,
  } = timeouts(PATIENCE) as Record<string, number> & {
    http: { headersTimeout: number; connectionsCheckingInterval: number }
  }
  expect(PATIENCE.idleMs).toBe(30_000)
  expect(keepAliveTimeout).toBeLessThanOrEqual(30_000)
  expect(http.headersTimeout + http.connectionsCheckingInterval).toBeLessThanOrEqual(30_000)
  expect(requestTimeout).toBeGreaterThan((200 * 1024 * 1024) / 20)
  expect(PATIENCE.leastBytes).toBeLessThan((20_000 * PATIENCE.idleMs) / 1000)
})

test('uploads at once are bounded, of one person and of all, and each gives its place back', async () => {
  const slots = new UploadSlots()
  const end: (() => void)[] = []
  const begin = (person: string) =>
    slots.within(person, () => new Promise<string>((resolve) => end.push(() => resolve('done'))))
  const mine = Array.from({ length: PER_PERSON }, () => begin('one'))
  expect(await begin('one')).toBeNull()
  const others = Array.from({ length: PER_HOST - PER_PERSON }, (_, i) => begin(`other${i}`))
  expect(await begin('another')).toBeNull()
  for (const each of end.splice(0)) each()
  expect(new Set(await Promise.all([...mine, ...others]))).toEqual(new Set(['done']))
  await expect(slots.within('one', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  const again = Array.from({ length: PER_PERSON }, () => begin('one'))
  for (const each of end) each()
  expect(await Promise.all(again)).toEqual(Array(PER_PERSON).fill('done'))
})
