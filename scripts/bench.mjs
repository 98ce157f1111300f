import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { installBrowser, installDependencies, ROOT, SetupError } from './setup.mjs'

const OUT = path.join(ROOT, 'dist/bench')

/** The bench and its bare server, each as one file beside the host's build; packages stay in node_modules. */
async function buildBench() {
  const esbuild = await import('esbuild')
  const { bundleJson } = await import('./build.mjs')
  await esbuild.build({
    entryPoints: [path.join(ROOT, 'bench/main.ts'), path.join(ROOT, 'bench/server/bare.ts')],
    outdir: OUT,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [{ name: 'json', setup: bundleJson }],
  })
}

/**
 * `npm run bench [-- --quick] [-- --store]`: figures as JSON lines on standard output, each beside its limit in the same
 * run; what it is busy with goes to standard error.
 */
async function bench(/** @type {string[]} */ args) {
  installDependencies()
  const { buildAll, buildFunctions } = await import('./build.mjs')
  const cold = args.includes('cold')
  if (!cold) await buildAll()
  await buildFunctions()
  await buildBench()
  const browser = cold || args.includes('--store') ? [] : ['--browser', await installBrowser()]
  execFileSync(process.execPath, ['--enable-source-maps', path.join(OUT, 'main.js'), ...args, ...browser], {
    cwd: ROOT,
    stdio: 'inherit',
  })
}

bench(process.argv.slice(2)).catch((error) => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`)
  process.exit(1)
})
