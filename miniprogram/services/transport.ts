import type { OperationName } from '../../domain/contract'
import { SENTENCES } from '../../domain/refusal'
import { ApiError, offline } from './apiError'
import { HOST, TIMEOUT } from './config'
import { token } from './token'

/**
 * What the server says. This is the only file that touches the network: another edition, over
 * `wx.cloud.callFunction`, replaces it and keeps its functions. A refusal is an answer; no answer is thrown as OFFLINE.
 */
export type Raw =
  | { ok: true; output: unknown }
  | { ok: false; code: string; message: string; detail?: string; requestId: string }

const readable = (data: unknown): Raw => {
  const raw = typeof data === 'string' ? parse(data) : data
  if (typeof raw === 'object' && raw !== null && 'ok' in raw) return raw as Raw
  throw new ApiError('INTERNAL', SENTENCES.INTERNAL)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const headers = (): Record<string, string> => {
  const bearer = token()
  return { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) }
}

const request = (method: 'GET' | 'POST', path: string, data?: object): Promise<Raw> =>
  new Promise((resolve, reject) => {
    wx.request({
      url: HOST + path,
      method,
      data,
      header: headers(),
      timeout: TIMEOUT,
      success: (response) => {
        try {
          resolve(readable(response.data))
        } catch (error) {
          reject(error)
        }
      },
      fail: () => reject(offline()),
    })
  })

/** Calls one operation of the contract; `api.ts` knows the types. Commands need the key. */
export const call = (operation: OperationName, input: unknown, idempotencyKey?: string): Promise<Raw> =>
  request('POST', '/api', { operation, input, ...(idempotencyKey && { idempotencyKey }) })

/** What stands beside the contract: signing in, and the demonstration's cast and clock (docs/guides/http.md). */
export const post = (path: string, data: object): Promise<Raw> => request('POST', path, data)
export const get = (path: string): Promise<Raw> => request('GET', path)

export interface Sending {
  answer: Promise<Raw>
  /** Gives up; `answer` then rejects as OFFLINE. */
  abort: () => void
}

/** Sends the file at a temporary path. `onProgress` hears whole percents. */
export const sendFile = (
  filePath: string,
  fields: Record<string, string>,
  onProgress: (percent: number) => void,
): Sending => {
  let abort = () => {}
  const answer = new Promise<Raw>((resolve, reject) => {
    const task = wx.uploadFile({
      url: `${HOST}/files`,
      filePath,
      name: 'file',
      formData: fields,
      header: { authorization: `Bearer ${token()}` },
      success: (response) => {
        try {
          resolve(readable(response.data))
        } catch (error) {
          reject(error)
        }
      },
      fail: () => reject(offline()),
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
    abort = () => task.abort()
  })
  return { answer, abort }
}

/** In a browser, where the page came from. A mini-program's own paths begin with a slash too, so links must be whole. */
const origin = (): string => HOST || (globalThis as { location?: { origin: string } }).location?.origin || ''

/** The address at which a file or page of the host opens. */
export const addressOf = (path: string): string => (path.startsWith('/') ? origin() + path : path)
