import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import {
  FILE_TYPES,
  type FileOrigin,
  type FileRecord,
  type FileRef,
  MAX_FILE_BYTES,
} from '../../../domain/evidence/file'
import { type Refusal, refuse } from '../../../domain/refusal'
import { type Files, FilesError, type StoredFile } from '../../ports'
import type { Caller, Ports } from '../operation'

export interface Upload {
  name: string
  origin: FileOrigin
  source: AsyncIterable<Uint8Array>
}

const MAX_NAME = 120

/** The last part of a path, without control and direction marks; names are only ever shown. */
const shownName = (name: string): string => {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  return [...clean].slice(0, MAX_NAME).join('') || '未命名'
}

async function put(files: Files, source: AsyncIterable<Uint8Array>): Promise<StoredFile | Refusal> {
  try {
    return await files.put(source, MAX_FILE_BYTES)
  } catch (error) {
    if (!(error instanceof FilesError)) throw error
    if (error.code === 'TOO_LARGE') return refuse('FILE_TOO_LARGE')
    if (error.code === 'INTERRUPTED') return refuse('UPLOAD_INTERRUPTED')
    if (error.code === 'NO_SPACE') return refuse('NO_SPACE')
    throw error
  }
}

/**
 * The type that the bytes tell. Office's formats are told from what lies in the archive: behind large pictures a stream
 * gives up on them, so what looks like a mere ZIP is looked at as a whole.
 */
async function typeOf(files: Files, sha256: string): Promise<string | undefined> {
  const { fileTypeFromBuffer, fileTypeFromStream } = await import('file-type/node')
  const bytes = async () => Readable.from(await files.read(sha256), { objectMode: false })
  const told = (await fileTypeFromStream(await bytes()))?.mime
  if (told !== 'application/zip') return told
  return (await fileTypeFromBuffer(await buffer(await bytes())))?.mime
}

/**
 * Stores an uploaded file for its sender, who may then use it in a command. FILE_TOO_LARGE, UPLOAD_INTERRUPTED, NO_SPACE
 * or FILE_TYPE_REFUSED, by the bytes and not the name, leave nothing behind (domain.md section 6).
 */
export async function storeFile(
  ports: Ports,
  caller: Caller,
  { name, origin, source }: Upload,
): Promise<FileRef | Refusal> {
  const stored = await put(ports.files, source)
  if ('ok' in stored) return stored
  const { sha256, size } = stored
  const type = await typeOf(ports.files, sha256)
  if (!type || !(type in FILE_TYPES)) {
    // No record can share these bytes: their type would have been refused as well.
    await ports.files.remove(sha256)
    return refuse('FILE_TYPE_REFUSED', type)
  }
  const fileId = ports.newId()
  const ref = { name: shownName(name), type, size, sha256, origin }
  const record: FileRecord = {
    ...ref,
    _id: fileId,
    uploadedBy: caller.personId,
    uploadedAt: ports.clock.now(),
    matterId: null,
  }
  await ports.store.transact((tx) => tx.insert('evidence', record))
  return { fileId, ...ref }
}
