import path from 'node:path'

/** @typedef {Map<string, string | Buffer>} Files The built package: path with suffix to content. */

const ASSET = /\.(?:png|jpe?g|gif|svg|webp|mp3|mp4|m4a)$/

/** Where `to`, as written in the file `from`, leads inside the package. */
const target = (/** @type {string} */ from, /** @type {string} */ to) =>
  to.startsWith('/') ? to.slice(1) : path.posix.join(path.posix.dirname(from), to)

/** A page's, component's or bar's files; without styles it may be, without the others not. */
function filesOf(/** @type {string} */ canonical, /** @type {Files} */ files) {
  const style = `${canonical}.wxss`
  return [`${canonical}.js`, `${canonical}.json`, `${canonical}.wxml`, ...(files.has(style) ? [style] : [])]
}

/** WeChat looks for npm components in miniprogram_npm by itself. */
function componentAt(/** @type {string} */ ref, /** @type {string} */ from, /** @type {Files} */ files) {
  const here = target(from, ref)
  return files.has(`${here}.js`) || /^[./]/.test(ref) ? here : `miniprogram_npm/${ref}`
}

function namedByJson(/** @type {string} */ file, /** @type {string} */ text, /** @type {Files} */ files) {
  const json = JSON.parse(text)
  const generics = Object.values(json.componentGenerics ?? {}).flatMap((each) => each.default ?? [])
  return [...Object.values(json.usingComponents ?? {}), ...generics].flatMap((ref) =>
    filesOf(componentAt(ref, file, files), files),
  )
}

function requiredBy(/** @type {string} */ file, /** @type {string} */ text, /** @type {Files} */ files) {
  return [...text.matchAll(/(?<![\w.$])require\(["']([^"']+)["']\)/g)].map(([, to]) => {
    if (!/^[./]/.test(to)) return to
    const here = target(file, to)
    return [here, `${here}.js`, `${here}/index.js`].find((each) => files.has(each)) ?? here
  })
}

function namedByMarkup(/** @type {string} */ file, /** @type {string} */ text) {
  const parts = [...text.matchAll(/<(import|include|wxs)\b[^>]*?\bsrc=["']([^"']+)["']/g)].map(([, tag, src]) => {
    const suffix = tag === 'wxs' ? '.wxs' : '.wxml'
    return target(file, src.endsWith(suffix) ? src : src + suffix)
  })
  const sources = [...text.matchAll(/\bsrc=["']([^"'{]+)["']/g)].map(([, src]) => src)
  return [...parts, ...sources.filter((src) => ASSET.test(src)).map((src) => target(file, src))]
}

const importedBy = (/** @type {string} */ file, /** @type {string} */ text) =>
  [...text.matchAll(/@import (?:url\()?["']([^"']+)["']/g)].map(([, to]) => target(file, to))

/** Pictures that a script or a binding names whole, as '/images/a.png'. */
const quotedAssets = (/** @type {string} */ text, /** @type {Files} */ files) =>
  [...text.matchAll(/["'`]\/([^"'`\s]+)["'`]/g)].map(([, to]) => to).filter((to) => ASSET.test(to) && files.has(to))

/** What one file names, each as a path of the package. */
function namedBy(/** @type {string} */ file, /** @type {Files} */ files) {
  const text = String(files.get(file))
  const suffix = path.posix.extname(file)
  if (suffix === '.json') return namedByJson(file, text, files)
  if (suffix === '.js') return [...requiredBy(file, text, files), ...quotedAssets(text, files)]
  if (suffix === '.wxml') return [...namedByMarkup(file, text), ...quotedAssets(text, files)]
  if (suffix === '.wxs') return requiredBy(file, text, files)
  return suffix === '.wxss' ? importedBy(file, text) : []
}

/** What WeChat itself opens: the app and what app.json names. */
function roots(/** @type {import('./declarations.mjs').AppJson} */ json, /** @type {Files} */ files) {
  const icons = (json.tabBar?.list ?? []).flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
  const whole = [
    ...['app.js', 'app.json', 'app.wxss'],
    ...[json.sitemapLocation, json.themeLocation, ...icons].flatMap((each) => each ?? []),
  ]
  const subpackages = json.subPackages ?? json.subpackages ?? []
  const pages = subpackages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page)))
  const bar = json.tabBar?.custom ? ['custom-tab-bar/index'] : []
  return [...whole, ...[...json.pages, ...pages, ...bar].flatMap((each) => filesOf(each, files))]
}

/**
 * Follows the package from app.json to every file. Findings: a file that is named and missing, a module of node or of
 * a package that is not in it, a file that nothing names, and a file of one subpackage that is named from outside it
 * (WeChat loads subpackages later, or never).
 * @param {Files} files
 * @param {import('./declarations.mjs').AppJson} json
 * @param {string[]} subpackages roots, each ending in "/"
 */
export function referenceFindings(files, json, subpackages) {
  const packageOf = (/** @type {string} */ file) => subpackages.find((each) => file.startsWith(each)) ?? ''
  /** @type {string[]} */ const findings = []
  const open = roots(json, files).map((file) => ({ file, from: 'app.json' }))
  /** @type {Set<string>} */ const seen = new Set()
  for (let next = open.pop(); next; next = open.pop()) {
    const { file, from } = next
    const home = packageOf(file)
    if (!files.has(file)) findings.push(`${from}: names ${file}, which does not exist`)
    else if (from !== 'app.json' && home && home !== packageOf(from))
      findings.push(`${from}: names ${file} of another package`)
    if (seen.has(file) || !files.has(file)) continue
    seen.add(file)
    open.push(...namedBy(file, files).map((named) => ({ file: named, from: file })))
  }
  const unused = [...files.keys()].filter((file) => !seen.has(file))
  return [...findings, ...unused.map((file) => `${file}: nothing uses it`)]
}
