import type { Caller } from '../../server/caller'
import type { CloudApp } from '../../server/cloudbase/openCloud'

/** Bytes of what a call carries. */
export const BODY_LIMIT = 1024 * 1024

/** One call, from phone or desk alike. */
export interface Call {
  method: 'GET' | 'POST'
  path: string
  body: unknown
  /** Network address, or the openid: what attempts are counted by. */
  address: string
  /** Told by WeChat itself. */
  openid: string | null
  token: string | null
  /** Of a desk's browser. */
  userAgent?: string
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/

export const tokenIn = (authorization: string | undefined): string | null =>
  BEARER.exec(authorization ?? '')?.[1] ?? null

/** Who calls; null when nobody known. */
export async function callerOf({ app }: CloudApp, { token, openid }: Call): Promise<Caller | null> {
  if (openid !== null) return app.callerOfOpenid(openid)
  return token ? app.callerOf(token) : null
}
