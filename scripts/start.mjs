import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { installDependencies, ROOT, SetupError } from './setup.mjs'

/** Installs and builds what is missing, then becomes the host: `npm start -- --empty --data DIR`. */
async function start() {
  installDependencies()
  const { buildAll } = await import('./build.mjs')
  await buildAll()
  await import(pathToFileURL(path.join(ROOT, 'dist/host/main.js')).href)
}

start().catch((error) => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `没有构建成:${error?.message ?? error}\n`)
  process.exit(1)
})
