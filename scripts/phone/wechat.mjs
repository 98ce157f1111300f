import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { assets, isFile, readText } from './files.mjs'
import { NPM } from './locate.mjs'
import { buildModules, TARGET } from './modules.mjs'
import { compactWxss } from './styles.mjs'

const TAG = /<[a-zA-Z](?:"[^"]*"|'[^']*'|[^"'>])*>/g

/** Comments and indentation in and between tags go; text keeps its blanks, since they show in <text>. */
const compactWxml = (/** @type {string} */ source) =>
  source
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(TAG, (tag) => tag.replace(/\s*\n\s*/g, ' '))
    .replace(/>\s*\n\s*</g, '>\n<')

const compactWxs = (/** @type {string} */ source) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s+/g, '\n')

/** Follows requires between the scripts of npm packages; each is copied once, minified, as the CommonJS that it is. */
function npmScripts(/** @type {Iterable<string>} */ first, /** @type {import('./app.mjs').App} */ app) {
  /** @type {Map<string, string>} */ const files = new Map()
  const add = (/** @type {string} */ file) => {
    if (files.has(file)) return
    const source = readText(app.real(file))
    files.set(file, esbuild.transformSync(source, { minify: true, target: TARGET, charset: 'utf8' }).code)
    for (const [, target] of source.matchAll(/require\(["']([^"']+)["']\)/g)) {
      const next = path.posix.join(path.posix.dirname(file), target)
      const hit = [next, `${next}.js`, `${next}/index.js`].find((each) => isFile(app.real(each)))
      if (!hit) throw new Error(`${file}: require of ${target}, which does not exist`)
      add(hit)
    }
  }
  for (const file of first) add(file)
  return files
}

function styles(/** @type {import('./app.mjs').App} */ app) {
  /** @type {Map<string, string>} */ const files = new Map()
  const add = (/** @type {string} */ file) => {
    if (files.has(file) || !isFile(app.real(file))) return
    const { text, imports } = compactWxss(file, app)
    files.set(file, text)
    for (const next of imports) add(next)
  }
  add('app.wxss')
  for (const canonical of app.components.keys()) add(`${canonical}.wxss`)
  return files
}

/** The component's own words again: WeChat finds npm components by itself, in miniprogram_npm. */
const originalJson = (/** @type {import('./app.mjs').App} */ app, /** @type {string} */ canonical) => {
  const file = `${app.real(canonical)}.json`
  return JSON.stringify(isFile(file) ? JSON.parse(readText(file)) : {})
}

/**
 * What WeChat's developer tools open: path (with suffix) to content.
 * @param {import('./app.mjs').App} app
 * @returns {Promise<Map<string, string | Buffer>>}
 */
export async function buildForWechat(app) {
  /** @type {Map<string, string | Buffer>} */ const files = new Map()
  const modules = await buildModules(app)
  const npmMains = [...app.components.keys()].filter((each) => each.startsWith(NPM)).map((each) => `${each}.js`)

  files.set('app.json', JSON.stringify(app.json))
  for (const extra of [app.json.sitemapLocation, app.json.themeLocation].filter(Boolean)) {
    files.set(extra, JSON.stringify(JSON.parse(readText(path.join(app.source, extra)))))
  }
  for (const [file, text] of modules.files) files.set(file, text)
  for (const [file, text] of npmScripts([...npmMains, ...modules.npmScripts], app)) files.set(file, text)
  for (const canonical of app.components.keys()) files.set(`${canonical}.json`, originalJson(app, canonical))
  for (const canonical of app.templates.wxml) {
    const file = app.real(`${canonical}.wxml`)
    files.set(`${canonical}.wxml`, isFile(file) ? compactWxml(readText(file)) : '')
  }
  for (const canonical of app.templates.wxs) {
    files.set(`${canonical}.wxs`, compactWxs(readText(app.real(`${canonical}.wxs`))))
  }
  for (const [file, text] of styles(app)) files.set(file, text)
  for (const file of assets(app.source)) files.set(file, fs.readFileSync(path.join(app.source, file)))
  return files
}
