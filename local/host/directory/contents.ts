import fs from 'node:fs'
import path from 'node:path'
import { StartError } from '../startError'
import { type About, readAbout } from './about'

/**
 * All that can stand in a directory in which nothing has begun: the lock, what a start that was killed then leaves of
 * `about.json` (readAbout has told that it is empty), and a file system's own folder.
 */
const BEFORE = /^(host\.lock(\.\d+|\.new)?|lock\.sqlite|about\.json(\.new)?|lost\+found)$/

/** What a first start makes and may throw away again: names, and in folders the names of what is in them. */
const MADE = [
  { name: 'store', holds: /^(documents\.sqlite(-wal|-shm|-journal)?|storage)$/ },
  { name: 'files', holds: /^([0-9a-f]{2}|incoming)$/ },
] as const
const DEMO_CLOCK = 'demo-clock.json'

/** Left by writes that were cut off, of this version and of earlier ones. */
const LITTER = /^((about\.json|secret|demo-clock\.json|host\.lock)\.new|host\.lock\.\d+)$/

const namesIn = (folder: string): string[] => (fs.existsSync(folder) ? fs.readdirSync(folder) : [])

/** A folder that everybody may put files into, as /tmp is, belongs to nobody's system. */
const isShared = (directory: string): boolean =>
  fs.existsSync(directory) && (fs.statSync(directory).mode & 0o1002) === 0o1002

const lostAbout = (directory: string) =>
  new StartError(
    `数据目录 ${directory} 里有数据，但 about.json 缺失或是空的。没有改动任何数据。请从备份恢复 about.json；没有备份时，正式系统写入 {"mode":"live","complete":true}，演示系统写入 {"mode":"demo","complete":true}，再启动(见 docs/guides/restore.md)。`,
  )

const foreign = (directory: string, name: string) =>
  new StartError(`${directory} 不是智督的数据目录，里面已有别的内容(${name})。没有改动它。请用 --data 换一个空目录。`)

/**
 * What the directory says of itself; null for a blank one. Touches nothing. Throws a StartError where something stands
 * that this system has not put there: a first start is only ever made in a blank directory.
 */
export function aboutOf(directory: string): About | null {
  if (isShared(directory))
    throw new StartError(`${directory} 是大家都能写的公用目录。请用 --data 换一个只属于智督的目录。`)
  const about = readAbout(directory)
  if (about) return about
  const strange = namesIn(directory).find((name) => !BEFORE.test(name))
  if (strange === undefined) return null
  throw fs.existsSync(path.join(directory, 'store', 'documents.sqlite'))
    ? lostAbout(directory)
    : foreign(directory, strange)
}

export function sweepLitter(directory: string): void {
  for (const name of namesIn(directory)) if (LITTER.test(name)) fs.rmSync(path.join(directory, name), { force: true })
}

/**
 * Throws away what an unfinished first start or import made, and only that. Its folders stay: they may be links to other
 * disks. Throws a StartError when something else has been put into them.
 */
export function eraseUnfinished(directory: string): void {
  const doomed = MADE.flatMap(({ name, holds }) =>
    namesIn(path.join(directory, name)).map((each) => ({ file: path.join(name, each), ours: holds.test(each) })),
  )
  const strange = doomed.find(({ ours }) => !ours)
  if (strange) throw foreign(directory, strange.file)
  for (const { file } of doomed) fs.rmSync(path.join(directory, file), { recursive: true, force: true })
  fs.rmSync(path.join(directory, DEMO_CLOCK), { force: true })
}

const isFolder = (place: string): boolean => fs.existsSync(place) && fs.statSync(place).isDirectory()

/** Throws a StartError when what a complete directory must hold is gone: an empty system would be made in its place. */
export function checkWhole(directory: string): void {
  const database = path.join(directory, 'store', 'documents.sqlite')
  if (!fs.existsSync(database) || fs.statSync(database).size === 0)
    throw new StartError(
      `数据库 ${database} 缺失或是空的，没有启动。请按 docs/guides/restore.md 从备份恢复；要另建一个空白系统，请用 --data 换一个目录。`,
    )
  const files = path.join(directory, 'files')
  if (!isFolder(files))
    throw new StartError(
      `存放附件的文件夹 ${files} 不见了，没有启动。请从备份恢复它；确实从未上传过附件时，新建一个空文件夹即可。`,
    )
}
