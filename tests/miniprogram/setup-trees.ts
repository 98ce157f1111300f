import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { type Locator, locator, resolveComponent } from '../../scripts/phone/locate.mjs'

const ROOT = resolve(__dirname, '../..')
const VANT = 'miniprogram_npm/@vant/weapp'
/** The compiler's answer is some 400 KB for Vant alone; its own limit is 1 MB. */
const OUTPUT_LIMIT = 64 * 1024 * 1024
type Using = Record<string, string>
interface Compiler {
  wxmlToJs(root: string, options: { wxmlList: string[]; wxsList: string[]; maxBuffer: number }): string
}
const { wxmlToJs } = createRequire(__filename)('miniprogram-compiler') as Compiler

/** A reference as a path from the root; one that leads nowhere stays, and load.ts refuses to load who uses it. */
function absolute(ref: string, from: string, at: Locator): string {
  try {
    return `/${resolveComponent(ref, from, at)}`
  } catch {
    return ref
  }
}

/** Components of app.json belong to every page and component. */
function withAbsolutePaths(json: { usingComponents?: Using }, from: string, shared: Using, at: Locator) {
  const own = Object.entries(json.usingComponents ?? {}).map(([tag, ref]) => [tag, absolute(ref, from, at)])
  return { ...json, usingComponents: { ...shared, ...Object.fromEntries(own) } }
}

async function copyTree(source: string, target: string) {
  const at = locator(source, ROOT)
  const appJson = join(source, 'app.json')
  const app = existsSync(appJson) ? JSON.parse(await readFile(appJson, 'utf8')) : {}
  const { usingComponents: shared } = withAbsolutePaths(app, 'app', {}, at)
  for (const file of await readdir(source, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const path = join(file.parentPath ?? file.path, file.name).slice(source.length + 1)
    await mkdir(dirname(join(target, path)), { recursive: true })
    if (path.endsWith('.json')) {
      const json = JSON.parse(await readFile(join(source, path), 'utf8'))
      await writeFile(
        join(target, path),
        JSON.stringify(withAbsolutePaths(json, path.replace(/\.json$/, ''), shared, at)),
      )
    } else if (/\.[jt]s$/.test(path)) {
      // A link, so that the module is the one that a test itself would import or mock.
      await symlink(join(source, path), join(target, path))
    } else {
      await copyFile(join(source, path), join(target, path))
    }
  }
}

/** Files below `folder` that end so, relative to `root`; follows links, which the compiler's own search does not. */
async function filesBelow(root: string, folder: string, suffix: string): Promise<string[]> {
  const files = await readdir(join(root, folder), { recursive: true })
  return files.filter((file) => file.endsWith(suffix)).map((file) => join(folder, file))
}

/** WeChat's own compiler, run once for all tests; load.ts reads the result. */
async function compileTemplates(root: string) {
  const lists = await Promise.all(
    ['.wxml', '.wxs'].map(async (suffix) => [
      ...(await filesBelow(root, '', suffix)),
      ...(await filesBelow(root, VANT, suffix)),
    ]),
  )
  const [wxmlList = [], wxsList = []] = lists
  await writeFile(join(root, 'templates.js'), wxmlToJs(root, { wxmlList, wxsList, maxBuffer: OUTPUT_LIMIT }))
}

/**
 * miniprogram-simulate finds neither npm packages nor components by relative path inside them, and renders what it does
 * not find as empty tags without a word. So it gets a copy of the sources in which all paths are absolute, with Vant
 * at miniprogram_npm, where WeChat has it.
 */
export default async function setup() {
  const trees = await mkdtemp(join(tmpdir(), 'components-'))
  for (const source of [join(ROOT, 'miniprogram'), join(ROOT, 'tests/local/phone/fixture')]) {
    const target = join(trees, basename(source))
    await copyTree(source, target)
    await mkdir(dirname(join(target, VANT)), { recursive: true })
    await symlink(join(ROOT, 'node_modules/@vant/weapp/lib'), join(target, VANT))
    await compileTemplates(target)
  }
  process.env.COMPONENT_TREES = trees
}
