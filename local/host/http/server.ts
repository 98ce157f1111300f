import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Logger } from 'pino'
import { type Refusal, refuse } from '../../../domain/refusal'
import { isFault, refusalOf } from '../../../server/refusalOf'
import { answer } from './answers'
import { apiRoute } from './apiRoute'
import { answerBroken } from './brokenRequest'
import type { HostContext } from './context'
import { demoRoutes } from './demoRoutes'
import { fileRoute } from './fileRoute'
import { securityHeaders } from './headers'
import { pages } from './pages'
import { bePatient, PATIENCE, timeouts } from './patience'
import { sessionRoutes } from './sessionRoutes'
import { takeRest } from './unread'
import { uploadRoute } from './uploadRoute'
import { watchRoutes } from './watchRoutes'

const BODY_LIMIT = 1024 * 1024

/** What fastify and its plugins find wrong with a request, as a refusal; null for what comes from elsewhere. */
function misformed(error: Error): Refusal | null {
  const { validation, statusCode, code, message } = error as FastifyError
  if (validation) return refuse('BAD_INPUT', validation[0]?.instancePath.slice(1) || message)
  if (statusCode === 413) return refuse('REQUEST_TOO_LARGE')
  if (statusCode !== undefined && statusCode < 500) return refuse('BAD_INPUT', code)
  return null
}

function answerError(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = misformed(error) ?? refusalOf(error)
  if (isFault(refusal))
    request.log.error({ requestId: request.id, route: request.routeOptions.url, err: error }, 'a request failed')
  return answer(request, reply, refusal)
}

/** The HTTP interface (docs/guides/http.md), not yet listening. */
export async function buildServer(context: HostContext, log: Logger): Promise<FastifyInstance> {
  const { patience = PATIENCE } = context
  const server = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => context.ports.newId(),
    bodyLimit: BODY_LIMIT,
    ...timeouts(patience),
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
    clientErrorHandler: answerBroken,
    // Behind a proxy on the same machine the caller's address is the one that the proxy names.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 3000 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  })
  // A form of another site can send text without asking; nothing here is read from it.
  server.removeContentTypeParser('text/plain')
  server.setErrorHandler(answerError)
  server.setNotFoundHandler((request, reply) => answer(request, reply, refuse('NOT_FOUND')))
  server.addHook('onResponse', async ({ raw }) => takeRest(raw))
  securityHeaders(server)
  bePatient(server, patience)
  watchRoutes(server, context)
  apiRoute(server, context)
  sessionRoutes(server, context)
  await uploadRoute(server, context)
  fileRoute(server, context)
  const { clock, jobs } = context
  demoRoutes(server, clock ? { ...context, clock, runJobs: jobs.run } : null)
  await pages(server, context)
  return server
}
