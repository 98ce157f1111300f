import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { installDependencies, ROOT, SetupError } from './setup.mjs'

const OUT = path.join(ROOT, 'dist/gateway')

/** Builds the gateway as one file and becomes it: `npm run gateway -- --port N --data DIR`. */
async function gateway() {
  installDependencies()
  const esbuild = await import('esbuild')
  await esbuild.build({
    entryPoints: [path.join(ROOT, 'local/gateway/main.ts')],
    outdir: OUT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  await import(pathToFileURL(path.join(OUT, 'main.js')).href)
}

gateway().catch((error) => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`)
  process.exit(1)
})
