import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { own } from '../../../domain/own'
import { GatewayError } from '../errors'
import type { Links } from '../storage/links'
import type { Objects, StoredObject } from '../storage/objects'
import { typeOf } from '../storage/types'

export interface StorageParts {
  objects: Objects
  links: Links
}

/** Bytes go in and out here, as at the object storage of the cloud: whoever has a signed link, browsers of any page too. */
export function addStorageRoutes(server: FastifyInstance, { objects, links }: StorageParts): void {
  server.register(async (routes) => {
    routes.removeAllContentTypeParsers()
    routes.addContentTypeParser('*', (_, payload, done) => done(null, payload))
    routes.addHook('onRequest', async (_, reply) => {
      reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', '*')
    })

    routes.options('/storage/*', async (_, reply) =>
      reply
        .header('access-control-allow-methods', 'PUT, GET, HEAD')
        .header('access-control-allow-headers', '*, authorization')
        .header('access-control-max-age', '86400')
        .code(204)
        .send(),
    )

    routes.put('/storage/*', async (request, reply) => {
      const path = pathOf(request)
      if (!links.isValid('put', path, headerOf(request, 'authorization'))) return refuse(reply, ...DENIED)
      if (headerOf(request, 'x-cos-meta-fileid') === '')
        return refuse(reply, 400, 'InvalidArgument', 'x-cos-meta-fileid is missing')
      const type = headerOf(request, 'content-type') || typeOf(path)
      try {
        await objects.put(path, (request.body ?? Readable.from([])) as Readable, type)
      } catch (error) {
        if (error instanceof GatewayError) return refuse(reply, 400, 'InvalidArgument', error.message)
        throw error
      }
      return reply.code(200).send('')
    })

    // Of its own accord fastify answers HEAD with a length of 0.
    routes.route({ method: ['GET', 'HEAD'], url: '/storage/*', exposeHeadRoute: false, handler: give })
    async function give(request: FastifyRequest, reply: FastifyReply) {
      const path = pathOf(request)
      const { sign = '' } = request.query as { sign?: string }
      if (!links.isValid('get', path, sign)) return refuse(reply, ...DENIED)
      const object = await objects.find(path)
      if (!object) return refuse(reply, 404, 'NoSuchKey', 'The specified key does not exist.')
      return send(request, reply, object, objects)
    }
  })
}

const DENIED = [403, 'AccessDenied', 'Request has expired or its signature is not valid.'] as const

const pathOf = (request: FastifyRequest): string => (request.params as { '*': string })['*']

const headerOf = (request: FastifyRequest, name: string): string => String(own(request.headers, name) ?? '')

function send(request: FastifyRequest, reply: FastifyReply, { path, size, type }: StoredObject, objects: Objects) {
  reply.type(type).header('accept-ranges', 'bytes')
  const range = rangeOf(headerOf(request, 'range'), size)
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`)
  reply.header('content-length', range ? range.end - range.start + 1 : size)
  return request.method === 'HEAD' ? reply.send() : reply.send(objects.read(path, range ?? undefined))
}

/** One range, as players of video and sound ask for it; anything else gets the whole. */
function rangeOf(header: string, size: number): { start: number; end: number } | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? []
  if (!from && !to) return null
  const start = from ? Number(from) : Math.max(0, size - Number(to))
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1
  return start <= end ? { start, end } : null
}

/** All four parts are needed: the SDK reads them. */
function refuse(reply: FastifyReply, status: number, code: string, message: string) {
  const id = randomUUID()
  return reply
    .code(status)
    .type('application/xml')
    .send(
      `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message>` +
        `<RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`,
    )
}
