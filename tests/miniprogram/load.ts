import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import simulate from 'miniprogram-simulate'
import { Rendered, type SimulatedComponent, settled } from './rendered'
import { definitions, stack, takeErrors } from './simulation'

type Query = Record<string, string>
type Method = (...args: unknown[]) => unknown
/** Which sources: the mini-program, or the small one that tests the tests. */
export type Source = 'miniprogram' | 'fixture'
/** The trees are where setup-trees.ts has put them. */
const treeOf = (source: Source) => join(process.env.COMPONENT_TREES as string, source)
let mounted: Rendered[] = []

export { Rendered, settled } from './rendered'

/** Who uses a component that is not there would get an empty tag for it. */
function requireComponents(path: string, tree: string, seen = new Set<string>()) {
  if (seen.has(path)) return
  seen.add(path)
  const file = join(tree, `${path}.json`)
  if (!existsSync(file)) throw new Error(`${path}.json does not exist`)
  const { usingComponents = {} } = JSON.parse(readFileSync(file, 'utf8')) as { usingComponents?: Query }
  for (const [tag, target] of Object.entries(usingComponents)) {
    const next = target.startsWith('/') ? target.slice(1) : join(path, '..', target)
    if (!existsSync(join(tree, `${next}.json`))) throw new Error(`${path}: component ${tag} (${target}) was not found`)
    requireComponents(next, tree, seen)
  }
}

function mount(path: string, props: object, source: Source): Rendered {
  const tree = treeOf(source)
  requireComponents(path, tree)
  const id = simulate.load(join(tree, path), path.split('/').at(-2) ?? 'main', { rootPath: tree })
  const component = simulate.render(id, props) as unknown as SimulatedComponent
  const rendered = new Rendered(component)
  mounted.push(rendered)
  return rendered
}

const attach = ({ component }: Rendered) => {
  const parent = document.createElement('div')
  document.body.append(parent)
  component.attach(parent)
}

/**
 * Renders a component, e.g. `await loadComponent('components/matter-head/index', {matter})`, with all components that
 * it uses, Vant's too. Resolves when it is drawn.
 * @param path from the mini-program's folder, without suffix
 */
export async function loadComponent(
  path: string,
  props: object = {},
  source: Source = 'miniprogram',
): Promise<Rendered> {
  const rendered = mount(path, props, source)
  attach(rendered)
  await settled()
  return rendered
}

/**
 * Opens a page: onLoad with the query, onShow, onReady, in WeChat's order, and resolves when it is drawn. It lies on top
 * of getCurrentPages(). Its tab bar is a fake whose setData is recorded in `instance.getTabBar().data`.
 */
export async function loadPage(path: string, query: Query = {}, source: Source = 'miniprogram'): Promise<Rendered> {
  const page = mount(path, {}, source)
  const { instance } = page
  const declared = Object.keys((definitions.get(join(treeOf(source), path))?.properties ?? {}) as object)
  page.component.setData(
    Object.fromEntries(declared.filter((name) => name in query).map((name) => [name, query[name]])),
  )
  const tabBar = {
    data: {} as object,
    setData(data: object) {
      Object.assign(tabBar.data, data)
    },
  }
  const fields = { route: path, options: query, getTabBar: () => tabBar, getOpenerEventChannel: () => channel() }
  Object.assign(instance, fields)
  stack.push(page)
  attach(page)
  for (const [name, ...args] of [['onLoad', query], ['onShow'], ['onReady']] as [string, ...unknown[]][]) {
    await (instance[name] as Method | undefined)?.apply(instance, args)
    if (name === 'onShow') page.component.triggerPageLifeTime('show')
  }
  await settled()
  return page
}

const channel = () => ({ on: () => undefined, once: () => undefined, off: () => undefined, emit: () => undefined })

/** Takes all pages and components of a test away: onUnload, detached. Throws what handlers threw. After each test. */
export async function unmountAll() {
  for (const rendered of mounted.reverse()) {
    const { onUnload } = rendered.instance as { onUnload?: Method }
    if (stack.includes(rendered)) await onUnload?.apply(rendered.instance)
    rendered.component.detach()
  }
  mounted = []
  stack.length = 0
  document.body.replaceChildren()
  const [error] = takeErrors()
  if (error) throw error
}
