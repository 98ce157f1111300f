/** What CloudBase's HTTP access gives a function. */
export interface HttpEvent {
  path: string
  httpMethod: string
  headers?: Record<string, string | undefined>
  queryStringParameters?: Record<string, string | undefined>
  body?: string
  isBase64Encoded?: boolean
}

/** What `wx.cloud.callFunction` gives: the caller's data beside what WeChat says of the caller. */
export interface PhoneEvent {
  path?: unknown
  data?: unknown
  userInfo: { openId: string }
}

/** What HTTP access makes a response of. */
export interface HttpAnswer {
  statusCode: number
  headers: Record<string, string>
  body: string
  isBase64Encoded: boolean
}

/**
 * The openid that WeChat vouches for, or null. It comes by two ways that a caller cannot both write: WeChat overwrites
 * `userInfo` in the event, and the environment is the platform's. An instance that served the phone before may still
 * have an openid in its environment when the desk calls.
 */
export function openidOf(event: unknown): string | null {
  const given = (event as Partial<PhoneEvent> | null)?.userInfo?.openId
  return typeof given === 'string' && given !== '' && given === process.env.WX_OPENID ? given : null
}

export const isHttp = (event: unknown): event is HttpEvent => {
  const { path, httpMethod } = (event ?? {}) as Partial<HttpEvent>
  return typeof path === 'string' && typeof httpMethod === 'string'
}
