import { type Callbacks, listeners, settle } from './api'
import { addTemporary, readBlob } from './file-store'

interface Progress {
  progress: number
  totalBytesSent?: number
  totalBytesExpectedToSend?: number
  totalBytesWritten?: number
  totalBytesExpectedToWrite?: number
}
type UploadOptions = WechatMiniprogram.UploadFileOption & Callbacks
type DownloadOptions = WechatMiniprogram.DownloadFileOption & Callbacks

interface Running {
  xhr: XMLHttpRequest
  signal: AbortSignal
  progress: (value: Progress) => void
}

/** Runs a request that can be aborted, and makes WeChat's task of it (no promise). */
function start<R>(name: string, options: Callbacks, run: (running: Running) => Promise<R>) {
  const xhr = new XMLHttpRequest()
  const control = new AbortController()
  const progress = listeners<Progress>()
  const headers = listeners<object>()
  xhr.addEventListener('readystatechange', () => {
    if (xhr.readyState === XMLHttpRequest.HEADERS_RECEIVED) headers.emit({ header: responseHeaders(xhr) })
  })
  const work = run({ xhr, signal: control.signal, progress: progress.emit })
  settle(name, options, work).catch(() => undefined)
  return {
    abort: () => control.abort(),
    onProgressUpdate: progress.on,
    offProgressUpdate: progress.off,
    onHeadersReceived: headers.on,
    offHeadersReceived: headers.off,
  }
}

const responseHeaders = (xhr: XMLHttpRequest) =>
  Object.fromEntries(
    xhr
      .getAllResponseHeaders()
      .split('\r\n')
      .filter(Boolean)
      .map((line) => line.split(/:\s*/, 2) as [string, string]),
  )

/** Sends, unless the task was aborted while its file was read. */
function done({ xhr, signal }: Running, body?: XMLHttpRequestBodyInit): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      xhr.abort()
      reject(new Error('abort'))
    }
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort)
    xhr.addEventListener('load', () => resolve())
    xhr.addEventListener('error', () => reject(new Error('network error')))
    xhr.addEventListener('timeout', () => reject(new Error('timeout')))
    xhr.send(body)
  })
}

function prepare(xhr: XMLHttpRequest, method: string, options: UploadOptions | DownloadOptions) {
  xhr.open(method, new URL(options.url, location.origin))
  if (options.timeout) xhr.timeout = options.timeout
  for (const [name, value] of Object.entries((options.header ?? {}) as Record<string, string>)) {
    // The browser writes the multipart boundary itself.
    if (name.toLowerCase() !== 'content-type') xhr.setRequestHeader(name, value)
  }
}

const percent = (event: ProgressEvent) => (event.total ? Math.round((event.loaded / event.total) * 100) : 0)

/** wx.uploadFile and wx.downloadFile, on XMLHttpRequest because fetch tells no progress of what it sends. */
export const transfer = {
  uploadFile: (options: UploadOptions) =>
    start('uploadFile', options, async (running) => {
      const { xhr, progress } = running
      prepare(xhr, 'POST', options)
      const form = new FormData()
      for (const [key, value] of Object.entries(options.formData ?? {})) form.append(key, String(value))
      form.append(options.name, await readBlob(options.filePath), options.filePath.split('/').at(-1))
      xhr.upload.addEventListener('progress', (event) => {
        const { loaded: totalBytesSent, total: totalBytesExpectedToSend } = event
        progress({ progress: percent(event), totalBytesSent, totalBytesExpectedToSend })
      })
      await done(running, form)
      return { data: xhr.responseText, statusCode: xhr.status }
    }),
  downloadFile: (options: DownloadOptions) =>
    start('downloadFile', options, async (running) => {
      const { xhr, progress } = running
      if (options.filePath) throw new Error('filePath is not emulated in the preview; use saveFile')
      prepare(xhr, 'GET', options)
      xhr.responseType = 'blob'
      xhr.addEventListener('progress', (event) => {
        const { loaded: totalBytesWritten, total: totalBytesExpectedToWrite } = event
        progress({ progress: percent(event), totalBytesWritten, totalBytesExpectedToWrite })
      })
      await done(running)
      return { tempFilePath: await addTemporary(xhr.response as Blob), statusCode: xhr.status }
    }),
}
