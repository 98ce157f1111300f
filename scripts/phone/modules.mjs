import path from 'node:path'
import * as esbuild from 'esbuild'
import { isFile } from './files.mjs'
import { NPM, npmFolders, packageOf } from './locate.mjs'
import { definesOf } from './settings.mjs'

/** What the oldest base library that we allow runs without translation. */
export const TARGET = 'es2018'
const NPM_MARK = 'npm:'

/** The canonical file that `id` names in a package for mini-programs, e.g. "@vant/weapp/dialog/dialog". */
export function npmScript(/** @type {string} */ id, /** @type {string} */ folder) {
  const file = path.join(folder, id.slice(packageOf(id).length))
  const hit = [file, `${file}.js`, `${file}/index.js`].find(isFile)
  if (!hit) throw new Error(`${id} was not found in its mini-program package`)
  return `${NPM}${packageOf(id)}/${path.relative(folder, hit).split(path.sep).join('/')}`
}

/** "/utils/x" in an import means the mini-program's own root. */
export function sourceRoot(/** @type {string} */ source) {
  return (/** @type {string} */ id) => {
    const file = path.join(source, id)
    return [`${file}.ts`, `${file}.js`, `${file}/index.ts`, `${file}/index.js`].find(isFile)
  }
}

/** First pass: every module once, in ES form; esbuild makes chunks of what several pages use. */
async function splitModules(/** @type {import('./app.mjs').App} */ app, /** @type {Record<string, string>} */ entries) {
  const npm = npmFolders(app.root)
  const own = sourceRoot(app.source)
  return esbuild.build({
    entryPoints: entries,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    mainFields: ['module', 'main'],
    target: TARGET,
    outdir: '/',
    chunkNames: 'shared/[hash]',
    write: false,
    metafile: true,
    treeShaking: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
    define: definesOf(app.settings),
    plugins: [
      {
        name: 'mini-program-imports',
        setup(build) {
          build.onResolve({ filter: /^[^./]/ }, ({ path: id, kind }) => {
            const folder = kind === 'entry-point' ? undefined : npm(id)
            return folder ? { path: NPM_MARK + npmScript(id, folder), external: true } : undefined
          })
          build.onResolve({ filter: /^\// }, ({ path: id, kind }) => {
            const hit = kind === 'entry-point' ? undefined : own(id)
            return hit ? { path: hit } : undefined
          })
        },
      },
    ],
  })
}

/** A chunk that only one subpackage uses lies in that subpackage: the main package has 2 MB, and each other has too. */
function placeChunks(/** @type {esbuild.Metafile['outputs']} */ outputs, /** @type {string[]} */ subpackages) {
  /** @type {Map<string, Set<string>>} */ const importers = new Map()
  for (const [file, { imports }] of Object.entries(outputs)) {
    for (const each of imports) {
      if (!each.external) importers.set(each.path, (importers.get(each.path) ?? new Set()).add(file))
    }
  }
  const packageOfFile = (/** @type {string} */ file) => subpackages.find((each) => file.startsWith(each)) ?? ''
  const users = (/** @type {string} */ file, /** @type {Set<string>} */ seen = new Set()) => {
    if (seen.has(file)) return seen
    seen.add(file)
    for (const each of importers.get(file) ?? []) users(each, seen)
    return seen
  }
  return (/** @type {string} */ file) => {
    if (outputs[file]?.entryPoint) return file
    const entries = [...users(file)].filter((each) => outputs[each]?.entryPoint)
    const packages = new Set(entries.map(packageOfFile))
    return `${packages.size === 1 ? [...packages][0] : ''}${file}`
  }
}

const relative = (/** @type {string} */ from, /** @type {string} */ to) => {
  const result = path.posix.relative(path.posix.dirname(from), to)
  return result.startsWith('.') ? result : `./${result}`
}

/** esbuild ends a file with all that it exports. */
const EXPORTS = /(?:^|\n)export \{([^}]*)\};\s*$/

/**
 * What an ES file exports as getters of one object, so that a name is read when it is asked for. esbuild's own way to
 * say this repeats the same helpers in each file. No file needs another's names before that one has run: files do not
 * import each other in a circle, since what one imports is used by more pages than itself.
 */
function withGetters(/** @type {string} */ code) {
  const [block, names = ''] = EXPORTS.exec(code) ?? []
  if (block === undefined) return code
  const getters = names
    .split(',')
    .map((each) => each.trim().split(' as '))
    .map(([name, exported = name]) => `get ${exported}() { return ${name} }`)
  return `${code.slice(0, -block.length)}\nmodule.exports = { ${getters.join(', ')} };`
}

/** Second pass: each ES file becomes CommonJS with requires by relative path, the only form that WeChat knows. */
async function toCommonJs(/** @type {Map<string, string>} */ files, /** @type {(file: string) => string} */ place) {
  /** @type {Set<string>} */ const npmScripts = new Set()
  const result = await esbuild.build({
    entryPoints: Object.fromEntries([...files.keys()].map((file) => [place(file).replace(/\.js$/, ''), file])),
    bundle: true,
    format: 'cjs',
    target: TARGET,
    outdir: '/',
    write: false,
    minify: true,
    charset: 'utf8',
    logLevel: 'silent',
    plugins: [
      {
        name: 'to-common-js',
        setup(build) {
          build.onResolve({ filter: /.*/ }, ({ path: id, kind, importer }) => {
            if (kind === 'entry-point') return { path: id, namespace: 'chunk' }
            const target = id.startsWith(NPM_MARK)
              ? id.slice(NPM_MARK.length)
              : place(path.posix.join(path.posix.dirname(importer), id))
            if (id.startsWith(NPM_MARK)) npmScripts.add(target)
            return { path: relative(place(importer), target), external: true }
          })
          build.onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path: file }) => ({
            contents: withGetters(files.get(file) ?? ''),
          }))
        },
      },
    ],
  })
  return { outputs: result.outputFiles, npmScripts }
}

/**
 * The mini-program's scripts with everything they import (domain, services, dayjs): one CommonJS file an entry, and
 * what several entries use once, in shared/*.js.
 * @param {import('./app.mjs').App} app
 * @returns {Promise<{files: Map<string, string>, npmScripts: Set<string>}>} canonical paths with suffix; the scripts
 *   of mini-program packages that are required from there
 */
export async function buildModules(app) {
  const own = [...app.components].filter(([, each]) => each.own)
  const entries = Object.fromEntries(own.map(([canonical, each]) => [canonical, each.main]))
  const main = ['app.ts', 'app.js'].map((file) => path.join(app.source, file)).find(isFile)
  if (!main) throw new Error('app.ts was not found')
  const split = await splitModules(app, { app: main, ...entries })
  const clean = (/** @type {string} */ file) => file.replace(/^.*?\/\//, '/').replace(/^\/+/, '')
  const files = new Map(split.outputFiles.map((file) => [clean(file.path), file.text]))
  const outputs = Object.fromEntries(
    Object.entries(split.metafile.outputs).map(([file, meta]) => [
      canonicalOutput(file),
      { ...meta, imports: meta.imports.map((each) => ({ ...each, path: canonicalOutput(each.path) })) },
    ]),
  )
  const { outputs: written, npmScripts } = await toCommonJs(files, placeChunks(outputs, app.subpackages))
  return { files: new Map(written.map((file) => [clean(file.path), file.text])), npmScripts }
}

/** esbuild names outputs relative to the working directory; with outdir "/" that is a climb to the root. */
const canonicalOutput = (/** @type {string} */ file) => file.replace(/^(\.\.\/)+/, '')
