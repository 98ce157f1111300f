import type { FastifyInstance } from 'fastify'
import { send } from './answers'
import { callerOf, type HostContext } from './context'

const operationOf = (body: unknown): string | undefined => {
  const { operation } = (body ?? {}) as { operation?: unknown }
  return typeof operation === 'string' ? operation.slice(0, 60) : undefined
}

/** `POST /api`: one operation of the contract. */
export function apiRoute(server: FastifyInstance, context: HostContext): void {
  server.post('/api', async (request, reply) => {
    const answer = await context.app.call(await callerOf(context, request), request.body)
    if (!answer.ok) {
      const { requestId, code } = answer
      request.log.info({ requestId, operation: operationOf(request.body), code }, 'refused')
    }
    return send(reply, answer)
  })
}
