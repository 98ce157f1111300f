import { api, type Callbacks, settle } from './api'
import { openUpload } from './transfer'

/**
 * Stands in for WeChat's cloud: `callFunction` and `uploadFile` go to `/wx/call` and `/wx/upload` of the page's own host
 * (local/cloud), which hands them on with the identity that a phone would have.
 */
const OPENID = 'mp:openid'

/** This browser's own, made at its first use; another profile is another phone. */
function openid(): string {
  const known = localStorage.getItem(OPENID)
  if (known) return known
  const made = `standin-${crypto.randomUUID()}`
  localStorage.setItem(OPENID, made)
  return made
}

const identity = () => ({ 'x-standin-openid': openid() })

interface Call extends Callbacks {
  name: string
  data?: object
}

async function callFunction({ name, data = {} }: Call): Promise<{ result: unknown }> {
  const response = await fetch('/wx/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...identity() },
    body: JSON.stringify({ name, data }),
  })
  const answer = (await response.json()) as { result?: unknown; errMsg?: string }
  if (answer.errMsg !== undefined || !('result' in answer)) throw new Error(answer.errMsg ?? `HTTP ${response.status}`)
  return { result: answer.result }
}

interface UploadOptions extends Callbacks {
  cloudPath: string
  filePath: string
}

const uploadFile = (options: UploadOptions) => {
  const { cloudPath, filePath } = options
  const sending = openUpload({ url: '/wx/upload', name: 'file', filePath, formData: { cloudPath }, header: identity() })
  const work = sending.done.then(({ data }) => {
    const answer = JSON.parse(data) as { fileID?: string; errMsg?: string }
    if (answer.fileID === undefined) throw new Error(answer.errMsg ?? 'no fileID')
    return { fileID: answer.fileID, statusCode: 200 }
  })
  settle('cloud.uploadFile', options, work).catch(() => undefined)
  return sending.task
}

export const cloud = {
  cloud: {
    init: () => undefined,
    callFunction: api('cloud.callFunction', callFunction),
    uploadFile,
  },
}
