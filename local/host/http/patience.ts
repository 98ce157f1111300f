import type { IncomingMessage } from 'node:http'
import type { Server } from 'node:net'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { Unanswered } from './unanswered'

/** How long and how many connections are waited for. */
export interface Patience {
  /** How long nothing may come or go: before a request, between two, within one, or while an answer is fetched. */
  idleMs: number
  /** What an upload must bring within each such time, in bytes. Any other body must have come whole. */
  leastBytes: number
  /** How long the longest upload may take. */
  uploadMs: number
  /** Connections open at once: of all, and of one address that is not this machine's (where proxies stand). */
  connections: number
  perAddress: number
}

/**
 * 200 MB at 20 kB/s, an inspector's phone in a valley, take 2 h 50 min; ten times slower nobody waits for. A connection
 * costs up to 50 kB and a file held open, so that 2,000 fit into 100 MB; an office of 120 behind one address has
 * hardly more than 500.
 */
export const PATIENCE: Patience = {
  idleMs: 30_000,
  leastBytes: 64 * 1024,
  uploadMs: 3 * 3_600_000,
  connections: 2000,
  perAddress: 500,
}

/** How often within `idleMs` is looked: what is over ends at most a sixth later. */
const LOOKS = 6

/** What fastify and Node watch themselves: connections without a request, and requests without an end. */
export const timeouts = ({ idleMs, uploadMs }: Patience): FastifyServerOptions => {
  const look = idleMs / LOOKS
  const untilLook = idleMs - look
  return {
    requestTimeout: uploadMs,
    keepAliveTimeout: untilLook,
    http: { headersTimeout: untilLook, connectionsCheckingInterval: look },
  } as FastifyServerOptions
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** Ends the connection when less than `least` bytes have come within `idleMs` and the body is still not whole. */
function watchBody(request: IncomingMessage, least: number, idleMs: number): void {
  const { socket } = request
  const readings = [socket.bytesRead]
  const look = () => {
    readings.push(socket.bytesRead)
    if (readings.length <= LOOKS) return
    const before = readings.shift() as number
    if (!request.complete && socket.bytesRead - before < least) socket.destroy()
  }
  // After a moment in which this process itself stood still, first what has come meanwhile is read.
  const looking = setInterval(() => setImmediate(look), idleMs / LOOKS)
  const stop = () => {
    clearInterval(looking)
    socket.off('close', stop)
  }
  request.once('end', stop).once('close', stop)
  // A request that has been answered already does not hear of its connection's end.
  socket.once('close', stop)
}

const LOOPBACK = /^(::1|(::ffff:)?127\.)/

/** Beyond what is allowed a connection ends as soon as it begins. */
export function boundConnections(
  server: Server,
  { connections, perAddress }: Pick<Patience, 'connections' | 'perAddress'>,
  isProxy = (address: string) => LOOPBACK.test(address),
): void {
  server.maxConnections = connections
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const { remoteAddress = '' } = socket
    if (isProxy(remoteAddress)) return
    const count = open.get(remoteAddress) ?? 0
    if (count >= perAddress) {
      socket.destroy()
      return
    }
    open.set(remoteAddress, count + 1)
    socket.once('close', () => {
      const left = (open.get(remoteAddress) ?? 1) - 1
      if (left > 0) open.set(remoteAddress, left)
      else open.delete(remoteAddress)
    })
  })
}

/** Nobody is there any more: what would have been sent is let go of, an open file too. */
function dropped(payload: unknown): string {
  if (payload instanceof Readable) payload.destroy()
  return ''
}

/**
 * Idle, dripping and crowded connections end. While the host itself works on an answer nothing is counted. Routes with
 * `longBody` take uploads.
 */
export function bePatient(server: FastifyInstance, patience: Patience): void {
  const { idleMs, leastBytes } = patience
  boundConnections(server.server, patience)
  const unanswered = new Unanswered()
  server.addHook('onRequest', async ({ raw, routeOptions }, reply) => {
    if (!unanswered.add(raw.socket, reply.raw)) return reply.hijack()
    const { longBody = false } = (routeOptions.config ?? {}) as { longBody?: boolean }
    if (hasBody(raw)) watchBody(raw, longBody ? leastBytes : Number.POSITIVE_INFINITY, idleMs)
  })
  server.addHook('onSend', async ({ raw }, reply, payload) => {
    raw.socket.setTimeout(idleMs)
    return reply.raw.destroyed ? dropped(payload) : payload
  })
}
