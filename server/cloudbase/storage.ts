import type { Cloud } from './connect'
import { repeatable } from './retry'

/** How long a link of the storage opens its object, in seconds. */
const LINK_SECONDS = 600

/** Objects of the environment's storage, named by their path. */
export interface Storage {
  /** The id that the SDK and the clients know an object by. */
  idOf(path: string): Promise<string>
  /** Where and with which words an object is put at `path`, by who has no key of the environment. */
  uploadTo(path: string): Promise<Upload>
  /** Where each object can be fetched for ten minutes; what is not there is left out. At most 50 at a time. */
  links(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  remove(fileId: string): Promise<void>
}

/** A place for one PUT, as the storage gives it. */
interface Upload {
  url: string
  token: string
  authorization: string
  fileId: string
  cosFileId: string
}

const MISSING = new Set(['STORAGE_FILE_NONEXIST', 'INVALID_FILEID'])

interface Told {
  fileID: string
  code?: string
  tempFileURL?: string
}

/** What the SDK answers for one object of several: a code, and trouble that is not its absence is thrown. */
function refuseOthers({ code = 'SUCCESS', fileID }: Told): void {
  if (code !== 'SUCCESS' && !MISSING.has(code)) throw new Error(`the storage answered ${code} for ${fileID}`)
}

export function openStorage(cloud: Cloud): Storage {
  let root: Promise<string> | undefined
  const uploadTo = async (path: string): Promise<Upload> =>
    (await repeatable(() => cloud.getUploadMetadata({ cloudPath: path }, {}))).data as Upload
  /** Ids carry the bucket, which no configuration tells: an upload that never happens does. */
  const askRoot = async (): Promise<string> => (await uploadTo('evidence/none')).fileId.replace(/evidence\/none$/, '')
  return {
    uploadTo,
    async idOf(path) {
      root ??= askRoot()
      root.catch(() => {
        root = undefined
      })
      return `${await root}${path}`
    },
    async links(fileIds) {
      if (fileIds.length === 0) return new Map()
      const fileList = fileIds.map((fileID) => ({ fileID, maxAge: LINK_SECONDS }))
      const answer = await repeatable(() => cloud.getTempFileURL({ fileList }))
      const told = answer.fileList as unknown as Told[]
      for (const each of told) refuseOthers(each)
      return new Map(told.flatMap(({ fileID, tempFileURL }) => (tempFileURL ? [[fileID, encodeURI(tempFileURL)]] : [])))
    },
    async remove(fileId) {
      const { fileList } = await repeatable(() => cloud.deleteFile({ fileList: [fileId] }))
      for (const each of fileList as unknown as Told[]) refuseOthers(each)
    },
  }
}
