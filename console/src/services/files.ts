import type { FileOrigin, FileRef } from '../../../domain/evidence/file'
import { query } from './api'
import { token } from './token'
import { postFile } from './transport'

/** Links hold for ten minutes (file.links); they are asked again a little earlier. */
const KEPT_MS = 8 * 60_000
const kept = new Map<string, { link: string; until: number }>()

/** Stores a file and answers its reference. Throws ApiError, with code ABORTED after `signal`. */
export const upload = (
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
  origin: FileOrigin = 'document',
): Promise<FileRef> => {
  const form = new FormData()
  form.append('origin', origin)
  form.append('file', file, file.name)
  return postFile<FileRef>(form, token(), onProgress, signal)
}

/** Temporary links by file id. Throws ApiError, NOT_FOUND when one may not be seen. */
export const linksOf = async (fileIds: string[]): Promise<Record<string, string>> => {
  const clock = Date.now()
  const missing = fileIds.filter((id) => (kept.get(id)?.until ?? 0) <= clock)
  for (let from = 0; from < missing.length; from += 50) {
    const { links } = await query('file.links', { fileIds: missing.slice(from, from + 50) })
    for (const [id, link] of Object.entries(links)) kept.set(id, { link, until: clock + KEPT_MS })
  }
  return Object.fromEntries(fileIds.map((id) => [id, kept.get(id)?.link ?? '']))
}

/** Forgets links, as after signing out. */
export const forgetLinks = (): void => kept.clear()

export const downloadLink = (link: string): string => `${link}${link.includes('?') ? '&' : '?'}download=1`
