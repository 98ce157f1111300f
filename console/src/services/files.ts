import type { FileOrigin, FileRef } from '../../../domain/evidence/file'
import { keptLinks } from '../../../domain/evidence/links'
import { query } from './api'
import { IN_CLOUD } from './config'
import { token } from './token'
import { addressOf, offline, postFile, postJson, sendBytes } from './transport'

type Upload = [file: File, onProgress: (share: number) => void, signal: AbortSignal | undefined, origin: FileOrigin]

const toHost = (...[file, onProgress, signal, origin]: Upload): Promise<FileRef> => {
  const form = new FormData()
  form.append('origin', origin)
  form.append('file', file, file.name)
  return postFile<FileRef>(form, token(), onProgress, signal)
}

interface Place {
  fileID: string
  url: string
  method: 'PUT'
  headers: Record<string, string>
}

/** Bytes go into the storage's inbox; the interface then takes them out, and looks at them as at any other upload. */
const toCloud = async (...[file, onProgress, signal, origin]: Upload): Promise<FileRef> => {
  const { fileID, url, method, headers } = await postJson<Place>('/files/begin', {}, token())
  const said = await sendBytes({ method, url, headers, body: file, onProgress, signal })
  // The storage says nothing when it has taken a file, and else why not.
  if (said !== '') throw offline()
  return postJson<FileRef>('/files/finish', { fileID, name: file.name, origin }, token())
}

/** Stores a file and answers its reference. Throws ApiError, with code ABORTED after `signal`. */
export const upload = (
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
  origin: FileOrigin = 'document',
): Promise<FileRef> => (IN_CLOUD ? toCloud : toHost)(file, onProgress, signal, origin)

const asking = (wish: { small?: true }) =>
  keptLinks(async (fileIds) => {
    const fresh = await query('file.links', { fileIds, ...wish })
    return Object.fromEntries(Object.entries(fresh.links).map(([id, link]) => [id, addressOf(link)]))
  })
const links = asking({})
const smallLinks = asking({ small: true })

/** Temporary links by file id. Throws ApiError, NOT_FOUND when one may not be seen. */
export const linksOf = (fileIds: string[]): Promise<Record<string, string>> => links(fileIds, token(), Date.now())

/** The same for tiles: of a picture a small one, where there is one. */
export const smallLinksOf = (fileIds: string[]): Promise<Record<string, string>> =>
  smallLinks(fileIds, token(), Date.now())

export const downloadLink = (link: string): string => `${addressOf(link)}${link.includes('?') ? '&' : '?'}download=1`
