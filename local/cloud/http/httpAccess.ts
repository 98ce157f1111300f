import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { FunctionError } from '../functions/functionError'
import type { Functions } from '../functions/functions'

/** What a function answers to HTTP access. */
interface HttpAnswer {
  statusCode?: number
  headers?: Record<string, string>
  body?: string
  isBase64Encoded?: boolean
}

const PATHS = ['/api', '/session/*', '/files/*', '/f/*', '/health']

const eventOf = (request: FastifyRequest, envId: string) => ({
  path: request.url.split('?')[0],
  httpMethod: request.method,
  headers: { ...request.headers, 'x-real-ip': request.ip, 'x-forwarded-for': request.ip },
  queryStringParameters: request.query,
  requestContext: { requestId: randomUUID(), envId, appId: '', uin: '' },
  body: typeof request.body === 'string' ? request.body : '',
  isBase64Encoded: false,
})

/** Stands in for CloudBase's HTTP access: a request becomes an event of the function `api`, its answer the response. */
export async function httpAccess(server: FastifyInstance, functions: Functions, envId: string): Promise<void> {
  // An event carries the body as text, whatever it is.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const answer = (await functions.invoke('api', eventOf(request, envId))) as HttpAnswer
      const body = answer.body ?? ''
      return reply
        .code(answer.statusCode ?? 200)
        .headers(answer.headers ?? {})
        .send(answer.isBase64Encoded ? Buffer.from(body, 'base64') : body)
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error
      request.log.error({ err: error }, 'a function failed')
      return reply.code(500).send({ code: error.code, message: error.code })
    }
  }
  for (const url of PATHS) server.route({ method: ['GET', 'POST'], url, handler: handle })
}
