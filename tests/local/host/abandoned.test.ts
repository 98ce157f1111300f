import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import { apiRoute } from '../../../local/host/http/apiRoute'
import type { HostContext } from '../../../local/host/http/context'
import type { IsGone } from '../../../server/ports'

test('a client that goes away tells the application that nobody waits for its answer', async () => {
  let called: (isGone: IsGone) => void
  const asked = new Promise<IsGone>((resolve) => {
    called = resolve
  })
  let answer: (answer: object) => void = () => undefined
  const app = {
    call: (_caller: unknown, _call: unknown, isGone: IsGone) => {
      called(isGone)
      return new Promise((resolve) => {
        answer = resolve
      })
    },
  }
  const server = fastify()
  apiRoute(server, { app, metrics: { operation: () => undefined } } as unknown as HostContext)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  const sent = request({ port, path: '/api', method: 'POST', headers: { 'content-type': 'application/json' } })
  sent.on('error', () => undefined)
  sent.end('{}')
  const isGone = await asked
  expect(isGone()).toBe(false)
  sent.destroy()
  while (!isGone()) await new Promise(setImmediate)
  answer({ ok: true, output: {} })
  await server.close()
})
