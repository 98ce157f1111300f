import type { FileOrigin, FileRef } from '../../../domain/evidence/file'
import { query } from './api'
import { IN_CLOUD } from './config'
import { token } from './token'
import { addressOf, offline, postFile, postJson, sendBytes } from './transport'

/** Links hold for ten minutes (file.links); they are asked again a little earlier. */
const KEPT_MS = 8 * 60_000
const kept = new Map<string, { link: string; until: number }>()

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

/** Temporary links by file id. Throws ApiError, NOT_FOUND when one may not be seen. */
export const linksOf = async (fileIds: string[]): Promise<Record<string, string>> => {
  const clock = Date.now()
  const missing = fileIds.filter((id) => (kept.get(id)?.until ?? 0) <= clock)
  for (let from = 0; from < missing.length; from += 50) {
    const { links } = await query('file.links', { fileIds: missing.slice(from, from + 50) })
    for (const [id, link] of Object.entries(links)) kept.set(id, { link: addressOf(link), until: clock + KEPT_MS })
  }
  return Object.fromEntries(fileIds.map((id) => [id, kept.get(id)?.link ?? '']))
}

/** Forgets links, as after signing out. */
export const forgetLinks = (): void => kept.clear()

export const downloadLink = (link: string): string => `${addressOf(link)}${link.includes('?') ? '&' : '?'}download=1`
