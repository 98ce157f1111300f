import type { FastifyInstance, FastifyReply } from 'fastify'
import { contract } from '../../../domain/contract'
import { send } from './answers'
import { callerOf, type HostContext } from './context'

/** The operation called, for logs and figures: nothing that a caller made up gets into them. */
const operationOf = (body: unknown): string => {
  const { operation } = (body ?? {}) as { operation?: unknown }
  return typeof operation === 'string' && Object.hasOwn(contract, operation) ? operation : 'unknown'
}

/** Whether the connection has ended: nobody waits for the answer any more. */
const isGone =
  ({ raw }: FastifyReply) =>
  (): boolean =>
    raw.destroyed

/** `POST /api`: one operation of the contract. */
export function apiRoute(server: FastifyInstance, context: HostContext): void {
  server.post('/api', async (request, reply) => {
    const answer = await context.app.call(await callerOf(context, request), request.body, isGone(reply))
    const operation = operationOf(request.body)
    context.metrics.operation(operation, answer.ok ? 'OK' : answer.code, reply.elapsedTime / 1000)
    if (!answer.ok) request.log.info({ requestId: answer.requestId, operation, code: answer.code }, 'refused')
    return send(reply, answer)
  })
}
