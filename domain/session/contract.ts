import type { Instant } from '../clock/time'
import { command, object, query } from '../contract/schema'

/** A desk that asks to be logged in, as the phone shows it before anyone confirms. */
export interface DeskAsking {
  /** `Edge(Windows)` */
  browser: string
  /** Network address, as the server saw it. */
  address: string
  at: Instant
}

/** The id in the desk's QR. */
const scan = { type: 'string', minLength: 16, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' } as const

export const sessionOperations = {
  /** Which desk asks. SCAN_UNKNOWN, SCAN_EXPIRED after two minutes, SCAN_USED, SCAN_REFUSED. */
  'session.scan': query('anyone', object({ scan }, ['scan'])),
  /** Signs that desk in as the caller, or refuses it. The same refusals; a scan is answered once. */
  'session.confirmScan': command('anyone', object({ scan, accept: { type: 'boolean' } }, ['scan', 'accept'])),
  /**
   * A one-time code that the desk shows as a QR, for the caller's own phone to scan. It binds a phone and does nothing
   * else; valid five minutes. A code that was open before is worth nothing any more.
   */
  'session.phoneCode': command('anyone', object({}, [])),
} as const
