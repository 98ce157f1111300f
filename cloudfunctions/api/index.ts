import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { cloudLog } from '../../server/cloudbase/log'
import { openCloud, openReadyCloud } from '../../server/cloudbase/openCloud'
import { envelopeOf } from '../../server/http/answers'
import { newId } from '../../server/newId'
import { dispatch } from '../../server/operations/dispatch'
import { isFault, refusalOf } from '../../server/refusalOf'
import { BODY_LIMIT, type Call, callerOf } from './call'
import { isHttp, openidOf, type PhoneEvent } from './event'
import { callOfHttp, inHttp } from './http'
import { answerBeside, type Result } from './routes'

/** The length of `data` as text; null when it is nested too deeply to become one. */
function lengthOf(data: unknown): number | null {
  try {
    return Buffer.byteLength(JSON.stringify(data ?? null))
  } catch {
    return null
  }
}

function callOfPhone({ path, data }: PhoneEvent, openid: string): Call | Refusal {
  if (typeof path !== 'string') return refuse('BAD_INPUT', 'path')
  const length = lengthOf(data)
  if (length === null) return refuse('BAD_INPUT', 'data')
  if (length > BODY_LIMIT) return refuse('REQUEST_TOO_LARGE')
  return { method: 'POST', path, body: data, address: openid, openid, token: null }
}

/** Calls of the contract go straight to their operations, the rest to what stands beside it. */
async function answer(call: Call): Promise<Result> {
  // Links, health and the way to the desk know no shape of a document.
  const cloud = call.method === 'POST' ? await openReadyCloud() : openCloud()
  const { ports, reference } = cloud.app
  if (call.method === 'POST' && call.path === '/api')
    return { envelope: await dispatch(ports, reference, await callerOf(cloud, call), call.body) }
  return answerBeside(cloud, call)
}

/** Never throws, and tells nobody what went wrong inside. */
async function answered(call: Call | Refusal): Promise<Result> {
  if (isRefusal(call)) return { envelope: envelopeOf(call, newId()) }
  try {
    return await answer(call)
  } catch (error) {
    const requestId = newId()
    const refusal = refusalOf(error)
    const path = call.path.slice(0, 40)
    if (isFault(refusal)) cloudLog.error({ requestId, path, err: error }, 'a request failed')
    else cloudLog.info({ requestId, path, code: refusal.code }, 'refused')
    return { envelope: envelopeOf(refusal, requestId) }
  }
}

/**
 * Calls of the phone and of the desk: from the phone an envelope is answered, to HTTP access a response. Timers and
 * whatever else comes are refused.
 */
export async function main(event: unknown): Promise<object> {
  const openid = openidOf(event)
  if (openid !== null) {
    const result = await answered(callOfPhone(event as PhoneEvent, openid))
    return 'envelope' in result ? result.envelope : envelopeOf(refuse('NOT_FOUND'), newId())
  }
  if (isHttp(event)) return inHttp(await answered(callOfHttp(event)))
  return envelopeOf(refuse('NOT_SIGNED_IN'), newId())
}
