import path from 'node:path'
import { isFile, readText } from './files.mjs'
import { compileTemplates } from './templates.mjs'

/**
 * @typedef {object} Component A page or component of the mini-program.
 * @property {Record<string, any>} json its .json, with `usingComponents` as absolute canonical paths ("/pages/x/index")
 * @property {string} main absolute path of its .ts or .js
 * @property {boolean} own false for components of npm packages
 */

/**
 * @typedef {object} App What belongs to one mini-program. A canonical path is the path inside the package as WeChat
 * knows it, without suffix: "pages/todo/index" or "miniprogram_npm/@vant/weapp/button/index".
 * @property {string} source absolute path of the mini-program's folder
 * @property {string} root absolute path of the repository (its node_modules are used)
 * @property {Record<string, any>} json app.json
 * @property {string[]} pages
 * @property {string[]} subpackages roots, each ending in "/"
 * @property {Map<string, Component>} components pages too
 * @property {ReturnType<typeof compileTemplates>} templates
 * @property {(canonical: string) => string} real canonical path (suffix kept) to absolute path
 */

const readJson = (/** @type {string} */ file) => JSON.parse(readText(file))
export const NPM = 'miniprogram_npm/'

/** "@vant/weapp/button/index" -> "@vant/weapp" */
export const packageOf = (/** @type {string} */ id) =>
  id
    .split('/')
    .slice(0, id.startsWith('@') ? 2 : 1)
    .join('/')

/** Finds the folder that an npm package offers to mini-programs (the "miniprogram" field of its package.json). */
export function npmFolders(/** @type {string} */ root) {
  /** @type {Map<string, string | undefined>} */
  const folders = new Map()
  return (/** @type {string} */ id) => {
    const name = packageOf(id)
    if (!folders.has(name)) {
      const manifest = path.join(root, 'node_modules', name, 'package.json')
      const folder = isFile(manifest) ? readJson(manifest).miniprogram : undefined
      folders.set(name, folder && path.join(path.dirname(manifest), folder))
    }
    return folders.get(name)
  }
}

/** Canonical path to file: own sources below `source`, npm packages where node_modules has them. */
export function locator(/** @type {string} */ source, /** @type {string} */ root) {
  const npm = npmFolders(root)
  const real = (/** @type {string} */ canonical) => {
    if (!canonical.startsWith(NPM)) return path.join(source, canonical)
    const id = canonical.slice(NPM.length)
    const folder = npm(id)
    if (!folder) throw new Error(`npm package of ${canonical} has no mini-program part`)
    return path.join(folder, id.slice(packageOf(id).length))
  }
  return { npm, real }
}

/** WeChat's order: relative or absolute inside the source, then npm; the path itself or its index. */
export function resolveComponent(
  /** @type {string} */ ref,
  /** @type {string} */ from,
  /** @type {ReturnType<typeof locator>} */ at,
) {
  const near = ref.startsWith('/') ? ref.slice(1) : path.posix.join(path.posix.dirname(from), ref)
  const candidates = [near, `${near}/index`]
  if (!/^[./]/.test(ref) && at.npm(ref)) candidates.push(`${NPM}${ref}`, `${NPM}${ref}/index`)
  const hit = candidates.find((each) => isFile(`${at.real(each)}.json`))
  if (!hit) throw new Error(`${from}: component "${ref}" was not found`)
  return hit
}

function pageList(/** @type {Record<string, any>} */ json) {
  const subpackages = json.subPackages ?? json.subpackages ?? []
  return {
    pages: [
      ...json.pages,
      ...subpackages.flatMap((/** @type {any} */ each) =>
        each.pages.map((/** @type {string} */ page) => path.posix.join(each.root, page)),
      ),
    ],
    subpackages: subpackages.map((/** @type {any} */ each) => `${each.root.replace(/\/$/, '')}/`),
  }
}

/**
 * Reads app.json and follows it to every page, component, template and script.
 * Throws with file and reason when a component is missing or a template does not compile.
 * @param {{source: string, root: string}} options
 * @returns {App}
 */
export function readApp({ source, root }) {
  const at = locator(source, root)
  const json = readJson(path.join(source, 'app.json'))
  const { pages, subpackages } = pageList(json)
  /** @type {Map<string, Component>} */
  const components = new Map()

  const use = (/** @type {Record<string, string>} */ using, /** @type {string} */ from) =>
    Object.entries(using).map(([tag, ref]) => {
      const target = resolveComponent(ref, from, at)
      add(target)
      return [tag, `/${target}`]
    })
  const add = (/** @type {string} */ canonical) => {
    if (components.has(canonical)) return
    const file = at.real(canonical)
    const main = [`${file}.ts`, `${file}.js`].find(isFile)
    if (!main) throw new Error(`${canonical}: neither .ts nor .js was found`)
    const own = !canonical.startsWith(NPM)
    /** @type {Component} */
    const component = { json: isFile(`${file}.json`) ? readJson(`${file}.json`) : {}, main, own }
    components.set(canonical, component)
    const shared = own ? use(json.usingComponents ?? {}, 'app') : []
    const using = Object.fromEntries([...shared, ...use(component.json.usingComponents ?? {}, canonical)])
    component.json = { ...component.json, usingComponents: using }
    for (const generic of Object.values(component.json.componentGenerics ?? {})) {
      if (generic.default) generic.default = use({ it: generic.default }, canonical)[0]?.[1]
    }
  }
  for (const page of pages) add(page)
  if (json.tabBar?.custom) add('custom-tab-bar/index')

  const templates = compileTemplates(components, at.real)
  return { source, root, json, pages, subpackages, components, templates, real: at.real }
}
