import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { own } from '../../../domain/own'
import { GatewayError } from '../errors'

/*
 * The SDK's own variant of TC3-HMAC-SHA256 (@cloudbase/signature-nodejs, signer.js): headers and the fields of the body
 * are sorted and lower-cased by name; a field's value is its text or its JSON; empty fields are left out.
 */

export interface KeyPair {
  secretId: string
  secretKey: string
}

export interface Signed {
  method: string
  /** With the query, as it stands in the request line. */
  url: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** A field of a form that is no text is given as its bytes. */
  fields: Readonly<Record<string, unknown>>
}

const ALGORITHM = 'TC3-HMAC-SHA256'
const SERVICE = 'tcb'
/** How far the clocks may be apart, and how old a request may be, in seconds. */
const LIFE_S = 600

const refused = (message: string) => new GatewayError('SIGN_PARAM_INVALID', `the signature is refused: ${message}`)

/** Throws SIGN_PARAM_INVALID unless the holder of the key signed just this request, within ten minutes of `now` if given. */
export function checkSignature(request: Signed, { secretId, secretKey }: KeyPair, now?: number): void {
  const authorization = String(request.headers.authorization ?? '')
  const parts =
    /^TC3-HMAC-SHA256 Credential=([^/,]+)\/([^/,]+)\/tcb\/tc3_request,.* SignedHeaders=([^,]*), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    )
  if (!parts) throw refused(`Authorization must begin with ${ALGORITHM} and name credential, headers and signature`)
  const [, id, date, signedHeaders, signature] = parts as unknown as [string, string, string, string, string]
  if (id !== secretId) throw refused('the secret id is not known here')
  const timestamp = Number(request.headers['x-timestamp'])
  if (now !== undefined && !(Math.abs(now / 1000 - timestamp) <= LIFE_S))
    throw refused(`X-Timestamp is more than ${LIFE_S} s away from now`)
  const names = signedHeaders.split(';')
  if (!names.includes('host') || !names.includes('content-type')) throw refused('host and content-type must be signed')
  const scope = `${date}/${SERVICE}/tc3_request`
  const text = [ALGORITHM, timestamp, scope, sha256(canonical(request, names))].join('\n')
  const key = hmac('tc3_request', hmac(SERVICE, hmac(date, `TC3${secretKey}`)))
  if (!timingSafeEqual(hmac(text, key), Buffer.from(signature, 'hex'))) {
    throw refused('it is not that of this request with this key')
  }
}

function canonical({ method, url, headers, fields }: Signed, names: readonly string[]): string {
  const [path, query = ''] = url.split('?', 2)
  const lines = names.map((name) => `${name}:${headerOf(headers, name)}`)
  const address = `//${headers.host}${path}`
  return [method.toLowerCase(), address, query, `${lines.join('\n')}\n`, names.join(';'), hashOf(fields)].join('\n')
}

function headerOf(headers: Signed['headers'], name: string): string {
  const value = String(own(headers, name) ?? '')
  // the boundary is chosen after signing
  return name === 'content-type' && value.startsWith('multipart/form-data')
    ? 'multipart/form-data'
    : value.trim().toLowerCase()
}

function hashOf(fields: Signed['fields']): string {
  const texts = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [encodeName(key.toLowerCase().trim()), textOf(value)] as const)
    .sort(([a], [b]) => a.localeCompare(b))
  const hash = createHash('sha256')
  for (const [key, value] of texts) if (value.length > 0) hash.update(`&${key}=`).update(value).update('\r\n')
  return hash.digest('hex')
}

const encodeName = (name: string): string =>
  encodeURIComponent(name).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

const textOf = (value: unknown): string | Buffer => {
  if (Buffer.isBuffer(value)) return value
  return (typeof value === 'string' ? value : JSON.stringify(value)).trim()
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (text: string, key: string | Buffer): Buffer => createHmac('sha256', key).update(text).digest()
