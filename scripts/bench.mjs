import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { installBrowser, installDependencies, ROOT, SetupError } from './setup.mjs'

/**
 * `npm run bench [-- --quick] [-- --store]`: figures as JSON lines on standard output, each beside its limit in the same
 * run; what it is busy with goes to standard error.
 */
async function bench(/** @type {string[]} */ args) {
  installDependencies()
  const { buildAll, buildForNode, buildFunctions } = await import('./build.mjs')
  const cold = args.includes('cold')
  if (!cold) await buildAll()
  await buildFunctions()
  await buildForNode('bench', ['bench/main.ts', 'bench/server/bare.ts'])
  const browser = cold || args.includes('--store') ? [] : ['--browser', await installBrowser()]
  execFileSync(process.execPath, ['--enable-source-maps', path.join(ROOT, 'dist/bench/main.js'), ...args, ...browser], {
    cwd: ROOT,
    stdio: 'inherit',
  })
}

bench(process.argv.slice(2)).catch((error) => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`)
  process.exit(1)
})
