import type { FastifyInstance } from 'fastify'
import { addMs, type Instant } from '../../../domain/clock/time'
import { instant } from '../../../domain/contract/schema'
import { refuse } from '../../../domain/refusal'
import { client } from '../../../server/http/sessionRoutes'
import type { Client } from '../../../server/session/sessions'
import { signInToDemo } from '../../../server/session/signIn'
import { castOf } from '../demo/showcase'
import { durationMs } from '../duration'
import { answer } from './answers'
import type { HostContext } from './context'

const only = (properties: object, required: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})

/** When anything last happened to a matter: before that no clock goes back, since the trail is in order of time. */
async function lastMoment({ ports }: HostContext): Promise<Instant> {
  const [line] = await ports.store.find('register', { filter: { hidden: false }, sort: [['lastAt', -1]], limit: 1 })
  return line?.lastAt ?? ''
}

/** The demonstration's doors. Everywhere else they answer NO_RIGHT, whatever is sent. */
export function demoRoutes(server: FastifyInstance, context: HostContext): void {
  const { clock } = context
  if (!clock) {
    server.all('/demo/*', (request, reply) => answer(request, reply, refuse('NO_RIGHT')))
    return
  }

  server.get('/demo/people', async (request, reply) =>
    answer(request, reply, { people: castOf(await context.reference.directory()) }),
  )

  server.post<{ Body: { personId: string; client: Client } }>(
    '/demo/login',
    { schema: { body: only({ personId: { type: 'string', maxLength: 64 }, client }, ['personId', 'client']) } },
    async (request, reply) => answer(request, reply, await signInToDemo(context, request.body)),
  )

  server.post<{ Body: { now?: Instant; advance?: string } }>(
    '/demo/clock',
    { schema: { body: only({ now: instant, advance: { type: 'string', maxLength: 40 } }, []) } },
    async (request, reply) => {
      const { now, advance } = request.body
      const ms = advance === undefined ? null : durationMs(advance)
      if ((now === undefined) === (ms === null)) return answer(request, reply, refuse('BAD_INPUT', 'now'))
      if (now !== undefined && Number.isNaN(Date.parse(now))) return answer(request, reply, refuse('BAD_INPUT', 'now'))
      const moment = now ?? addMs(clock.now(), ms ?? 0)
      if (moment < (await lastMoment(context))) return answer(request, reply, refuse('IN_THE_PAST', 'now'))
      clock.set(moment)
      await context.jobs.run()
      return answer(request, reply, { now: clock.now() })
    },
  )
}
