import { isUncertainCode, OFFLINE } from '../../../domain/refusal'
import { API } from './config'

/** What the interface answers in place of an output, or what stood in the way of an answer. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly detail?: string,
    readonly requestId?: string,
  ) {
    super(message)
  }

  /** False when nobody knows whether it was done, or it was not this time: then the same key must be sent again. */
  get definite(): boolean {
    return !isUncertainCode(this.code)
  }
}

export const OFFLINE_WORDS = '网络不通，请检查网络后重试。'
export const UNSENT_WORDS = '网络不通，填写的内容都在。请检查网络后重试。'
export const offline = () => new ApiError(OFFLINE, OFFLINE_WORDS)

/** Reads an answer's text; anything but the interface's own JSON counts as no answer. */
const readAnswer = <T>(text: string): T => {
  let answer:
    | { ok: true; output: T }
    | { ok: false; code: string; message: string; detail?: string; requestId?: string }
  try {
    answer = JSON.parse(text)
  } catch {
    throw offline()
  }
  if (answer.ok) return answer.output
  throw new ApiError(answer.code, answer.message, answer.detail, answer.requestId)
}

/** A path of the interface, or an address of the storage, as the browser asks for it. */
export const addressOf = (path: string): string => (path.startsWith('/') ? API + path : path)

const bearer = (token: string | null): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {})

const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
  let text: string
  try {
    const response = await fetch(addressOf(path), init)
    text = await response.text()
  } catch {
    throw offline()
  }
  return readAnswer<T>(text)
}

export const getJson = <T>(path: string): Promise<T> => ask<T>(path, {})

export const postJson = <T>(
  path: string,
  body: unknown,
  token: string | null = null,
  signal: AbortSignal | null = null,
): Promise<T> =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(token) },
    body: JSON.stringify(body),
    signal,
  })

/** One operation of the contract (docs/guides/http.md); commands carry their key, and only queries are ever broken off. */
export const call = (
  operation: string,
  input: unknown,
  { key, token, signal }: { key?: string | undefined; token: string | null; signal?: AbortSignal | undefined },
) => postJson<unknown>('/api', { operation, input, idempotencyKey: key }, token, signal ?? null)

export interface Sending {
  method: 'POST' | 'PUT'
  url: string
  headers: Record<string, string>
  body: FormData | Blob
  /** Hears the share that has been sent, 0 to 1, which fetch can't tell. */
  onProgress: (share: number) => void
  signal?: AbortSignal | undefined
}

/** Sends bytes and answers what came back. Throws ApiError: OFFLINE, or ABORTED after `signal`. */
export const sendBytes = ({ method, url, headers, body, onProgress, signal }: Sending): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onerror = () => reject(offline())
    request.onabort = () => reject(new ApiError('ABORTED', '已取消上传。'))
    request.onload = () => resolve(request.responseText)
    signal?.addEventListener('abort', () => request.abort())
    request.send(body)
  })

/** One file by multipart. */
export const postFile = async <T>(
  form: FormData,
  token: string | null,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> =>
  readAnswer<T>(
    await sendBytes({
      method: 'POST',
      url: addressOf('/files'),
      headers: bearer(token),
      body: form,
      onProgress,
      signal,
    }),
  )
