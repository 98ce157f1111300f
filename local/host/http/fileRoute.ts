import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { FILE_TYPES } from '../../../domain/evidence/file'
import { isRefusal, refuse } from '../../../domain/refusal'
import { openTicket } from '../../../server/operations/evidence/tickets'
import { directoryFor } from '../../../server/operations/people/directoryExport'
import { directoryRows, XLSX } from '../../../server/operations/people/directoryWorkbook'
import { FilesError } from '../../../server/ports'
import { answer } from './answers'
import type { HostContext } from './context'
import { rangeOf } from './range'

/** Shown by the browser itself, where it is a type that uploads may have; everything else is saved. */
const SHOWN = /^(image|video|audio)\/|^application\/pdf$/
const isShown = (type: string): boolean => SHOWN.test(type) && Object.hasOwn(FILE_TYPES, type)

const disposition = (name: string, type: string, download: boolean): string =>
  `${download || !isShown(type) ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name)}`

type Headed = { name: string; type: string; download: boolean }

/** Bytes of an upload are never run as a page, whatever they say they are. */
const head = (reply: FastifyReply, { name, type, download }: Headed): FastifyReply =>
  reply
    .type(type)
    .header('content-disposition', disposition(name, type, download))
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
    .header('cache-control', 'private, max-age=600')

/** Sent and thrown away, what is only asked for its head would cost as much as the whole. */
async function bytesFor({ method }: FastifyRequest, read: () => Promise<AsyncIterable<Uint8Array>>): Promise<Readable> {
  return Readable.from(method === 'HEAD' ? [] : await read())
}

async function sendStored(
  { ports: { files } }: HostContext,
  request: FastifyRequest,
  reply: FastifyReply,
  file: Headed & { sha256: string },
): Promise<FastifyReply> {
  const size = await files.size(file.sha256)
  if (size === null) throw new FilesError('NOT_FOUND', file.sha256)
  head(reply, file).header('accept-ranges', 'bytes')
  const part = rangeOf(request.headers.range, size)
  if (part === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send('')
  if (part === 'whole')
    return reply.header('content-length', size).send(await bytesFor(request, () => files.read(file.sha256)))
  return reply
    .code(206)
    .header('content-range', `bytes ${part.start}-${part.end}/${size}`)
    .header('content-length', part.end - part.start + 1)
    .send(await bytesFor(request, () => files.read(file.sha256, part)))
}

async function sendDirectory(
  { ports, reference }: HostContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { name, personId }: { name: string; personId: string },
): Promise<FastifyReply> {
  const directory = await directoryFor(personId, reference)
  if (!directory) return answer(request, reply, refuse('NOT_FOUND'))
  const workbook = await ports.workbooks.write(directoryRows(directory))
  if (isRefusal(workbook)) return answer(request, reply, workbook)
  return head(reply, { name, type: XLSX, download: true }).send(workbook)
}

type Asked = FastifyRequest<{ Params: { ticket: string }; Querystring: { download?: string } }>

/** `GET /f/TICKET`: what a temporary link opens. NOT_FOUND once it has expired. */
export function fileRoute(server: FastifyInstance, context: HostContext): void {
  const { ports } = context
  server.get('/f/:ticket', async (request: Asked, reply) => {
    const opened = openTicket(ports.linkSecret, request.params.ticket, ports.clock.now())
    if (!opened) return answer(request, reply, refuse('NOT_FOUND'))
    if (opened.kind === 'directory') return sendDirectory(context, request, reply, opened)
    const download = request.query.download !== undefined
    return sendStored(context, request, reply, { ...opened, download })
  })
}
