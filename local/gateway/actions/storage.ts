import { randomUUID } from 'node:crypto'
import { invalid } from '../errors'
import type { Links } from '../storage/links'
import { checkPath, type Objects } from '../storage/objects'
import { isPlain } from '../values/plain'
import type { Actions } from './context'
import { listOf, type Request, textOf } from './request'

export interface StorageContext {
  objects: Objects
  links: Links
  envId: string
  /** Where the gateway is reached, without a slash at the end. */
  origin: () => string
}

/** How many files one call may name. */
const MOST_FILES = 50
const UPLOAD_SECONDS = 900
const LINK_SECONDS = 86_400

export const storageActions: Actions<StorageContext> = {
  'storage.getUploadMetadata': async (request, { links, envId, origin }) => {
    const path = textOf(request, 'path')
    checkPath(path)
    const authorization = links.sign('put', path, UPLOAD_SECONDS)
    const url = `${origin()}/storage/${path.split('/').map(encodeURIComponent).join('/')}`
    return {
      data: { url, token: authorization, authorization, fileId: fileIdOf(envId, path), cosFileId: randomUUID() },
    }
  },

  'storage.batchGetDownloadUrl': async (request, context) => ({
    data: { download_list: await Promise.all(filesOf(request, 'file_list').map((file) => linkTo(file, context))) },
  }),

  'storage.batchDeleteFile': async (request, { objects, envId }) => {
    const remove = async (fileID: string) => {
      const path = pathOf(envId, fileID)
      const removed = path !== null && (await objects.remove(path))
      return { fileID, code: removed ? 'SUCCESS' : NONE }
    }
    return { data: { delete_list: await Promise.all(filesOf(request, 'fileid_list').map((id) => remove(String(id)))) } }
  },

  'storage.batchCopyFile': async (request, context) => ({
    data: { copy_list: await Promise.all(filesOf(request, 'file_list').map((file) => copy(file, context))) },
  }),
}

const NONE = 'STORAGE_FILE_NONEXIST'

/** The cloud gives each environment a bucket whose name nobody needs to know. */
const bucketOf = (envId: string): string => `6c6f-${envId}`

const fileIdOf = (envId: string, path: string): string => `cloud://${envId}.${bucketOf(envId)}/${path}`

/** Null for a file of another environment. */
function pathOf(envId: string, fileId: string): string | null {
  const prefix = fileIdOf(envId, '')
  return fileId.startsWith(prefix) ? fileId.slice(prefix.length) : null
}

function filesOf(request: Request, field: string): unknown[] {
  const list = listOf(request, field)
  if (list.length > MOST_FILES) throw invalid(`${field} names more than ${MOST_FILES} files`)
  return list
}

/** The path goes out as it is: the SDK encodes the whole address. */
async function linkTo(file: unknown, { objects, links, envId, origin }: StorageContext) {
  const { fileid: fileID, max_age: maxAge = LINK_SECONDS } = isPlain(file) ? file : {}
  const path = typeof fileID === 'string' ? pathOf(envId, fileID) : null
  if (path === null || !(await objects.find(path))) return { code: NONE, fileID, tempFileURL: '' }
  if (typeof maxAge !== 'number' || !(maxAge > 0)) throw invalid('max_age must be a number of seconds')
  const tempFileURL = `${origin()}/storage/${path}?sign=${links.sign('get', path, maxAge)}`
  return { code: 'SUCCESS', fileID, fileid: fileID, tempFileURL, download_url: tempFileURL, maxAge }
}

async function copy(file: unknown, { objects, envId }: StorageContext) {
  const { src_path: from, dst_path: to, overwrite = true, remove_original: move } = isPlain(file) ? file : {}
  if (typeof from !== 'string' || typeof to !== 'string') throw invalid('src_path and dst_path must be texts')
  const source = await objects.find(from)
  if (!source) return { fileId: fileIdOf(envId, to), code: NONE, message: `there is no ${from}` }
  if (overwrite === false && (await objects.find(to))) {
    return { fileId: fileIdOf(envId, to), code: 'STORAGE_FILE_EXIST', message: `${to} is there already` }
  }
  await objects.copy(source, to)
  if (move === true) await objects.remove(from)
  return { fileId: fileIdOf(envId, to), code: 'SUCCESS' }
}
