import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { DatabaseError } from '../../database/errors'
import type { Answer, Request } from '../actions/request'
import { failed, GatewayError, invalid } from '../errors'
import { parseForm } from './form'
import { checkSignature, type KeyPair } from './signature'

/** A file of 6 MB in base64 and what surrounds it fits in. */
const BODY_LIMIT = 32 * 1024 * 1024
/** A connection that says nothing ends after 30 s; an object of some hundred MB may take its time. */
const HEADERS_MS = 25_000
const LOOK_MS = 5_000
const REQUEST_MS = 3 * 3_600_000
const MOST_CONNECTIONS = 2000

export interface ServerParts {
  keyPair: KeyPair
  envId: string
  /** By which requests are too old, if they can be. */
  now?: () => number
  /** Throws GatewayError. */
  answer(action: string, request: Request): Promise<Answer>
  /** What no client should see: it is reported here and answered as SYS_ERR. */
  onError(action: string, error: unknown): void
}

/** The address that the SDK posts to. Refusals are HTTP 200 with a code, as the SDK expects them. */
export function createServer(parts: ServerParts): FastifyInstance {
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: LOOK_MS },
  })
  server.server.maxConnections = MOST_CONNECTIONS
  server.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => parseForm(body, request.headers['content-type'] ?? ''),
  )
  server.post('/admin', async (request, reply) => {
    const requestId = randomUUID()
    const fields = isFields(request.body) ? request.body : {}
    const action = String(fields.action ?? '')
    try {
      const { method, url, headers } = request
      checkSignature({ method, url, headers, fields }, parts.keyPair, parts.now?.())
      checkEnvironment(String(fields.envName ?? ''), parts.envId)
      const answer = await parts.answer(action, fields)
      if (Buffer.isBuffer(answer)) return reply.type('application/octet-stream').send(answer)
      return reply.type(JSON_TYPE).send(JSON.stringify({ requestId, ...answer }))
    } catch (error) {
      const { code, message } = refusalOf(error)
      if (code === 'SYS_ERR') parts.onError(action, error)
      return reply.type(JSON_TYPE).send(JSON.stringify({ code, message, requestId }))
    }
  })
  return server
}

const JSON_TYPE = 'application/json; charset=utf-8'

const isFields = (body: unknown): body is Request => body !== null && typeof body === 'object' && !Array.isArray(body)

/** An empty name means the only environment there is. */
function checkEnvironment(name: string, envId: string): void {
  const known = name.trim()
  if (known !== '' && known !== envId) throw invalid(`there is no environment ${name} here, only ${envId}`)
}

function refusalOf(error: unknown): { code: string; message: string } {
  if (error instanceof GatewayError) return error
  if (error instanceof DatabaseError && (error.code === 'BAD_QUERY' || error.code === 'BAD_DOCUMENT')) {
    return failed(`[InvalidParameter] ${error.message}`)
  }
  return { code: 'SYS_ERR', message: `the gateway failed: ${(error as Error).message}` }
}
