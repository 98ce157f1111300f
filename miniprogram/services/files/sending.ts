import { exchange, outputOf, readable } from '../api'
import { offline } from '../apiError'
import { CLOUD_ENV, HOST } from '../config'
import { newKey } from '../newKey'
import { token } from '../token'
import { weChatCloud } from '../weChatCloud'

interface Sending {
  /** What the server made of the file. Rejects with ApiError. */
  output: Promise<unknown>
  /** Gives up; `output` then rejects as OFFLINE. */
  abort: () => void
}

/** What may be said of a file that is sent. */
interface FileFields {
  origin: string
  name: string
}

type Progress = (percent: number) => void

const overHttp = (filePath: string, fields: FileFields, onProgress: Progress): Sending => {
  let abort = () => {}
  const answered = new Promise<unknown>((resolve, reject) => {
    const task = wx.uploadFile({
      url: `${HOST}/files`,
      filePath,
      name: 'file',
      formData: { ...fields },
      header: { authorization: `Bearer ${token()}` },
      success: ({ data }) => resolve(data),
      fail: () => reject(offline()),
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
    abort = () => task.abort()
  })
  return { output: answered.then((data) => outputOf(readable(data))), abort: () => abort() }
}

/** Where files lie until the function has taken and looked at them. */
const inboxPath = (): string => `inbox/${newKey()}`

const throughCloud = (filePath: string, fields: FileFields, onProgress: Progress): Sending => {
  let abort = () => {}
  const stored = new Promise<string>((resolve, reject) => {
    const task = weChatCloud().uploadFile({
      cloudPath: inboxPath(),
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: () => reject(offline()),
    }) as unknown as WechatMiniprogram.UploadTask
    task.onProgressUpdate(({ progress }) => onProgress(progress))
    abort = () => task.abort()
  })
  const finished = stored.then((fileID) => exchange('/files/finish', { fileID, ...fields }))
  return { output: finished.then(outputOf), abort: () => abort() }
}

/** Sends the file at a temporary path. `onProgress` hears whole percents. */
export const sendFile = CLOUD_ENV ? throughCloud : overHttp

/** In a browser, where the page came from. A mini-program's own paths begin with a slash too, so links must be whole. */
const origin = (): string => HOST || (globalThis as { location?: { origin: string } }).location?.origin || ''

/** The address at which a file or page of the host opens. */
export const addressOf = (path: string): string => (path.startsWith('/') ? origin() + path : path)
