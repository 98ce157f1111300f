import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { installDependencies, ROOT, SetupError, say } from './setup.mjs'

const TASKS = {
  provision: 'scripts/deploy/provision/provision.ts',
  deploy: 'scripts/deploy/deploy.ts',
  upload: 'scripts/deploy/upload.ts',
  admin: 'scripts/deploy/admin.ts',
  upgrade: 'scripts/deploy/upgrade.ts',
  export: 'scripts/transfer/export.ts',
  import: 'scripts/transfer/import.ts',
}

/** Bundles a command that is written in TypeScript, and runs it: `node scripts/task.mjs provision --dry-run`. */
async function task(/** @type {string} */ name, /** @type {string[]} */ args) {
  const entry = Object.entries(TASKS).find(([each]) => each === name)?.[1]
  if (!entry) throw new SetupError(`没有 ${name} 这个命令。可用的有：${Object.keys(TASKS).join('、')}。`)
  installDependencies()
  const builds = await import('./build.mjs')
  await builds.buildForNode('tasks', [entry])
  const { main } = await import(pathToFileURL(path.join(ROOT, `dist/tasks/${name}.js`)).href)
  const flags = new Set(args.filter((arg) => arg.startsWith('--')))
  const build = {
    functions: builds.buildFunctions,
    console: builds.buildConsole,
    phone: async (/** @type {string} */ out, /** @type {string} */ cloudEnv) => {
      const { buildPhone } = await import('./phone/build.mjs')
      await buildPhone({ out, settings: { host: '', cloudEnv } })
    },
  }
  await main({ root: ROOT, args, flags, build, say })
}

/** Refusals are sentences; anything else is shown whole. @returns {string} */
function wordsFor(/** @type {any} */ error) {
  if (error instanceof SetupError || /^(Deploy|Transfer|Start)Error$/.test(error?.name)) return error.message
  if (error?.name === 'CloudBaseError') return `腾讯云没有接受：${error.message}${error.code ? `(${error.code})` : ''}`
  if (error?.syscall)
    return `没有完成：系统拒绝了 ${error.path ?? error.syscall}(${error.code})。请检查路径、权限和磁盘空间，再运行一次。`
  return error?.stack ?? String(error)
}

const [name = '', ...args] = process.argv.slice(2)
task(name, args).catch((error) => {
  process.stderr.write(`${wordsFor(error)}\n`)
  process.exitCode = 1
})
