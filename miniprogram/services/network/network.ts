import { SENTENCES } from '../../../domain/refusal'
import { ApiError } from '../apiError'

/** What the server says. A refusal is an answer; no answer is thrown as OFFLINE. */
export type Raw =
  | { ok: true; output: unknown }
  | { ok: false; code: string; message: string; detail?: string; requestId: string }

/** Takes an answer as it came in; what is none is INTERNAL. */
export const readable = (data: unknown): Raw => {
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

export interface Sending {
  answer: Promise<Raw>
  /** Gives up; `answer` then rejects as OFFLINE. */
  abort: () => void
}

/** What may be said of a file that is sent. */
export interface FileFields {
  origin: string
  name: string
}

/** The way to the system: a host of one's own, or WeChat's cloud. */
export interface Network {
  /** Posts `data`, or only asks when there is none. */
  exchange(path: string, data?: object): Promise<Raw>
  /** Sends the file at a temporary path. `onProgress` hears whole percents. */
  sendFile(filePath: string, fields: FileFields, onProgress: (percent: number) => void): Sending
}
