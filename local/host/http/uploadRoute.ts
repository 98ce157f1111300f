import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type FileOrigin, type FileRef, MAX_FILE_BYTES } from '../../../domain/evidence/file'
import { type Refusal, refuse } from '../../../domain/refusal'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import type { Caller } from '../../../server/operations/operation'
import { answer } from './answers'
import { callerOf, type HostContext } from './context'

const ORIGINS: readonly string[] = ['camera', 'album', 'document'] satisfies FileOrigin[]
/** Field names, values and boundaries around the file. */
const ENVELOPE_BYTES = 16 * 1024

type Parts = ReturnType<FastifyRequest['parts']>

/** The file's bytes, then a look at the rest: a body that breaks off after the file is an interrupted upload too. */
async function* bytesOf(file: MultipartFile, parts: Parts): AsyncGenerator<Uint8Array> {
  yield* file.file
  for (;;) {
    const { done } = await parts.next()
    if (done) return
  }
}

const tooLarge = (request: FastifyRequest): boolean =>
  Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES + ENVELOPE_BYTES

async function receive(context: HostContext, caller: Caller, request: FastifyRequest): Promise<FileRef | Refusal> {
  const parts = request.parts()
  const fields: Partial<Record<string, string>> = {}
  for (;;) {
    const { value: part, done } = await parts.next()
    if (done) return refuse('BAD_INPUT', 'file')
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value)
      continue
    }
    const { origin, name } = fields
    if (part.fieldname !== 'file') return refuse('BAD_INPUT', 'file')
    if (!origin || !ORIGINS.includes(origin)) return refuse('BAD_INPUT', 'origin')
    const source = bytesOf(part, parts)
    return storeFile(context.ports, caller, { name: name ?? part.filename, origin: origin as FileOrigin, source })
  }
}

/** `POST /files`: fields `origin` (and, where the file's own name says nothing, `name`), then `file`. */
export async function uploadRoute(server: FastifyInstance, context: HostContext): Promise<void> {
  await server.register(multipart, {
    limits: { fieldNameSize: 40, fieldSize: 1000, fields: 4, files: 1, parts: 5, fileSize: Number.POSITIVE_INFINITY },
  })
  server.post('/files', async (request, reply) => {
    const caller = await callerOf(context, request)
    if (!caller) return answer(request, reply, refuse('NOT_SIGNED_IN'))
    if (!request.isMultipart()) return answer(request, reply, refuse('BAD_INPUT', 'multipart'))
    if (tooLarge(request)) return answer(request, reply, refuse('FILE_TOO_LARGE'))
    const result = await receive(context, caller, request)
    context.metrics.upload('ok' in result ? result.code : 'OK')
    return answer(request, reply, result)
  })
}
