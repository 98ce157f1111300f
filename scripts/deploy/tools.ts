import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { DeployError } from '../environment/environment'

/** Installs what the lock of `scripts/deploy/tools/<folder>` names, once for each of its versions, and loads it. */
export function loadTool<T>(root: string, folder: string, name: string): T {
  const home = path.join(root, 'scripts/deploy/tools', folder)
  const lock = createHash('sha256')
    .update(fs.readFileSync(path.join(home, 'package-lock.json')))
    .digest('hex')
  const stamp = path.join(home, 'node_modules/.zhidu-lock')
  if (!fs.existsSync(stamp) || fs.readFileSync(stamp, 'utf8') !== lock) {
    process.stdout.write(`正在安装 ${name}(只需一次)…\n`)
    install(home, name)
    fs.writeFileSync(stamp, lock)
  }
  const tool = createRequire(path.join(home, 'package.json'))(name)
  return tool.default ?? tool
}

/** Scripts of packages are not run: none of these needs one. npm is a script on Windows, which only a shell finds. */
function install(home: string, name: string): void {
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  try {
    execFileSync('npm', args, {
      cwd: home,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    })
  } catch {
    throw new DeployError(`${name} 没有装成。请检查网络和 npm 的镜像设置，再运行一次。`)
  }
}
