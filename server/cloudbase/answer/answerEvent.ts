import { isRefusal, type Refusal, refuse } from '../../../domain/refusal'
import { envelopeOf, statusOf } from '../../http/answers'
import { newId } from '../../newId'
import { isFault, refusalOf } from '../../refusalOf'
import { cloudLog } from '../log'
import { openCloud } from '../openCloud'
import { type Call, tokenIn } from './call'
import { type HttpAnswer, type HttpEvent, isHttp, openidOf, type PhoneEvent } from './event'
import { type Result, route } from './route'

const BODY_LIMIT = 1024 * 1024
const JSON_TYPE = /^application\/json\s*(;|$)/i

/** Nothing that a function answers is a page. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

const lowerCased = (headers: HttpEvent['headers'] = {}): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function bodyOf({ body, isBase64Encoded }: HttpEvent, type: string): unknown | Refusal {
  if (typeof body !== 'string') return body === undefined || body === null ? undefined : refuse('BAD_INPUT', 'body')
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body
  if (Buffer.byteLength(text) > BODY_LIMIT) return refuse('REQUEST_TOO_LARGE')
  if (text === '') return undefined
  if (!JSON_TYPE.test(type)) return refuse('BAD_INPUT', 'content-type')
  try {
    return JSON.parse(text)
  } catch {
    return refuse('BAD_INPUT', 'body')
  }
}

/** HTTP access puts the caller's address into `x-real-ip`; the last in the chain is the platform's own word too. */
const addressIn = (headers: Record<string, string | undefined>): string =>
  headers['x-real-ip'] ?? headers['x-forwarded-for']?.split(',').at(-1)?.trim() ?? 'unknown'

function callOfHttp(event: HttpEvent): Call | Refusal {
  const headers = lowerCased(event.headers)
  const method = event.httpMethod.toUpperCase()
  if (method !== 'GET' && method !== 'POST') return refuse('NOT_FOUND')
  const body = method === 'POST' ? bodyOf(event, headers['content-type'] ?? '') : undefined
  if (isRefusal(body)) return body
  const token = tokenIn(headers.authorization)
  const userAgent = headers['user-agent']
  const said = userAgent !== undefined && { userAgent }
  return { method, path: event.path, body, address: addressIn(headers), openid: null, token, ...said }
}

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

/** Never throws, and tells nobody what went wrong inside. */
async function answered(call: Call | Refusal): Promise<Result> {
  if (isRefusal(call)) return { envelope: envelopeOf(call, newId()) }
  try {
    return await route(openCloud(), call)
  } catch (error) {
    const requestId = newId()
    const refusal = refusalOf(error)
    const path = call.path.slice(0, 40)
    if (isFault(refusal)) cloudLog.error({ requestId, path, err: error }, 'a request failed')
    else cloudLog.info({ requestId, path, code: refusal.code }, 'refused')
    return { envelope: envelopeOf(refusal, requestId) }
  }
}

const inHttp = (result: Result): HttpAnswer => {
  if ('http' in result) return { ...result.http, headers: { ...HEADERS, ...result.http.headers } }
  const headers = { ...HEADERS, 'content-type': 'application/json; charset=utf-8' }
  const { envelope } = result
  return { statusCode: statusOf(envelope), headers, body: JSON.stringify(envelope), isBase64Encoded: false }
}

/**
 * One event of the function `api`: from the phone an envelope is answered, to HTTP access a response. Timers and
 * whatever else comes are refused.
 */
export async function answerEvent(event: unknown): Promise<object> {
  const openid = openidOf(event)
  if (openid !== null) {
    const result = await answered(callOfPhone(event as PhoneEvent, openid))
    return 'envelope' in result ? result.envelope : envelopeOf(refuse('NOT_FOUND'), newId())
  }
  if (isHttp(event)) return inHttp(await answered(callOfHttp(event)))
  return envelopeOf(refuse('NOT_SIGNED_IN'), newId())
}
