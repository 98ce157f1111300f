import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildCloud } from './cloud/build.mjs'
import { buildPhone } from './phone/build.mjs'
import { inputHash } from './phone/stamp.mjs'
import { ROOT, say } from './setup.mjs'

const DIST = path.join(ROOT, 'dist')
const LOCK = 'package-lock.json'
const inRoot = (/** @type {string[]} */ names) => names.map((name) => path.join(ROOT, name))

/** The host as one file; packages stay in node_modules, where the native one finds its binary. */
async function buildHost() {
  const esbuild = await import('esbuild')
  await esbuild.build({
    entryPoints: [path.join(ROOT, 'local/host/main.ts'), path.join(ROOT, 'local/database/writerThread.ts')],
    outdir: path.join(DIST, 'host'),
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
    // Node 20 imports no JSON without words that esbuild would have to keep: the holidays are bundled.
    plugins: [{ name: 'json', setup: bundleJson }],
  })
}

/** JSON of a package goes into the bundle. */
export function bundleJson(/** @type {import('esbuild').PluginBuild} */ build) {
  build.onResolve({ filter: /^[^.].*\.json$/ }, ({ path: id }) => ({ path: path.join(ROOT, 'node_modules', id) }))
}

async function buildConsole() {
  const { build } = await import('vite')
  await build({
    root: path.join(ROOT, 'console'),
    configFile: path.join(ROOT, 'console/vite.config.ts'),
    logLevel: 'warn',
  })
}

/** @typedef {{name: string, words: string, output: string, inputs: string[], build: () => Promise<void>}} Target */

/** @type {Target[]} */
const TARGETS = [
  {
    name: 'console',
    words: '电脑端',
    output: 'console/index.html',
    inputs: ['console', 'domain', LOCK],
    build: buildConsole,
  },
  {
    name: 'host',
    words: '服务端',
    output: 'host/main.js',
    inputs: ['local/host', 'local/embedded', 'local/database', 'server', 'domain', LOCK],
    build: buildHost,
  },
]

/** The cloud edition's functions: built for `start:cloud`, tests and deployment, not for `npm start`. @type {Target} */
const CLOUD = {
  name: 'cloud',
  words: '云函数',
  output: 'cloudfunctions/api/index.js',
  inputs: ['cloudfunctions', 'server', 'domain', 'scripts/cloud', LOCK],
  build: buildCloud,
}

/** Builds a target unless its inputs are those of the last build. */
async function buildTarget(/** @type {Target} */ { name, words, output, inputs, build }) {
  const stamp = path.join(DIST, `${name}.stamp`)
  const hash = inputHash([...inRoot(inputs), path.join(ROOT, 'scripts/build.mjs')])
  const upToDate =
    fs.existsSync(path.join(DIST, output)) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash
  if (upToDate) return
  const start = performance.now()
  say(`正在构建${words}…`)
  fs.rmSync(stamp, { force: true })
  await build()
  fs.writeFileSync(stamp, hash)
  say(`${words}已构建(${((performance.now() - start) / 1000).toFixed(1)} 秒)`)
}

/** The functions of the cloud edition into dist/cloudfunctions, when one of their inputs has changed. */
export async function buildFunctions() {
  fs.mkdirSync(DIST, { recursive: true })
  await buildTarget(CLOUD)
}

/** Phone, desk and host into dist/, each only when one of its inputs has changed. Throws what a build throws. */
export async function buildAll() {
  fs.mkdirSync(DIST, { recursive: true })
  for (const target of TARGETS) await buildTarget(target)
  await buildPhoneTarget()
}

async function buildPhoneTarget() {
  const { skipped, milliseconds } = await buildPhone()
  if (!skipped) say(`手机端已构建(${(milliseconds / 1000).toFixed(1)} 秒)`)
}

/** `node scripts/build.mjs [console|host|phone|cloud]`: one of them, or all that `npm start` needs. */
async function main(/** @type {string | undefined} */ name) {
  if (name === undefined) return buildAll()
  if (name === 'phone') return buildPhoneTarget()
  if (name === 'cloud') return buildFunctions()
  const target = TARGETS.find((each) => each.name === name)
  if (!target) throw new Error(`there is no target ${name}`)
  fs.mkdirSync(DIST, { recursive: true })
  return buildTarget(target)
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main(process.argv[2])
