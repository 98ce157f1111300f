import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { type About, type Mode, writeAbout } from './directory/about'
import { aboutOf, checkWhole, eraseUnfinished, sweepLitter } from './directory/contents'
import { tighten } from './directory/modes'
import { openSecret } from './directory/secret'
import { flushFolder } from './directory/smallFile'
import { lockDirectory } from './lock'
import { StartError } from './startError'
import { startErrorOf } from './startWords'

export type { Mode } from './directory/about'

/** What whoever runs the system should know about its directory; it starts all the same. */
interface Warning {
  code: 'SECRET_REPLACED' | 'MODES_TIGHTENED' | 'MODES_OPEN'
  sentence: string
}

/** A data directory taken by this process. */
export interface DataDirectory {
  mode: Mode
  /** Nothing was in it: the first start. */
  fresh: boolean
  store: string
  files: string
  clock: string
  log: string
  linkSecret: string
  warnings: readonly Warning[]
  /** Says that everything that belongs in it is in it. */
  complete(): void
  release(): void
}

function makeWritable(directory: string): void {
  if (!fs.existsSync(directory)) {
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 })
    flushFolder(path.dirname(directory))
  }
  fs.accessSync(directory, fs.constants.W_OK | fs.constants.R_OK | fs.constants.X_OK)
}

/** `serve`: for a host. `import`: to be filled from another system. `export`: nothing is made that is not there. */
export type Purpose = 'serve' | 'import' | 'export'

function checkPurpose(directory: string, about: About | null, purpose: Purpose): void {
  if (purpose === 'import' && about?.complete)
    throw new StartError(`数据目录 ${directory} 里已有数据，不能导入。请用 --data 换一个空目录。`)
  if (purpose === 'import' && about && !about.importing)
    throw new StartError(`数据目录 ${directory} 里有一次没有完成的启动。请用 --data 换一个空目录。`)
  if (purpose === 'export' && !about?.complete)
    throw new StartError(`数据目录 ${directory} 里没有可导出的系统。请检查 --data 指的是哪个目录。`)
  if (purpose === 'serve' && about?.importing && !about.complete)
    throw new StartError(
      `数据目录 ${directory} 里有一次没有完成的导入。请重新运行同一条 npm run import，或换一个目录。`,
    )
}

/** A directory once used for real work never opens as a demonstration, where anyone is let in. */
function modeOf(directory: string, about: About | null, wanted: Mode, purpose: Purpose): Mode {
  if (!about || purpose === 'import') return wanted
  if (purpose === 'serve' && about.mode === 'demo' && wanted === 'live')
    throw new StartError(`数据目录 ${directory} 里是演示数据，不能当作空白系统启动。请用 --data 换一个目录。`)
  return about.mode
}

/**
 * Lays the first stones: `about.json` says "unfinished" before anything else is made, and until it says "complete" the
 * next start throws away what follows it. A kill at any moment leaves a directory that is blank or says so.
 */
function begin(directory: string, about: About): void {
  eraseUnfinished(directory)
  writeAbout(directory, about)
  for (const name of ['store', 'files']) fs.mkdirSync(path.join(directory, name), { recursive: true, mode: 0o700 })
  flushFolder(directory)
}

const MODES: Readonly<Record<'tightened' | 'open', Warning>> = {
  tightened: {
    code: 'MODES_TIGHTENED',
    sentence: '注意：数据目录原先允许本机其他用户读取，现已收紧为仅属主可用。请确认此前没有人看过或复制过。',
  },
  open: {
    code: 'MODES_OPEN',
    sentence:
      '注意：数据目录允许本机其他用户读取，且没能收紧。请把它放在支持权限的磁盘上，属主设为运行智督的用户，权限设为 700。',
  },
}
const SECRET_REPLACED: Warning = {
  code: 'SECRET_REPLACED',
  sentence: '注意：密钥文件 secret 缺失或损坏，已换成新的。此前的临时链接已失效，重新打开即可；数据没有受影响。',
}

function warningsOf(directory: string, fresh: boolean, secretKept: boolean): Warning[] {
  const modes = tighten(directory)
  return [
    ...(!fresh && !secretKept ? [SECRET_REPLACED] : []),
    ...(modes === 'open' || (modes === 'tightened' && !fresh) ? [MODES[modes]] : []),
  ]
}

function opened(directory: string, wanted: Mode, purpose: Purpose): Omit<DataDirectory, 'release'> {
  const about = aboutOf(directory)
  checkPurpose(directory, about, purpose)
  const mode = modeOf(directory, about, wanted, purpose)
  const fresh = !about?.complete
  sweepLitter(directory)
  if (fresh) begin(directory, { mode, complete: false, ...(purpose === 'import' && { importing: true }) })
  else checkWhole(directory)
  const inside = (name: string) => path.join(directory, name)
  // Who only copies signs nothing, and makes nothing that is not there.
  const { secret, kept } =
    purpose === 'serve' ? openSecret(inside('secret')) : { secret: randomBytes(32).toString('hex'), kept: true }
  return {
    mode,
    fresh,
    store: inside('store'),
    files: inside('files'),
    clock: inside('demo-clock.json'),
    log: inside('host.log'),
    linkSecret: secret,
    warnings: warningsOf(directory, fresh, kept),
    complete: () => {
      if (fresh) writeAbout(directory, { mode, complete: true })
    },
  }
}

/**
 * Opens `directory`, and makes it when it is not there. What is not ours is neither used nor changed. Throws a StartError
 * that names the cure.
 */
export async function openDataDirectory(
  directory: string,
  wanted: Mode,
  purpose: Purpose = 'serve',
): Promise<DataDirectory> {
  try {
    // Asked before the lock, too, which would already leave something in a folder of somebody else's.
    checkPurpose(directory, aboutOf(directory), purpose)
    makeWritable(directory)
    const release = await lockDirectory(directory)
    try {
      return { ...opened(directory, wanted, purpose), release }
    } catch (error) {
      release()
      throw error
    }
  } catch (error) {
    throw startErrorOf(error)
  }
}
