import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// Node's own modules only: this runs where nothing has been installed yet.

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const LOCK = path.join(ROOT, 'package-lock.json')
const STAMP = path.join(ROOT, 'node_modules/.zhidu-lock')
/** The oldest on which every package runs (vite asks for it). */
const OLDEST_NODE = [20, 19]

/** What stops a command, as a sentence that names the cure. */
export class SetupError extends Error {}

export const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`)

const hashOf = (/** @type {string} */ file) => createHash('sha256').update(fs.readFileSync(file)).digest('hex')

/** @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean}>} */
function packagesIn(/** @type {string} */ file) {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {}) : {}
}

/** True when npm has already put there what the lock names; packages for other systems may be missing. */
function isInstalled() {
  const there = packagesIn(path.join(ROOT, 'node_modules/.package-lock.json'))
  return Object.entries(packagesIn(LOCK)).every(([name, { version, optional, devOptional }]) => {
    if (name === '') return true
    const found = there[name]
    return found ? found.version === version : optional === true || devOptional === true
  })
}

/** Installs what package-lock.json names, once for each of its versions. */
export function installDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldest = 0, least = 0] = OLDEST_NODE
  if (major < oldest || (major === oldest && minor < least))
    throw new SetupError(
      `需要 Node.js ${OLDEST_NODE.join('.')} 或更新版本，现在是 ${process.versions.node}。请升级后再运行。`,
    )
  const lock = hashOf(LOCK)
  if (fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === lock) return
  if (!isInstalled()) {
    say('正在安装依赖(首次约一两分钟)…')
    try {
      // not `npm ci`: it refuses a lock that leaves out packages for systems which the registry at hand does not carry
      run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
    } catch {
      throw new SetupError('依赖没有装成。请检查网络和 npm 的镜像设置，再运行一次。')
    }
  }
  fs.writeFileSync(STAMP, lock)
}

/** npm is a script on Windows, which only a shell finds. */
function run(/** @type {string} */ command, /** @type {string[]} */ args) {
  execFileSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
}

const KNOWN_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

async function findBrowser() {
  const { chromium } = await import('playwright-core')
  return [process.env.CHROME_PATH, ...KNOWN_BROWSERS, chromium.executablePath()].find(
    (file) => file && fs.existsSync(file),
  )
}

const canUseApt = () => process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')

const INSTALLERS = [
  {
    fits: canUseApt,
    install: () => {
      run('apt-get', ['update', '-qq'])
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    },
  },
  {
    fits: () => true,
    install: () => run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']),
  },
]

/**
 * The browser that the tests drive, installed when there is none: Debian's package for root, else playwright's.
 * @returns {Promise<string>} path of the executable
 */
export async function installBrowser() {
  const present = await findBrowser()
  if (present) return present
  for (const { fits, install } of INSTALLERS) {
    if (!fits()) continue
    say('正在安装测试用的 Chromium…')
    try {
      install()
    } catch {
      continue
    }
    const found = await findBrowser()
    if (found) return found
  }
  throw new SetupError('没有找到 Chromium，也没有装成。请安装 Chromium 或 Chrome，并用 CHROME_PATH 指出它的位置。')
}
