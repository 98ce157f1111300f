import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import { apiRoute } from '../../../local/host/http/apiRoute'
import type { HostContext } from '../../../local/host/http/context'

test('a client that goes away tells the application that nobody waits for its answer', async () => {
  let called: (signal: AbortSignal | undefined) => void
  const signal = new Promise<AbortSignal | undefined>((resolve) => {
    called = resolve
  })
  const app = {
    call: (_caller: unknown, _call: unknown, gone?: AbortSignal) => {
      called(gone)
      return new Promise((resolve) => gone?.addEventListener('abort', () => resolve({ ok: true, output: {} })))
    },
  }
  const server = fastify()
  apiRoute(server, { app, metrics: { operation: () => undefined } } as unknown as HostContext)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  const sent = request({ port, path: '/api', method: 'POST', headers: { 'content-type': 'application/json' } })
  sent.on('error', () => undefined)
  sent.end('{}')
  const gone = await signal
  expect(gone?.aborted).toBe(false)
  const ended = new Promise((resolve) => gone?.addEventListener('abort', resolve))
  sent.destroy()
  await ended
  await server.close()
})
