import type { FastifyInstance } from 'fastify'
import { isRefusal, refuse } from '../../../domain/refusal'
import type { Client } from '../../../server/session/sessions'
import { redeemCode, signInWithPassword } from '../../../server/session/signIn'
import { answer } from './answers'
import type { HostContext } from './context'

export const client = { type: 'string', enum: ['phone', 'desk'] } as const
const secret = { type: 'string', minLength: 1, maxLength: 200 } as const

const object = (properties: object, required: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})

/** `POST /session/password` and `POST /session/code`: the only ways in without a token. */
export function sessionRoutes(server: FastifyInstance, context: HostContext): void {
  const { limits } = context

  server.post<{ Body: { name: string; password: string; client: Client } }>(
    '/session/password',
    {
      schema: {
        body: object({ name: { ...secret, maxLength: 60 }, password: secret, client }, ['name', 'password', 'client']),
      },
    },
    async (request, reply) => {
      const { name } = request.body
      if (!(await limits.begin(request.ip, name))) return answer(request, reply, refuse('TOO_MANY_ATTEMPTS'))
      const result = await signInWithPassword(context, request.body)
      if (!isRefusal(result)) await limits.succeeded(request.ip, name)
      return answer(request, reply, result)
    },
  )

  server.post<{ Body: { code: string; password?: string; client: Client } }>(
    '/session/code',
    { schema: { body: object({ code: { ...secret, maxLength: 40 }, password: secret, client }, ['code', 'client']) } },
    async (request, reply) => {
      if (!(await limits.begin(request.ip, null))) return answer(request, reply, refuse('TOO_MANY_ATTEMPTS'))
      const result = await redeemCode(context, request.body)
      const wasGuess = isRefusal(result) && result.code === 'WRONG_CODE'
      if (!wasGuess) await limits.succeeded(request.ip, null)
      return answer(request, reply, result)
    },
  )
}
