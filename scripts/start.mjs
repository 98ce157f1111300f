import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { installDependencies, ROOT, SetupError } from './setup.mjs'

/**
 * Installs and builds what is missing, then becomes the host: `npm start -- --empty --data DIR`; with `cloud` as first
 * argument (`npm run start:cloud`) the cloud edition on this machine.
 */
async function start(/** @type {boolean} */ inCloud) {
  installDependencies()
  const { buildAll, buildCloudEdition } = await import('./build.mjs')
  await (inCloud ? buildCloudEdition() : buildAll())
  await import(pathToFileURL(path.join(ROOT, inCloud ? 'dist/cloud/main.js' : 'dist/host/main.js')).href)
}

const inCloud = process.argv[2] === 'cloud'
if (inCloud) process.argv.splice(2, 1)
start(inCloud).catch((error) => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `没有构建成：${error?.message ?? error}\n`)
  process.exit(1)
})
