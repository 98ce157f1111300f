import { type FileOrigin, type FileRef, MAX_FILE_BYTES, MAX_FILES } from '../../../domain/evidence/file'
import { keptLinks } from '../../../domain/evidence/links'
import { SENTENCES } from '../../../domain/refusal'
import { query } from '../api'
import { ApiError } from '../apiError'
import { token } from '../token'
import { addressOf, sendFile } from './sending'

/** A file on this phone, not yet sent. `path` is good until the app closes, unless it is kept (./kept). */
export interface Chosen {
  path: string
  name: string
  /** Bytes. */
  size: number
  origin: FileOrigin
  kind: 'image' | 'video' | 'document'
}

const cancelled = (error: { errMsg?: string }): boolean => /cancel/.test(error.errMsg ?? '')
const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const none = (error: { errMsg?: string }): Chosen[] => {
  if (cancelled(error)) return []
  throw error
}

/** The most that WeChat's camera allows; without a word of ours it stops after 10. Seconds. */
const LONGEST_FILM = 60

const choosePictures = async (count: number, origin: 'camera' | 'album'): Promise<Chosen[]> => {
  const { tempFiles } = await wx.chooseMedia({
    count,
    mediaType: ['image', 'video'],
    sourceType: [origin],
    sizeType: ['original', 'compressed'],
    camera: 'back',
    maxDuration: LONGEST_FILM,
  })
  return tempFiles.map((file) => ({
    path: file.tempFilePath,
    name: baseName(file.tempFilePath),
    size: file.size,
    origin,
    kind: file.fileType === 'video' ? 'video' : 'image',
  }))
}

const chooseDocuments = async (count: number): Promise<Chosen[]> => {
  const { tempFiles } = await wx.chooseMessageFile({ count, type: 'all' })
  return tempFiles.map(({ path, name, size }) => ({ path, name, size, origin: 'document', kind: 'document' }))
}

/** Lets the person choose up to `count` files; none when the person thought better of it. */
export const choose = (origin: FileOrigin, count = MAX_FILES): Promise<Chosen[]> =>
  (origin === 'document' ? chooseDocuments(count) : choosePictures(count, origin)).catch(none)

export interface Upload {
  /** Rejects with ApiError; OFFLINE after `abort` as well. To try again, call `upload` again. */
  done: Promise<FileRef>
  abort: () => void
}

/** Sends a file; `onProgress` hears whole percents. Refuses FILE_TOO_LARGE before sending. */
export const upload = (chosen: Chosen, onProgress: (percent: number) => void = () => {}): Upload => {
  if (chosen.size > MAX_FILE_BYTES) {
    const refusal = new ApiError('FILE_TOO_LARGE', SENTENCES.FILE_TOO_LARGE)
    return { done: Promise.reject(refusal), abort: () => {} }
  }
  const { output, abort } = sendFile(chosen.path, { origin: chosen.origin, name: chosen.name }, onProgress)
  return { done: output as Promise<FileRef>, abort }
}

const asking = (wish: { small?: true }) =>
  keptLinks(async (fileIds) => {
    const fresh = await query('file.links', { fileIds, ...wish })
    return Object.fromEntries(Object.entries(fresh.links).map(([id, url]) => [id, addressOf(url)]))
  })
const links = asking({})
const smallLinks = asking({ small: true })

/** Addresses that open the files, by file id. Throws ApiError; NOT_FOUND when one may not be seen. */
export const linksOf = (fileIds: string[]): Promise<Record<string, string>> => links(fileIds, token(), Date.now())

/** The same for tiles: of a picture a small one, where there is one. */
export const smallLinksOf = (fileIds: string[]): Promise<Record<string, string>> =>
  smallLinks(fileIds, token(), Date.now())
