/** Where a mini-program may write, and where the files lie that the user chose. */
export const USER_DATA_PATH = 'wxfile://usr'
/** What WeChat lets a mini-program keep on a phone. Bytes. */
const MOST_KEPT = 200 * 1024 * 1024
const TEMPORARY = 'wxfile://tmp'
const SAVED = 'wxfile://store'

interface StoredFile {
  data: Uint8Array<ArrayBuffer>
  type: string
  /** milliseconds since 1970 */
  modified: number
}

/**
 * All files are in memory too, because WeChat's file system has synchronous functions and the browser's does not.
 * Temporary files live in memory only, so they are gone after a reload, as after a restart of WeChat.
 */
const files = new Map<string, StoredFile>()
const directories = new Set<string>([USER_DATA_PATH, SAVED])
const urls = new Map<string, string>()
let database: IDBDatabase | undefined
let counter = 0

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'audio/mpeg': 'mp3',
  'audio/webm': 'webm',
  'text/plain': 'txt',
}
const extensionOf = (type: string) => EXTENSIONS[type.split(';')[0] ?? ''] ?? type.split(';')[0]?.split('/')[1] ?? 'dat'

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Opens the stored files; must have ended before the mini-program starts. */
export async function openFiles() {
  const request = indexedDB.open('mp-files', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('files')
  database = await settled(request)
  const store = database.transaction('files').objectStore('files')
  const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())])
  keys.forEach((key, index) => {
    const value = values[index]
    if (value) files.set(String(key), value)
    else directories.add(String(key))
  })
}

const isKept = (path: string) => path.startsWith(`${USER_DATA_PATH}/`) || path.startsWith(`${SAVED}/`)

/** Writes through to the browser's database; `null` stands for a directory. */
async function persist(path: string, value: StoredFile | null | undefined) {
  if (!database || !isKept(path)) return
  const store = database.transaction('files', 'readwrite').objectStore('files')
  if (value === undefined) await settled(store.delete(path))
  else await settled(store.put(value, path))
}

function forgetUrl(path: string) {
  const url = urls.get(path)
  if (url) URL.revokeObjectURL(url)
  urls.delete(path)
}

export const findFile = (path: string) => files.get(path)
export const isDirectory = (path: string) => directories.has(path.replace(/\/$/, ''))
export const allPaths = () => [...files.keys(), ...directories]

/** Throws what WeChat says when the folders of a mini-program are full. */
function requireRoom(path: string, bytes: number) {
  if (!isKept(path)) return
  const others = [...files].filter(([other]) => other !== path && isKept(other))
  const kept = others.reduce((sum, [, { data }]) => sum + data.length, 0)
  if (kept + bytes > MOST_KEPT) throw new Error('the maximum size of the file storage limit is exceeded')
}

export function putFile(path: string, data: Uint8Array<ArrayBuffer>, type = ''): Promise<void> {
  requireRoom(path, data.length)
  forgetUrl(path)
  const file = { data, type, modified: Date.now() }
  files.set(path, file)
  return persist(path, file)
}

export function deleteFile(path: string): Promise<void> {
  forgetUrl(path)
  files.delete(path)
  return persist(path, undefined)
}

export function addDirectory(path: string): Promise<void> {
  directories.add(path)
  return persist(path, null)
}

export function removeDirectory(path: string): Promise<void> {
  directories.delete(path)
  return persist(path, undefined)
}

/** Keeps a blob as a temporary file; its name ends as its type (or the user's file) says. */
export async function addTemporary(blob: Blob, name = ''): Promise<string> {
  counter += 1
  const extension = /\.(\w+)$/.exec(name)?.[1] ?? extensionOf(blob.type)
  const path = `${TEMPORARY}/${Date.now().toString(36)}-${counter}.${extension}`
  await putFile(path, new Uint8Array(await blob.arrayBuffer()), blob.type)
  return path
}

/** A fresh path below the folder of files that wx.saveFile keeps. */
export function savedPath(temporary: string): string {
  counter += 1
  return `${SAVED}/${Date.now().toString(36)}-${counter}-${temporary.split('/').at(-1)}`
}

/** An address that the browser can load for any path a mini-program uses: stored file, package file or URL. */
export function browserUrl(path: string): string {
  if (!path.startsWith('wxfile://')) return /^(\w+:|\.\/|#)/.test(path) ? path : `./${path.replace(/^\//, '')}`
  const file = files.get(path)
  if (!file) return ''
  const url = urls.get(path) ?? URL.createObjectURL(new Blob([file.data], { type: file.type }))
  urls.set(path, url)
  return url
}

/** Content of a stored file or of a file in the package. Rejects when there is none. */
export async function readBlob(path: string): Promise<Blob> {
  const file = files.get(path)
  if (file) return new Blob([file.data], { type: file.type })
  if (path.startsWith('wxfile://')) throw new Error(`no such file or directory, open ${path}`)
  const response = await fetch(browserUrl(path))
  if (!response.ok) throw new Error(`no such file or directory, open ${path}`)
  return response.blob()
}
