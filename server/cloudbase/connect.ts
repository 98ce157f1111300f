import cloudbase from '@cloudbase/node-sdk'

export type Cloud = ReturnType<typeof cloudbase.init>
export type CloudDatabase = ReturnType<Cloud['database']>

export interface ConnectOptions {
  /** Id of the environment; inside a function its own. */
  env?: string
  /** Where the environment answers; inside a function the SDK knows. */
  url?: string
  /** Inside a function the SDK finds a key pair of its own. */
  secretId?: string
  secretKey?: string
  /** How long one request may take. */
  timeoutMs?: number
}

/** Longer than the slowest list, short enough that a second try fits into the function's own time. */
const TIMEOUT_MS = 6000

/** The real SDK, not yet asked anything. */
export function connect({ env, url, secretId, secretKey, timeoutMs = TIMEOUT_MS }: ConnectOptions = {}): Cloud {
  // Else the SDK writes a line for each request above three seconds, from timers that outlive a failed request.
  process.env.SILENCE = 'true'
  return cloudbase.init({
    env: env ?? (cloudbase.SYMBOL_CURRENT_ENV as unknown as string),
    timeout: timeoutMs,
    keepalive: true,
    ...(url !== undefined && { serviceUrl: url }),
    ...(secretId !== undefined && { secretId, secretKey }),
  })
}
