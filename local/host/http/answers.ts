import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Code, isRefusal, type Refusal, SENTENCES } from '../../../domain/refusal'

/** What every route answers (docs/guides/http.md). */
export type Envelope =
  | { ok: true; output: unknown }
  | { ok: false; code: string; message: string; detail?: string; requestId: string }

/** Refusals whose kind a client or a proxy must tell without reading them; all others are ordinary answers. */
const STATUS: Partial<Record<string, number>> = {
  NOT_SIGNED_IN: 401,
  NO_RIGHT: 403,
  NOT_FOUND: 404,
  FILE_TOO_LARGE: 413,
  REQUEST_TOO_LARGE: 413,
  TOO_MANY_ATTEMPTS: 429,
  INTERNAL: 500,
} satisfies Partial<Record<Code, number>>

/** Sends an envelope with the status that belongs to it. */
export const send = (reply: FastifyReply, answer: Envelope): FastifyReply =>
  reply
    .code(answer.ok ? 200 : (STATUS[answer.code] ?? 200))
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(answer))

/** Sends an output, or a refusal with its sentence and the request's id. */
export function answer(request: FastifyRequest, reply: FastifyReply, result: object | Refusal): FastifyReply {
  if (!isRefusal(result)) return send(reply, { ok: true, output: result })
  const { code, detail } = result
  request.log.info({ requestId: request.id, route: request.routeOptions.url, code }, 'refused')
  const message = SENTENCES[code]
  return send(reply, { ok: false, code, message, ...(detail !== undefined && { detail }), requestId: request.id })
}
