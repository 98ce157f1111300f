/**
 * What went wrong, told from codes and messages: the same trouble has had different codes over the SDK's and the
 * gateway's versions (for a taken key both DATABASE_REQUEST_FAILED and DATABASE_DUPLICATE_WRITE).
 */
export type Fault = 'conflict' | 'duplicate' | 'no-collection' | 'transient' | 'other'

const CONFLICT_CODES = new Set(['DATABASE_TRANSACTION_CONFLICT', 'DATABASE_TRANSACTION_FAIL'])
/** A transaction that the server no longer knows has written nothing: it was aborted, or 30 seconds were over. */
const CONFLICT = /TransactionConflict|TransactionNotExist|write ?conflict/i
const DUPLICATE = /E11000|duplicate key|DuplicateWrite/i
const NO_COLLECTION = /(Table|Collection) not exist/i

const TRANSIENT_CODES = new Set([
  'EXCEED_REQUEST_LIMIT',
  'EXCEED_CONCURRENT_REQUEST_LIMIT',
  'SYS_ERR',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
])

const isTransient = (error: unknown, code: string): boolean =>
  TRANSIENT_CODES.has(code) ||
  /^(429|5\d\d)$/.test(code) ||
  // A proxy's page where JSON belongs: the SDK parses before it looks at the status.
  error instanceof SyntaxError

export function faultOf(error: unknown): Fault {
  const { code = '', message = '' } = (error ?? {}) as { code?: string | number; message?: string }
  const name = String(code)
  if (CONFLICT_CODES.has(name) || CONFLICT.test(message)) return 'conflict'
  if (name === 'DATABASE_DUPLICATE_WRITE' || DUPLICATE.test(message)) return 'duplicate'
  if (name === 'DATABASE_COLLECTION_NOT_EXIST' || NO_COLLECTION.test(message)) return 'no-collection'
  return isTransient(error, name) ? 'transient' : 'other'
}
