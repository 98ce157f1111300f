import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/**
 * What happens to one request on its way: it comes through, is answered with an error of a proxy or of the platform,
 * never arrives, arrives while its answer is lost, or is not answered at all.
 */
export type Fate = 'through' | '502' | 'busy' | 'lost' | 'answer-lost' | 'silence'

/** Decides by the action, and by how many of that action have come. */
type Fates = (action: string, count: number) => Fate

export interface FaultyWay {
  url: string
  /** From now on requests meet these fates. */
  set(fates: Fates): void
  /** Actions that have come since then, in order. */
  seen: string[]
  stop(): Promise<void>
}

const BUSY = JSON.stringify({ code: 'EXCEED_REQUEST_LIMIT', message: 'too many requests', requestId: 'busy' })

function forward(to: URL, incoming: IncomingMessage, body: Buffer, answer: (response: IncomingMessage) => void): void {
  const { method, url, headers } = incoming
  const passed = request({ host: to.hostname, port: to.port, method, path: url, headers }, answer)
  passed.on('error', () => incoming.socket.destroy())
  passed.end(body)
}

/** A way to a gateway on which things go wrong as told. */
export async function openFaultyWay(gatewayUrl: string): Promise<FaultyWay> {
  const gateway = new URL(gatewayUrl)
  let fates: Fates = () => 'through'
  const seen: string[] = []

  const meet = (fate: Fate, incoming: IncomingMessage, body: Buffer, reply: ServerResponse): unknown => {
    switch (fate) {
      case 'through':
        return forward(gateway, incoming, body, (response) => {
          reply.writeHead(response.statusCode ?? 200, response.headers)
          response.pipe(reply)
        })
      case '502':
        return reply.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>')
      case 'busy':
        return reply.writeHead(200, { 'content-type': 'application/json' }).end(BUSY)
      case 'lost':
        return incoming.socket.destroy()
      case 'answer-lost':
        return forward(gateway, incoming, body, (response) => {
          response.resume().on('end', () => incoming.socket.destroy())
        })
      case 'silence':
        return undefined
    }
  }

  const server = createServer(async (incoming, reply) => {
    const body = await buffer(incoming)
    const { action = '' } = JSON.parse(body.toString() || '{}') as { action?: string }
    seen.push(action)
    meet(fates(action, seen.filter((each) => each === action).length), incoming, body, reply)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${gateway.pathname}`,
    set(next) {
      fates = next
      seen.length = 0
    },
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
