import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { type Code, refuse } from '../../../domain/refusal'
import { envelopeOf } from '../../../server/http/answers'
import { newId } from '../../../server/newId'

/** What Node's parser could not read as a request: status and code. */
const KNOWN: ReadonlyMap<string, readonly [status: number, code: Code]> = new Map([
  ['HPE_HEADER_OVERFLOW', [431, 'REQUEST_TOO_LARGE']],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', [413, 'REQUEST_TOO_LARGE']],
  ['ERR_HTTP_REQUEST_TIMEOUT', [408, 'UPLOAD_INTERRUPTED']],
])

/** Answers what is no request, and ends the connection: nothing that follows could be told apart. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const [status, code] = KNOWN.get(error.code ?? '') ?? [400, 'BAD_INPUT']
  const body = JSON.stringify(envelopeOf(refuse(code), newId()))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}
