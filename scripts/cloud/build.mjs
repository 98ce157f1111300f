import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../setup.mjs'
import { CHUNKS, chunksOf, toChunks } from './chunks.mjs'
import { leaveOut } from './leftOut.mjs'
import { copyNative } from './native.mjs'

const SOURCE = path.join(ROOT, 'cloudfunctions')
const TARGET = path.join(ROOT, 'dist/cloudfunctions')

/** The function that answers links of files; the others only carry the code of it. */
const ANSWERS = 'api'

/** Names of the functions: the folders with an `index.ts`. */
export const functionNames = () =>
  fs.readdirSync(SOURCE).filter((name) => fs.existsSync(path.join(SOURCE, name, 'index.ts')))

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Packages as CommonJS where they offer both: it is required as one file, without a loader of its own.
  mainFields: ['main', 'module'],
  metafile: true,
  logLevel: 'warning',
  absWorkingDir: ROOT,
}

/** JSON of a package goes into the bundle. @type {import('esbuild').Plugin} */
const json = {
  name: 'json',
  setup(build) {
    build.onResolve({ filter: /^[^.].*\.json$/ }, ({ path: id }) => ({ path: path.join(ROOT, 'node_modules', id) }))
  },
}

/** The functions themselves, each with all that it needs at its start. */
async function buildFunctions(/** @type {typeof import('esbuild')} */ esbuild, /** @type {string} */ target) {
  const names = functionNames()
  const { metafile } = await esbuild.build({
    ...COMMON,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, path.join(SOURCE, name, 'index.ts')])),
    outdir: target,
    plugins: [json, toChunks, leaveOut({ forms: false })],
  })
  return names.map((name) => {
    const output = metafile?.outputs[path.relative(ROOT, path.join(target, name, 'index.js'))]
    if (!output) throw new Error(`the function ${name} was not built`)
    return { name, chunks: chunksOf(output) }
  })
}

/** What is loaded later, built once and laid beside each function that asks for it. */
async function buildChunks(/** @type {typeof import('esbuild')} */ esbuild, /** @type {string} */ folder) {
  await esbuild.build({
    ...COMMON,
    entryPoints: Object.fromEntries(Object.entries(CHUNKS).map(([id, name]) => [name, id])),
    outdir: folder,
    plugins: [json, leaveOut({ forms: true })],
  })
}

/** The functions of the cloud edition into `target/<name>`: folders that deploy and run alone. */
export async function buildCloud(target = TARGET) {
  const esbuild = await import('esbuild')
  fs.rmSync(target, { recursive: true, force: true })
  const shared = path.join(target, '.chunks')
  const [functions] = await Promise.all([buildFunctions(esbuild, target), buildChunks(esbuild, shared)])
  for (const { name, chunks } of functions) {
    const folder = path.join(target, name)
    for (const chunk of chunks) fs.copyFileSync(path.join(shared, chunk), path.join(folder, chunk))
    if (name === ANSWERS) copyNative(path.join(folder, 'node_modules'))
    fs.copyFileSync(path.join(SOURCE, name, 'config.json'), path.join(folder, 'config.json'))
    const description = { name: `zhidu-${name}`, private: true, main: 'index.js', type: 'commonjs' }
    fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(description, null, 2)}\n`)
  }
  fs.rmSync(shared, { recursive: true })
}

/** `node scripts/cloud/build.mjs [FOLDER]` */
if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  await buildCloud(process.argv[2] && path.resolve(process.argv[2]))
