import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../../domain/refusal'
import { isReady } from '../readiness'
import { answer } from './answers'
import type { HostContext } from './context'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

const plain = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')

/** As bytes: a header's letters beyond ASCII have more of them than a text of the same length. */
const same = (given: Buffer, right: Buffer): boolean => given.length === right.length && timingSafeEqual(given, right)

/** A caller on this machine, or one with the key; behind a proxy the address is the one that the proxy names. */
const mayRead = (request: FastifyRequest, key: string | undefined): boolean =>
  LOOPBACK.has(request.ip) ||
  (!!key && same(Buffer.from(request.headers.authorization ?? ''), Buffer.from(`Bearer ${key}`)))

/**
 * What watches over the host: `/health` answers while the process lives, `/ready` when its parts work (503 and which
 * one when not), `/metrics` in Prometheus' format to this machine or with the key METRICS_KEY.
 */
export function watchRoutes(server: FastifyInstance, { metrics, readiness, metricsKey }: HostContext): void {
  server.get('/health', (_request, reply) => plain(reply).send({ ok: true }))

  server.get('/ready', async (_request, reply) => {
    const checks = await readiness()
    const ready = isReady(checks)
    return plain(reply)
      .code(ready ? 200 : 503)
      .send({ ok: ready, checks })
  })

  server.get('/metrics', async (request, reply) => {
    if (!mayRead(request, metricsKey)) return answer(request, reply, refuse('NOT_FOUND'))
    return plain(reply)
      .type(metrics.contentType)
      .send(await metrics.text())
  })
}
