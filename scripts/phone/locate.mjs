import path from 'node:path'
import { isFile, readText } from './files.mjs'

const readJson = (/** @type {string} */ file) => JSON.parse(readText(file))

/** Where the npm components of a mini-program lie, as WeChat has it. */
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
