import type { Logger } from 'pino'
import { StartError } from './startError'

const FULL = '磁盘已满，没有启动。请腾出至少 500 MB 空间后再启动；已有数据没有受损。'
const READ_ONLY = '数据所在的磁盘是只读的，没有启动。请检查它的挂载方式，或用 --data 换一个目录。'
const NO_ACCESS = (place: string) => `没有权限读写${place}。请检查它的属主和权限，或用 --data 换一个目录。`
const DAMAGED = '数据库文件已损坏，没有启动。请先另存一份现状，再按 docs/guides/restore.md 从备份恢复。'
const INCOMPLETE = '程序文件不全，没有启动。请用 npm start 重新构建。'

type Words = (place: string) => string

/** What the system says, by its code. */
const BY_CODE: ReadonlyMap<unknown, Words> = new Map<unknown, Words>([
  ['ENOSPC', () => FULL],
  ['EDQUOT', () => FULL],
  ['EROFS', () => READ_ONLY],
  ['EACCES', NO_ACCESS],
  ['EPERM', NO_ACCESS],
  ['ENOTDIR', (place) => `${place.trim() || '--data'} 不是文件夹。请用 --data 换一个目录。`],
  ['EEXIST', (place) => `${place.trim() || '--data'} 不是文件夹。请用 --data 换一个目录。`],
  ['EISDIR', (place) => `${place.trim() || '数据目录里的某一项'} 应当是文件，却是文件夹。请把它移走后再启动。`],
  ['EMFILE', () => '同时打开的文件太多，没有启动。请提高系统允许的数目(ulimit -n)。'],
  ['ENFILE', () => '同时打开的文件太多，没有启动。请提高系统允许的数目(ulimit -n)。'],
  ['MODULE_NOT_FOUND', () => INCOMPLETE],
  ['ERR_MODULE_NOT_FOUND', () => INCOMPLETE],
  // of the database, and of the files' reserve
  ['FULL', () => FULL],
  ['NO_SPACE', () => FULL],
])

/** What SQLite says, by its number, extended or not (sqlite.org/rescode.html). */
const BY_SQLITE: ReadonlyMap<number, Words> = new Map<number, Words>([
  [5, () => '数据库正被别的程序使用，没有启动。请关闭打开它的程序后再启动。'],
  [8, () => NO_ACCESS('数据库')],
  [11, () => DAMAGED],
  [13, () => FULL],
  [14, () => NO_ACCESS('数据库')],
  [26, () => DAMAGED],
  // the index of the write-ahead log could not grow
  [4874, () => FULL],
])

interface Told {
  code?: unknown
  errcode?: number
  path?: string
  cause?: unknown
  message?: string
}

const NEWER = '数据库由更新版本的智督写成，没有启动。请升级智督，或按 docs/guides/restore.md 恢复旧版本的导出文件。'

/** What has come from another thread has only its message. */
const BY_MESSAGE: readonly [RegExp, Words][] = [
  [/written by a newer version/, () => NEWER],
  [/disk is full/, () => FULL],
]

function wordsFor({ code, errcode = 0, path, message = '' }: Told): string | null {
  const words =
    BY_CODE.get(code) ??
    BY_SQLITE.get(errcode) ??
    BY_SQLITE.get(errcode & 0xff) ??
    BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1]
  return words?.(path === undefined ? '' : ` ${path} `) ?? null
}

/** From what was thrown to what it was thrown for. */
function* causes(error: unknown): Generator<Told> {
  for (let each = error; typeof each === 'object' && each !== null; each = (each as Told).cause) yield each as Told
}

/** Whatever keeps a system from starting as a sentence that names the cure. `log`: where its stack has been written. */
export function startErrorOf(error: unknown, log?: string): StartError {
  if (error instanceof StartError) return error
  for (const each of causes(error)) {
    const words = wordsFor(each)
    if (words !== null) return new StartError(words, { cause: error })
  }
  const where = log === undefined ? '设置环境变量 LOG_LEVEL=debug 再运行一次，可看到详情' : `详情见 ${log}`
  return new StartError(`启动失败：${(error as Error)?.message ?? error}。${where}。`, { cause: error })
}

/** The same, with its stack written into the log for whoever can read it; `file` is where that is. */
export function reportedStart(error: unknown, log: Logger | null, file: string): StartError {
  const reported = startErrorOf(error, log ? file : undefined)
  if (error !== reported) log?.fatal({ err: error }, 'it did not start')
  return reported
}
