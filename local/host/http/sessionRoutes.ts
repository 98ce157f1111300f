import type { FastifyInstance } from 'fastify'
import { sessionRoutes as routes } from '../../../server/http/sessionRoutes'
import { answer } from './answers'
import type { HostContext } from './context'

/** The only ways in without a token (server/http/sessionRoutes.ts). */
export function sessionRoutes(server: FastifyInstance, context: HostContext): void {
  for (const route of routes)
    server.post(route.path, async (request, reply) => {
      const userAgent = request.headers['user-agent']
      const visitor = { address: request.ip, ...(userAgent !== undefined && { userAgent }) }
      return answer(request, reply, await route.answer(context, request.body, visitor))
    })
}
