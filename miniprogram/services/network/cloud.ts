import { offline } from '../apiError'
import { CLOUD_ENV } from '../config'
import { newKey } from '../newKey'
import { type FileFields, type Network, type Raw, readable, type Sending } from './network'

let ready = false

const inCloud = () => {
  if (!ready) wx.cloud.init({ env: CLOUD_ENV })
  ready = true
  return wx.cloud
}

const exchange = (path: string, data?: object): Promise<Raw> =>
  inCloud()
    .callFunction({ name: 'api', data: { path, ...(data && { data }) } })
    .then(
      ({ result }) => readable(result),
      () => {
        throw offline()
      },
    )

/** Where files lie until the function has taken and looked at them. */
const inboxPath = (): string => `inbox/${newKey()}`

const sendFile = (filePath: string, fields: FileFields, onProgress: (percent: number) => void): Sending => {
  let abort = () => {}
  const stored = new Promise<string>((resolve, reject) => {
    const task = inCloud().uploadFile({
      cloudPath: inboxPath(),
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: () => reject(offline()),
    }) as unknown as WechatMiniprogram.UploadTask
    task.onProgressUpdate(({ progress }) => onProgress(progress))
    abort = () => task.abort()
  })
  return { answer: stored.then((fileID) => exchange('/files/finish', { fileID, ...fields })), abort: () => abort() }
}

/** Through WeChat's cloud, which itself says whose phone it is. */
export const cloud: Network = { exchange, sendFile }
