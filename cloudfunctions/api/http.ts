import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { statusOf } from '../../server/http/answers'
import { BODY_LIMIT, type Call, tokenIn } from './call'
import type { HttpAnswer, HttpEvent } from './event'
import type { Result } from './routes'

const JSON_TYPE = /^application\/json\s*(;|$)/i

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

/** A call as HTTP access gives it. */
export function callOfHttp(event: HttpEvent): Call | Refusal {
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

/** Nothing that a function answers is a page. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

/** A result as HTTP access takes it. */
export const inHttp = (result: Result): HttpAnswer => {
  if ('http' in result) return { ...result.http, headers: { ...HEADERS, ...result.http.headers } }
  const headers = { ...HEADERS, 'content-type': 'application/json; charset=utf-8' }
  const { envelope } = result
  return { statusCode: statusOf(envelope), headers, body: JSON.stringify(envelope), isBase64Encoded: false }
}
