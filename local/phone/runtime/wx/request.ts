import { type Callbacks, listeners, settle } from './api'

type Options = WechatMiniprogram.RequestOption & Callbacks
const DEFAULT_TIMEOUT_MS = 60_000

/** Header names as given; WeChat's default is JSON. */
function requestHeaders(options: Options): Headers {
  const headers = new Headers(options.header as Record<string, string>)
  if (options.method && options.method !== 'GET' && !headers.has('content-type')) {
    headers.set('content-type', 'application/json')
  }
  return headers
}

function pairs(data: unknown): [string, string][] {
  return Object.entries((data ?? {}) as object).map(([key, value]) => [
    key,
    value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value),
  ])
}

/** For GET an object becomes the query; else it is written as the content type says. */
function target(options: Options, headers: Headers): { url: URL; body: BodyInit | undefined } {
  const url = new URL(options.url, location.origin)
  const { data, method = 'GET' } = options
  if (data === undefined || method === 'GET') {
    if (data && typeof data === 'object') for (const [key, value] of pairs(data)) url.searchParams.append(key, value)
    return { url, body: undefined }
  }
  if (typeof data === 'string' || data instanceof ArrayBuffer) return { url, body: data }
  const form = headers.get('content-type')?.includes('x-www-form-urlencoded')
  return { url, body: form ? new URLSearchParams(pairs(data)).toString() : JSON.stringify(data) }
}

async function readBody(response: Response, { dataType = 'json', responseType }: Options): Promise<unknown> {
  if (responseType === 'arraybuffer') return response.arrayBuffer()
  const text = await response.text()
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    // WeChat hands over the text when it is no JSON.
    return text
  }
}

/** What WeChat sends; there is no PATCH. */
const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'])

async function send(options: Options, signal: AbortSignal, onHeaders: (header: object) => void) {
  const headers = requestHeaders(options)
  const { url, body } = target(options, headers)
  const method = options.method ?? 'GET'
  if (!METHODS.has(method)) throw new Error(`invalid request method ${method}`)
  const response = await fetch(url, { method, headers, signal, ...(body !== undefined && { body }) })
  const header = Object.fromEntries(response.headers)
  onHeaders({ header, statusCode: response.status })
  return { data: await readBody(response, options), statusCode: response.status, header, cookies: [] }
}

/** Reasons as WeChat words them, which services tell apart: "abort", "timeout", or a network failure. */
const failure = (error: unknown, signal: AbortSignal): Error => {
  if (!signal.aborted) return new Error(error instanceof Error ? error.message : String(error))
  return new Error(signal.reason === 'timeout' ? 'timeout' : 'abort')
}

/** wx.request, on fetch. As in WeChat it returns a task and no promise; relative addresses mean the host that serves the preview. */
export const request = {
  request(options: Options) {
    const control = new AbortController()
    const headers = listeners<object>()
    const timer = setTimeout(() => control.abort('timeout'), options.timeout ?? DEFAULT_TIMEOUT_MS)
    const work = send(options, control.signal, headers.emit)
      .catch((error) => {
        throw failure(error, control.signal)
      })
      .finally(() => clearTimeout(timer))
    settle('request', options, work).catch(() => undefined)
    return {
      abort: () => control.abort('abort'),
      onHeadersReceived: headers.on,
      offHeadersReceived: headers.off,
    }
  },
}
