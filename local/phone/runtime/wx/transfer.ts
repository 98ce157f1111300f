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

/** Runs a request that can be aborted: its end, and WeChat's task of it. */
function open<R>(run: (running: Running) => Promise<R>) {
  const xhr = new XMLHttpRequest()
  const control = new AbortController()
  const progress = listeners<Progress>()
  const headers = listeners<object>()
  xhr.addEventListener('readystatechange', () => {
    if (xhr.readyState === XMLHttpRequest.HEADERS_RECEIVED) headers.emit({ header: responseHeaders(xhr) })
  })
  const done = run({ xhr, signal: control.signal, progress: progress.emit })
  const task = {
    abort: () => control.abort(),
    onProgressUpdate: progress.on,
    offProgressUpdate: progress.off,
    onHeadersReceived: headers.on,
    offHeadersReceived: headers.off,
  }
  return { done, task }
}

/** As WeChat has it: the outcome goes to callbacks, and what is returned is the task. */
function start<R>(name: string, options: Callbacks, run: (running: Running) => Promise<R>) {
  const { done, task } = open(run)
  settle(name, options, done).catch(() => undefined)
  return task
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
function sent({ xhr, signal }: Running, body?: XMLHttpRequestBodyInit): Promise<void> {
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

const upload =
  (options: UploadOptions) =>
  async (running: Running): Promise<{ data: string; statusCode: number }> => {
    const { xhr, progress } = running
    prepare(xhr, 'POST', options)
    const form = new FormData()
    for (const [key, value] of Object.entries(options.formData ?? {})) form.append(key, String(value))
    form.append(options.name, await readBlob(options.filePath), options.filePath.split('/').at(-1))
    xhr.upload.addEventListener('progress', (event) => {
      const { loaded: totalBytesSent, total: totalBytesExpectedToSend } = event
      progress({ progress: percent(event), totalBytesSent, totalBytesExpectedToSend })
    })
    await sent(running, form)
    return { data: xhr.responseText, statusCode: xhr.status }
  }

/** A multipart upload under way, for what is built upon one. */
export const openUpload = (options: UploadOptions) => open(upload(options))

/** wx.uploadFile and wx.downloadFile, on XMLHttpRequest because fetch tells no progress of what it sends. */
export const transfer = {
  uploadFile: (options: UploadOptions) => start('uploadFile', options, upload(options)),
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
      await sent(running)
      return { tempFilePath: await addTemporary(xhr.response as Blob), statusCode: xhr.status }
    }),
}
