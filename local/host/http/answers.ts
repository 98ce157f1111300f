import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../../domain/refusal'
import { type Envelope, envelopeOf, statusOf } from '../../../server/http/answers'

/** Sends an envelope with the status that belongs to it. */
export const send = (reply: FastifyReply, answer: Envelope): FastifyReply =>
  reply
    .code(statusOf(answer))
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(answer))

/** Sends an output, or a refusal with its sentence and the request's id. */
export function answer(request: FastifyRequest, reply: FastifyReply, result: object | Refusal): FastifyReply {
  const envelope = envelopeOf(result, request.id)
  if (!envelope.ok) {
    const { code } = envelope
    request.log.info({ requestId: request.id, route: request.routeOptions.url, code }, 'refused')
  }
  return send(reply, envelope)
}
