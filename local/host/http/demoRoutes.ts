import type { FastifyInstance } from 'fastify'
import type { Instant } from '../../../domain/clock/time'
import { instant } from '../../../domain/contract/schema'
import { isRefusal, refuse } from '../../../domain/refusal'
import { client } from '../../../server/http/sessionRoutes'
import { logInToDemo } from '../../../server/session/logIn'
import type { Client } from '../../../server/session/sessions'
import { type Demonstration, moveClock, people } from '../demo/doors'
import { answer } from './answers'

const only = (properties: object, required: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})

/** The demonstration's doors. Without one they answer NO_RIGHT, whatever is sent. */
export function demoRoutes(server: FastifyInstance, demonstration: Demonstration | null): void {
  if (!demonstration) {
    server.all('/demo/*', (request, reply) => answer(request, reply, refuse('NO_RIGHT')))
    return
  }

  server.get('/demo/people', async (request, reply) => answer(request, reply, await people(demonstration)))

  server.post<{ Body: { personId: string; client: Client } }>(
    '/demo/login',
    { schema: { body: only({ personId: { type: 'string', maxLength: 64 }, client }, ['personId', 'client']) } },
    async (request, reply) => {
      const result = await logInToDemo(demonstration, request.body)
      return answer(request, reply, isRefusal(result) ? result : { token: result.token })
    },
  )

  server.post<{ Body: { now?: Instant; advance?: string } }>(
    '/demo/clock',
    { schema: { body: only({ now: instant, advance: { type: 'string', maxLength: 40 } }, []) } },
    async (request, reply) => answer(request, reply, await moveClock(demonstration, request.body)),
  )
}
