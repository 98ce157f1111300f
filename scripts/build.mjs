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

/** What runs on Node here, each as one file; packages stay in node_modules, where the native one finds its binary. */
export async function buildForNode(/** @type {string} */ folder, /** @type {string[]} */ entries) {
  const esbuild = await import('esbuild')
  await esbuild.build({
    entryPoints: inRoot(entries),
    outdir: path.join(DIST, folder),
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

/** `settings` are what console/src/services/config.ts reads. */
export async function buildConsole(/** @type {string} */ folder, /** @type {Record<string, string>} */ settings = {}) {
  const { build } = await import('vite')
  await build({
    root: path.join(ROOT, 'console'),
    configFile: path.join(ROOT, 'console/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: path.join(DIST, folder) },
    define: Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)]),
    ),
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
    build: () => buildConsole('console'),
  },
  {
    name: 'host',
    words: '服务端',
    output: 'host/main.js',
    inputs: ['local/host', 'local/embedded', 'local/database', 'server', 'domain', LOCK],
    build: () =>
      buildForNode('host', [
        'local/host/main.ts',
        'local/database/write/writerThread.ts',
        'local/embedded/workbookThread.ts',
      ]),
  },
]

/** The cloud edition's functions: built for `start:cloud`, tests and deployment, not for `npm start`. @type {Target} */
const FUNCTIONS = {
  name: 'functions',
  words: '云函数',
  output: 'cloudfunctions/api/index.js',
  inputs: ['cloudfunctions', 'server', 'domain', 'scripts/cloud', LOCK],
  build: buildCloud,
}

/** The environment that `npm run start:cloud` stands in for. */
const LOCAL_ENV = 'local-env'

/** Beside the functions and the phone, what the cloud edition on this machine consists of. @type {Target[]} */
const CLOUD_TARGETS = [
  FUNCTIONS,
  {
    name: 'cloud-console',
    words: '电脑端(云版)',
    output: 'cloud/console/index.html',
    inputs: ['console', 'domain', LOCK],
    build: () => buildConsole('cloud/console', { VITE_CLOUD: '1' }),
  },
  {
    name: 'cloud-runner',
    words: '本机云环境',
    output: 'cloud/main.js',
    inputs: [
      'local/cloud',
      'local/gateway',
      'local/host',
      'local/embedded',
      'local/database',
      'server',
      'domain',
      LOCK,
    ],
    build: () => buildForNode('cloud', ['local/cloud/main.ts', 'local/cloud/functions/worker.ts']),
  },
]

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
  await buildTarget(FUNCTIONS)
}

/** Phone, desk and host into dist/, each only when one of its inputs has changed. Throws what a build throws. */
export async function buildAll() {
  fs.mkdirSync(DIST, { recursive: true })
  for (const target of TARGETS) await buildTarget(target)
  await buildPhoneTarget()
}

/** The cloud edition as `npm run start:cloud` runs it. */
export async function buildCloudEdition() {
  fs.mkdirSync(path.join(DIST, 'cloud'), { recursive: true })
  for (const target of CLOUD_TARGETS) await buildTarget(target)
  await buildPhoneTarget({ out: path.join(DIST, 'cloud'), settings: { host: '', cloudEnv: LOCAL_ENV } })
}

async function buildPhoneTarget(/** @type {Parameters<typeof buildPhone>[0]} */ options = {}) {
  const { skipped, milliseconds } = await buildPhone(options)
  if (!skipped) say(`手机端已构建(${(milliseconds / 1000).toFixed(1)} 秒)`)
}

/** `node scripts/build.mjs [console|host|phone|functions|cloud]`: one of them, or all that `npm start` needs. */
async function main(/** @type {string | undefined} */ name) {
  if (name === undefined) return buildAll()
  if (name === 'phone') return buildPhoneTarget()
  if (name === 'functions') return buildFunctions()
  if (name === 'cloud') return buildCloudEdition()
  const target = TARGETS.find((each) => each.name === name)
  if (!target) throw new Error(`there is no target ${name}`)
  fs.mkdirSync(DIST, { recursive: true })
  return buildTarget(target)
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main(process.argv[2])
