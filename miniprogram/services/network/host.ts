import { offline } from '../apiError'
import { HOST, TIMEOUT } from '../config'
import { token } from '../token'
import { type FileFields, type Network, type Raw, readable, type Sending } from './network'

const headers = (): Record<string, string> => {
  const bearer = token()
  return { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) }
}

const exchange = (path: string, data?: object): Promise<Raw> =>
  new Promise<unknown>((resolve, reject) => {
    wx.request({
      url: HOST + path,
      method: data ? 'POST' : 'GET',
      data,
      header: headers(),
      timeout: TIMEOUT,
      success: ({ data }) => resolve(data),
      fail: () => reject(offline()),
    })
  }).then(readable)

const sendFile = (filePath: string, fields: FileFields, onProgress: (percent: number) => void): Sending => {
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
  return { answer: answered.then(readable), abort: () => abort() }
}

/** Over HTTP, with a bearer token (docs/guides/http.md). */
export const host: Network = { exchange, sendFile }
