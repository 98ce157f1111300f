import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { assets, isFile, readText } from './files.mjs'
import { npmFolders } from './locate.mjs'
import { npmScript, sourceRoot } from './modules.mjs'
import { definesOf } from './settings.mjs'
import { toCss } from './styles.mjs'
import { BUILT_IN_TAGS } from './tags.mjs'

/** Everything that the runtime reads as data: app.json, the components' configuration and styles, the templates. */
function dataModule(/** @type {import('./app.mjs').App} */ app) {
  const components = [...app.components].map(([canonical, { json }]) => {
    const page = app.pages.includes(canonical) ? canonical : undefined
    return [canonical, { json, css: toCss(`${canonical}.wxss`, app, page) }]
  })
  return [
    `export const app=${JSON.stringify(app.json)}`,
    `export const pages=${JSON.stringify(app.pages)}`,
    `export const builtInTags=${JSON.stringify(BUILT_IN_TAGS)}`,
    `export const appCss=${JSON.stringify(toCss('app.wxss', app, undefined))}`,
    `export const components=${JSON.stringify(Object.fromEntries(components))}`,
    `export const templates=${app.templates.code}`,
  ].join('\n')
}

/** The runtime first (it defines Page, Component, wx), then app.ts, then every page and component, then the start. */
function entryModule(/** @type {import('./app.mjs').App} */ app, /** @type {string} */ runtime) {
  const main = ['app.ts', 'app.js'].map((file) => path.join(app.source, file)).find(isFile)
  const files = [main, ...[...app.components.values()].map((each) => each.main)]
  const imports = files.map((file) => `import ${JSON.stringify(file)}`)
  return [`import {start} from ${JSON.stringify(`${runtime}/index.ts`)}`, ...imports, 'start()'].join('\n')
}

/** @returns {esbuild.Plugin} */
function previewPlugin(/** @type {import('./app.mjs').App} */ app, /** @type {string} */ runtime) {
  const npm = npmFolders(app.root)
  const own = sourceRoot(app.source)
  const mains = new Map([...app.components].map(([canonical, { main }]) => [main, canonical]))
  const virtual = { 'mp:data': () => dataModule(app), 'mp:entry': () => entryModule(app, runtime) }
  return {
    name: 'mini-program-preview',
    setup(build) {
      build.onResolve({ filter: /^mp:/ }, ({ path: id }) => ({ path: id, namespace: 'mp' }))
      build.onLoad({ filter: /.*/, namespace: 'mp' }, ({ path: id }) => ({
        contents: virtual[/** @type {keyof typeof virtual} */ (id)](),
        loader: 'js',
        resolveDir: app.root,
      }))
      // Component() must know which component it defines. Imports are hoisted, so this line runs just before the
      // file's own code, after all that it imports.
      build.onLoad({ filter: /\.[jt]s$/ }, ({ path: file }) => {
        const canonical = mains.get(file)
        if (!canonical) return undefined
        const loader = file.endsWith('.ts') ? 'ts' : 'js'
        return { contents: `__mpEnter(${JSON.stringify(canonical)});${readText(file)}`, loader }
      })
      // Between, because of this repository's "type": "module": an import from there would take the whole of a CommonJS
      // module as its default, WeChat (and a file without a package around it) takes its `default`.
      build.onResolve({ filter: /^[^./]/ }, ({ path: id, namespace }) => {
        const folder = namespace === 'mp' || namespace === 'npm' ? undefined : npm(id)
        return folder ? { path: app.real(npmScript(id, folder)), namespace: 'npm' } : undefined
      })
      build.onLoad({ filter: /.*/, namespace: 'npm' }, ({ path: file }) => ({
        contents: `export * from ${JSON.stringify(file)};export { default } from ${JSON.stringify(file)}`,
        resolveDir: app.root,
      }))
      build.onResolve({ filter: /^\// }, ({ path: id }) => {
        const hit = isFile(id) ? undefined : own(id)
        return hit ? { path: hit } : undefined
      })
    },
  }
}

/**
 * The same sources for an ordinary browser: path to content, with index.html as the entry.
 * @param {import('./app.mjs').App} app
 * @param {string} runtime absolute path of local/phone/runtime
 * @returns {Promise<Map<string, string | Buffer>>}
 */
export async function buildForPreview(app, runtime) {
  const result = await esbuild.build({
    entryPoints: { app: 'mp:entry' },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    mainFields: ['module', 'main'],
    target: 'es2022',
    outdir: '/preview',
    write: false,
    minify: true,
    sourcemap: 'linked',
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"', ...definesOf(app.settings) },
    plugins: [previewPlugin(app, runtime)],
  })
  /** @type {Map<string, string | Buffer>} */
  const files = new Map(result.outputFiles.map((file) => [path.basename(file.path), Buffer.from(file.contents)]))
  const version = (/** @type {string} */ file) =>
    `${file}?v=${createHash('sha256')
      .update(files.get(file) ?? '')
      .digest('hex')
      .slice(0, 12)}`
  const html = readText(path.join(runtime, 'index.html'))
  files.set('index.html', html.replace('app.css', version('app.css')).replace('app.js', version('app.js')))
  for (const file of assets(app.source)) files.set(file, fs.readFileSync(path.join(app.source, file)))
  return files
}
