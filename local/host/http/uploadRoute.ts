import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type FileOrigin, type FileRef, MAX_FILE_BYTES } from '../../../domain/evidence/file'
import { type Refusal, Refused, refuse } from '../../../domain/refusal'
import type { Caller } from '../../../server/caller'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { answer } from './answers'
import { callerOf, type HostContext } from './context'
import { UploadSlots } from './uploadSlots'

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

/** The next part. What the parser finds wrong is the sender's: limits have a code of their own, all else is no form. */
async function nextPart(parts: Parts): Promise<Awaited<ReturnType<Parts['next']>>> {
  try {
    return await parts.next()
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error
    throw new Refused(refuse('BAD_INPUT', 'multipart'))
  }
}

async function receive(context: HostContext, caller: Caller, request: FastifyRequest): Promise<FileRef | Refusal> {
  const parts = request.parts()
  const fields = new Map<string, string>()
  for (;;) {
    const { value: part, done } = await nextPart(parts)
    if (done) return refuse('BAD_INPUT', 'file')
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value))
      continue
    }
    const origin = fields.get('origin')
    if (part.fieldname !== 'file') return refuse('BAD_INPUT', 'file')
    if (!origin || !ORIGINS.includes(origin)) return refuse('BAD_INPUT', 'origin')
    const name = fields.get('name') ?? part.filename ?? ''
    return storeFile(context.ports, caller, { name, origin: origin as FileOrigin, source: bytesOf(part, parts) })
  }
}

/** As `receive`, with what the parser refused as a value. */
async function received(context: HostContext, caller: Caller, request: FastifyRequest): Promise<FileRef | Refusal> {
  try {
    return await receive(context, caller, request)
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** `POST /files`: fields `origin` (and, where the file's own name says nothing, `name`), then `file`. */
export async function uploadRoute(server: FastifyInstance, context: HostContext): Promise<void> {
  const slots = new UploadSlots()
  await server.register(multipart, {
    limits: { fieldNameSize: 40, fieldSize: 1000, fields: 4, files: 1, parts: 5, fileSize: Number.POSITIVE_INFINITY },
  })
  server.post('/files', { config: { longBody: true } }, async (request, reply) => {
    const caller = await callerOf(context, request)
    if (!caller) return answer(request, reply, refuse('NOT_SIGNED_IN'))
    if (!request.isMultipart()) return answer(request, reply, refuse('BAD_INPUT', 'multipart'))
    if (tooLarge(request)) return answer(request, reply, refuse('FILE_TOO_LARGE'))
    const result =
      (await slots.within(caller.personId, () => received(context, caller, request))) ?? refuse('TOO_MANY_UPLOADS')
    context.metrics.upload('ok' in result ? result.code : 'OK')
    return answer(request, reply, result)
  })
}
