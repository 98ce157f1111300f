import { missing } from '../missing'
import { api } from './api'
import {
  addDirectory,
  allPaths,
  browserUrl,
  deleteFile,
  findFile,
  isDirectory,
  putFile,
  readBlob,
  removeDirectory,
  savedPath,
  USER_DATA_PATH,
} from './file-store'

type Encoding = 'utf8' | 'utf-8' | 'base64' | 'binary' | 'hex' | 'ascii' | 'latin1'
type Content = string | ArrayBuffer

/** What WeChat's viewer opens, by the file's type as given or its name's ending. */
const DOCUMENTS = new Set(['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'])

const parentOf = (path: string) => path.replace(/\/[^/]+\/?$/, '')
const absent = (verb: string, path: string) => new Error(`no such file or directory, ${verb} ${path}`)

function requireWritable(path: string) {
  if (!path.startsWith(`${USER_DATA_PATH}/`)) throw new Error(`permission denied, open ${path}`)
  if (!isDirectory(parentOf(path))) throw absent('open', path)
}

function encode(content: Content, encoding: Encoding = 'utf8'): Uint8Array<ArrayBuffer> {
  if (typeof content !== 'string') return new Uint8Array(content.slice(0))
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextEncoder().encode(content)
  if (encoding === 'base64') return Uint8Array.from(atob(content), (char) => char.charCodeAt(0))
  if (encoding === 'hex') return Uint8Array.from(content.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return Uint8Array.from(content, (char) => char.charCodeAt(0))
}

function decode(data: Uint8Array<ArrayBuffer>, encoding: Encoding | undefined): Content {
  if (!encoding) return data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder().decode(data)
  const binary = Array.from(data, (byte) => String.fromCharCode(byte)).join('')
  if (encoding === 'base64') return btoa(binary)
  if (encoding === 'hex') return Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return binary
}

function read(path: string, encoding?: Encoding): Content {
  const file = findFile(path)
  if (!file) throw absent('open', path)
  return decode(file.data, encoding)
}

function write(path: string, data: Content, encoding?: Encoding) {
  requireWritable(path)
  return putFile(path, encode(data, encoding))
}

function append(path: string, data: Content, encoding?: Encoding) {
  const file = findFile(path)
  if (!file) throw absent('open', path)
  const more = encode(data, encoding)
  const joined = new Uint8Array(file.data.length + more.length)
  joined.set(file.data)
  joined.set(more, file.data.length)
  return putFile(path, joined, file.type)
}

function access(path: string) {
  if (!findFile(path) && !isDirectory(path)) throw absent('access', path)
}

function stat(path: string) {
  access(path)
  const file = findFile(path)
  const seconds = Math.floor((file?.modified ?? 0) / 1000)
  return {
    mode: file ? 33188 : 16877,
    size: file?.data.length ?? 0,
    lastAccessedTime: seconds,
    lastModifiedTime: seconds,
    isFile: () => !!file,
    isDirectory: () => !file,
  }
}

function makeDirectory(path: string, recursive = false) {
  const clean = path.replace(/\/$/, '')
  if (isDirectory(clean)) {
    if (recursive) return Promise.resolve()
    throw new Error(`file already exists, mkdir ${path}`)
  }
  if (!isDirectory(parentOf(clean))) {
    if (!recursive) throw absent('mkdir', path)
    makeDirectory(parentOf(clean), true)
  }
  return addDirectory(clean)
}

const below = (path: string) => allPaths().filter((each) => each.startsWith(`${path.replace(/\/$/, '')}/`))

async function removeTree(path: string, recursive = false) {
  const inside = below(path)
  if (!isDirectory(path)) throw absent('rmdir', path)
  if (inside.length && !recursive) throw new Error(`directory not empty, rmdir ${path}`)
  for (const each of inside) await (findFile(each) ? deleteFile(each) : removeDirectory(each))
  await removeDirectory(path.replace(/\/$/, ''))
}

function list(path: string): string[] {
  if (!isDirectory(path)) throw absent('scandir', path)
  const start = path.replace(/\/$/, '').length + 1
  return [...new Set(below(path).map((each) => each.slice(start).split('/')[0] as string))].sort()
}

function unlink(path: string) {
  if (!findFile(path)) throw absent('unlink', path)
  return deleteFile(path)
}

async function save(temporary: string, target = savedPath(temporary)) {
  const file = findFile(temporary)
  if (!file) throw absent('open', temporary)
  if (target.startsWith(USER_DATA_PATH)) requireWritable(target)
  await putFile(target, file.data, file.type)
  await deleteFile(temporary)
  return { savedFilePath: target }
}

async function copy(from: string, to: string) {
  requireWritable(to)
  const blob = await readBlob(from)
  await putFile(to, new Uint8Array(await blob.arrayBuffer()), blob.type)
}

async function rename(from: string, to: string) {
  await copy(from, to)
  await unlink(from)
}

type Path = { path: string }
type Directory = { dirPath: string; recursive?: boolean }
type FilePath = { filePath: string; data: Content; encoding?: Encoding }

/** The synchronous functions work on memory; the browser's database follows a moment later. */
const manager = {
  readFileSync: read,
  writeFileSync: (path: string, data: Content, encoding?: Encoding) => void write(path, data, encoding),
  appendFileSync: (path: string, data: Content, encoding?: Encoding) => void append(path, data, encoding),
  accessSync: access,
  statSync: stat,
  mkdirSync: (path: string, recursive?: boolean) => void makeDirectory(path, recursive),
  readdirSync: list,
  unlinkSync: (path: string) => void unlink(path),
  readFile: api('readFile', async ({ filePath, encoding }: FilePath) => ({
    data: decode(new Uint8Array(await (await readBlob(filePath)).arrayBuffer()), encoding),
  })),
  writeFile: api('writeFile', ({ filePath, data, encoding }: FilePath) => write(filePath, data, encoding)),
  appendFile: api('appendFile', ({ filePath, data, encoding }: FilePath) => append(filePath, data, encoding)),
  access: api('access', ({ path }: Path) => access(path)),
  stat: api('stat', ({ path }: Path) => ({ stats: stat(path) })),
  mkdir: api('mkdir', ({ dirPath, recursive }: Directory) => makeDirectory(dirPath, recursive)),
  rmdir: api('rmdir', ({ dirPath, recursive }: Directory) => removeTree(dirPath, recursive)),
  readdir: api('readdir', ({ dirPath }: Directory) => ({ files: list(dirPath) })),
  unlink: api('unlink', ({ filePath }: FilePath) => unlink(filePath)),
  copyFile: api('copyFile', ({ srcPath, destPath }: { srcPath: string; destPath: string }) => copy(srcPath, destPath)),
  rename: api('rename', ({ oldPath, newPath }: { oldPath: string; newPath: string }) => rename(oldPath, newPath)),
  saveFile: api('saveFile', ({ tempFilePath, filePath }: { tempFilePath: string; filePath?: string }) =>
    save(tempFilePath, filePath),
  ),
  getFileInfo: api('getFileInfo', async ({ filePath }: FilePath) => ({ size: (await readBlob(filePath)).size })),
}

const loud = new Proxy(manager as Record<string, unknown>, {
  get(target, name) {
    if (typeof name === 'symbol' || name in target) return target[name as string]
    throw missing(`FileSystemManager.${name}`)
  },
})

/** wx.getFileSystemManager and the older file functions of wx. */
export const fileApi = {
  env: { USER_DATA_PATH },
  getFileSystemManager: () => loud,
  saveFile: api('saveFile', ({ tempFilePath, filePath }: { tempFilePath: string; filePath?: string }) =>
    save(tempFilePath, filePath),
  ),
  getFileInfo: manager.getFileInfo,
  /** Of what WeChat opens, the browser decides what it can show; what it cannot, it offers to save. */
  openDocument: api('openDocument', async ({ filePath, fileType }: { filePath: string; fileType?: string }) => {
    const type = fileType ?? filePath.split('.').at(-1) ?? ''
    if (!DOCUMENTS.has(type)) throw new Error('filetype not supported')
    const blob = await readBlob(filePath)
    window.open(filePath.startsWith('wxfile://') ? browserUrl(filePath) : URL.createObjectURL(blob), '_blank')
  }),
}
