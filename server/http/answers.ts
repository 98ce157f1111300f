import { own } from '../../domain/own'
import { type Code, isRefusal, type Refusal, sentenceFor } from '../../domain/refusal'

/** What every route answers, in both editions (docs/guides/http.md). */
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
  SIGN_IN_BUSY: 429,
  WORKBOOKS_BUSY: 429,
  UPLOAD_QUOTA: 429,
  TOO_MANY_UPLOADS: 429,
  INTERNAL: 500,
  STORAGE_FAULT: 503,
  UPGRADING: 503,
  NO_SPACE: 507,
} satisfies Partial<Record<Code, number>>

/** The HTTP status that belongs to an answer. */
export const statusOf = (answer: Envelope): number => (answer.ok ? 200 : (own(STATUS, answer.code) ?? 200))

/** An output as it is sent, or a refusal with its sentence and the request's id. */
export function envelopeOf(result: object | Refusal, requestId: string): Envelope {
  if (!isRefusal(result)) return { ok: true, output: result }
  const { code, detail } = result
  return { ok: false, code, message: sentenceFor(result), ...(detail !== undefined && { detail }), requestId }
}
