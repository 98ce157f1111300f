import { type FileOrigin, type FileRef, MAX_FILE_BYTES, MAX_FILES } from '../../domain/evidence/file'
import { keptLinks } from '../../domain/evidence/links'
import { own } from '../../domain/own'
import { SENTENCES } from '../../domain/refusal'
import { query } from './api'
import { ApiError, offline } from './apiError'
import { addressOf, sendFile } from './sending'
import { token } from './token'

/** A file on this phone, not yet sent. `path` is good until the app closes. */
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

const choosePictures = async (count: number, origin: 'camera' | 'album'): Promise<Chosen[]> => {
  const { tempFiles } = await wx.chooseMedia({
    count,
    mediaType: ['image', 'video'],
    sourceType: [origin],
    sizeType: ['original', 'compressed'],
    camera: 'back',
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

const links = keptLinks(async (fileIds) => {
  const fresh = await query('file.links', { fileIds })
  return Object.fromEntries(Object.entries(fresh.links).map(([id, url]) => [id, addressOf(url)]))
})

/** Addresses that open the files, by file id. Throws ApiError; NOT_FOUND when one may not be seen. */
export const linksOf = (fileIds: string[]): Promise<Record<string, string>> => links(fileIds, token(), Date.now())

export const isPicture = (file: FileRef): boolean => file.type.startsWith('image/')
export const isVideo = (file: FileRef): boolean => file.type.startsWith('video/')

const download = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    wx.downloadFile({ url, success: ({ tempFilePath }) => resolve(tempFilePath), fail: () => reject(offline()) })
  })

/** Opens a picture or video among its fellows, or a document in the phone's own viewer. Throws ApiError. */
export const openFile = async (file: FileRef, among: FileRef[] = [file]): Promise<void> => {
  if (isPicture(file) || isVideo(file)) {
    const shown = among.filter((each) => isPicture(each) || isVideo(each))
    const urls = await linksOf(shown.map((each) => each.fileId))
    const sources = shown.map((each) => ({
      url: own(urls, each.fileId) ?? '',
      type: isVideo(each) ? ('video' as const) : ('image' as const),
    }))
    await wx.previewMedia({ sources, current: shown.findIndex((each) => each.fileId === file.fileId) })
    return
  }
  const url = own(await linksOf([file.fileId]), file.fileId) ?? ''
  await wx.openDocument({ filePath: await download(url), showMenu: true })
}
