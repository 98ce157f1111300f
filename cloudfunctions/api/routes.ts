import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { CloudApp } from '../../server/cloudbase/openCloud'
import { type Envelope, envelopeOf } from '../../server/http/answers'
import { sessionRoutes } from '../../server/http/sessionRoutes'
import { type Call, callerOf } from './call'
import type { HttpAnswer } from './event'
import { answerTicket, redirect } from './ticket'
import { beginUpload, finishUpload } from './uploads'

/** What a call comes to: an answer of the application, or for links what HTTP itself carries. */
export type Result = { envelope: Envelope } | { http: HttpAnswer }

const TICKET = /^\/f\/([\w.-]+)$/

const HEALTHY: HttpAnswer = {
  statusCode: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ ok: true }),
  isBase64Encoded: false,
}

async function answerFiles(cloud: CloudApp, call: Call): Promise<object | Refusal> {
  const caller = await callerOf(cloud, call)
  if (!caller) return refuse('NOT_SIGNED_IN')
  return call.path === '/files/begin' ? beginUpload(cloud, caller, call.body) : finishUpload(cloud, caller, call.body)
}

async function answerPost(cloud: CloudApp, call: Call): Promise<object | Refusal> {
  const { body, address, openid, userAgent } = call
  const knocked = sessionRoutes.find(({ path }) => path === call.path)
  const visitor = { address, ...(openid !== null && { openid }), ...(userAgent !== undefined && { userAgent }) }
  if (knocked) return knocked.answer(cloud.lobby, body, visitor)
  if (call.path === '/files/begin' || call.path === '/files/finish') return answerFiles(cloud, call)
  return refuse('NOT_FOUND')
}

const sealed = ({ app }: CloudApp, { path }: Call, result: object | Refusal): Result => {
  const envelope = envelopeOf(result, app.ports.newId())
  if (!envelope.ok) app.ports.log.info({ requestId: envelope.requestId, path, code: envelope.code }, 'refused')
  return { envelope }
}

/** What stands beside the contract, by the paths of docs/guides/http.md: the same answers and checks as on one machine. */
export async function answerBeside(cloud: CloudApp, call: Call): Promise<Result> {
  const { method, path } = call
  if (method === 'POST') return sealed(cloud, call, await answerPost(cloud, call))
  if (path === '/health') return { http: HEALTHY }
  if (path === '/') return { http: redirect('/desk/') }
  const ticket = TICKET.exec(path)?.[1]
  const result = ticket === undefined ? refuse('NOT_FOUND') : await answerTicket(cloud, ticket)
  return isRefusal(result) ? sealed(cloud, { ...call, path: '/f' }, result) : { http: result }
}
