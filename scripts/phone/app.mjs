import path from 'node:path'
import { isFile, readText } from './files.mjs'
import { locator, NPM, resolveComponent } from './locate.mjs'
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
 * @property {import('./settings.mjs').Settings} settings what is built in
 * @property {Record<string, any>} json app.json
 * @property {string[]} pages
 * @property {string[]} subpackages roots, each ending in "/"
 * @property {Map<string, Component>} components pages too
 * @property {ReturnType<typeof compileTemplates>} templates
 * @property {(canonical: string) => string} real canonical path (suffix kept) to absolute path
 */

const readJson = (/** @type {string} */ file) => JSON.parse(readText(file))

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
 * Reads app.json and follows it to every page and component.
 * Throws with file and reason when one is missing.
 * @param {{source: string, root: string}} options
 * @returns {Pick<App, 'json' | 'pages' | 'subpackages' | 'components'>}
 */
export function readComponents({ source, root }) {
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
  return { json, pages, subpackages, components }
}

/**
 * The app with its templates and their scripts, too; throws when a template does not compile.
 * @param {{source: string, root: string, settings: import('./settings.mjs').Settings}} options
 * @returns {App}
 */
export function readApp({ source, root, settings }) {
  const app = readComponents({ source, root })
  const { real } = locator(source, root)
  return { ...app, source, root, settings, templates: compileTemplates(app.components, real), real }
}
