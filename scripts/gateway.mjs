import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { installDependencies, ROOT, SetupError } from './setup.mjs'

/** Builds the gateway as one file and becomes it: `npm run gateway -- --port N --data DIR`. */
async function gateway() {
  installDependencies()
  const { buildForNode } = await import('./build.mjs')
  await buildForNode('gateway', ['local/gateway/main.ts'])
  await import(pathToFileURL(path.join(ROOT, 'dist/gateway/main.js')).href)
}

gateway().catch((error) => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`)
  process.exit(1)
})
