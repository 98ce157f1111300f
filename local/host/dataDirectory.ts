import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { lockDirectory } from './lock'
import { StartError } from './startError'

export type Mode = 'demo' | 'live'

/** What a data directory says of itself. */
interface About {
  mode: Mode
  /** False while the demonstration is being filled or another system imported: what an interrupted one left is thrown away. */
  complete: boolean
  /** An import began here; until it is complete no host may start. */
  importing?: true
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
  /** Says that everything that belongs in it is in it. */
  complete(): void
  release(): void
}

const readAbout = (file: string): About | null =>
  fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as About) : null

function makeWritable(directory: string): void {
  try {
    fs.mkdirSync(directory, { recursive: true })
    fs.accessSync(directory, fs.constants.W_OK | fs.constants.R_OK)
  } catch {
    throw new StartError(`数据目录 ${directory} 不能写入。请检查它的权限，或用 --data 换一个目录。`)
  }
}

const secretOf = (file: string): string => {
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return fs.readFileSync(file, 'utf8')
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
function modeOf(directory: string, about: About | null, wanted: Mode): Mode {
  if (!about) return wanted
  if (about.mode === 'demo' && wanted === 'live')
    throw new StartError(`数据目录 ${directory} 里是演示数据，不能当作空白系统启动。请用 --data 换一个目录。`)
  return about.mode
}

/** Opens `directory`, and makes it when it is not there. Throws a StartError that names the cure. */
export async function openDataDirectory(
  directory: string,
  wanted: Mode,
  purpose: Purpose = 'serve',
): Promise<DataDirectory> {
  if (purpose === 'export') checkPurpose(directory, readAbout(path.join(directory, 'about.json')), purpose)
  makeWritable(directory)
  const release = await lockDirectory(directory)
  try {
    const inside = (name: string) => path.join(directory, name)
    const about = readAbout(inside('about.json'))
    checkPurpose(directory, about, purpose)
    const mode =
      purpose === 'serve' ? modeOf(directory, about, wanted) : purpose === 'import' ? wanted : (about?.mode ?? wanted)
    const fresh = !about?.complete
    if (fresh)
      for (const name of ['store', 'files', 'demo-clock.json'])
        fs.rmSync(inside(name), { recursive: true, force: true })
    const importing = purpose === 'import' && { importing: true }
    const write = (complete: boolean) =>
      fs.writeFileSync(inside('about.json'), JSON.stringify({ mode, complete, ...(!complete && importing) }))
    if (fresh) write(false)
    for (const name of ['store', 'files']) fs.mkdirSync(inside(name), { recursive: true })
    return {
      mode,
      fresh,
      store: inside('store'),
      files: inside('files'),
      clock: inside('demo-clock.json'),
      log: inside('host.log'),
      linkSecret: secretOf(inside('secret')),
      complete: () => write(true),
      release,
    }
  } catch (error) {
    release()
    throw error
  }
}
