import { frameOf, rectInFrame } from '../dom'
import { missing } from '../missing'
import { type Caller, domOf, type GlassElement, glassEasel, type HostNode } from './glass'

type Callback = (result: unknown) => void
type Fields = WechatMiniprogram.Fields
interface Request {
  component: Caller | undefined
  /** null: the viewport */
  selector: string | null
  all: boolean
  fields: Fields
  callback?: Callback | undefined
}

/** Built-in components that hand out a node (canvas) or a context (video, canvas) put it here. */
export const nodeHandles = new WeakMap<GlassElement, { node?: unknown; context?: unknown }>()

const scrollOf = (node: Element) => {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = node
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

function geometry(node: HostNode | null, fields: Fields) {
  const rect = node ? rectInFrame(node) : new DOMRect()
  const { left, top, right, bottom, width, height } = rect
  return {
    ...(fields.rect && { left, top, right, bottom }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && node && scrollOf(node)),
  }
}

function read(element: GlassElement, fields: Fields) {
  const node = domOf(element)
  const data = glassEasel.Component.isComponent(element) ? (element.data as Record<string, unknown>) : {}
  const style = node && fields.computedStyle?.length ? getComputedStyle(node) : undefined
  const handle = nodeHandles.get(element)
  if (fields.node && !handle?.node) throw missing(`SelectorQuery node of <${node?.localName}>`)
  if (fields.context && !handle?.context) throw missing(`SelectorQuery context of <${node?.localName}>`)
  return {
    ...(fields.id && { id: element.id }),
    ...(fields.dataset && { dataset: element.dataset }),
    ...(fields.mark && { mark: element.collectMarks() }),
    ...geometry(node, fields),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, data[name]])),
    ...(style &&
      Object.fromEntries(fields.computedStyle?.map((name) => [name, style.getPropertyValue(kebab(name))]) ?? [])),
    ...(fields.node && { node: handle?.node }),
    ...(fields.context && { context: handle?.context }),
  }
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function readViewport(component: Caller | undefined, fields: Fields) {
  const host = component && domOf(component._$)
  const frame = frameOf(host ?? null)
  const rect = { left: 0, top: 0, right: frame?.clientWidth ?? 0, bottom: frame?.clientHeight ?? 0 }
  const scroll = frame?.querySelector('.mp-scroll')
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && rect),
    ...(fields.size && { width: rect.right, height: rect.bottom }),
    ...(fields.scrollOffset && scroll && scrollOf(scroll)),
  }
}

function answer({ component, selector, all, fields }: Request): unknown {
  if (selector === null) return readViewport(component, fields)
  const root = component?._$.getShadowRoot()
  if (all) return root ? root.querySelectorAll(selector).map((each) => read(each, fields)) : []
  const found = root?.querySelector(selector)
  return found ? read(found, fields) : null
}

/** wx.createSelectorQuery() and this.createSelectorQuery(); measures are relative to the page's frame. */
export class SelectorQuery {
  private readonly requests: Request[] = []

  constructor(private component: Caller | undefined) {}

  in(component: Caller) {
    this.component = component
    return this
  }

  select(selector: string) {
    return this.nodes(selector, false)
  }

  selectAll(selector: string) {
    return this.nodes(selector, true)
  }

  selectViewport() {
    return this.nodes(null, false)
  }

  /** Answers in the order asked, after what is running now has ended, as WeChat does. */
  exec(callback?: (results: unknown[]) => void) {
    const requests = this.requests.splice(0)
    setTimeout(() => {
      const results = requests.map((request) => {
        const result = answer(request)
        request.callback?.(result)
        return result
      })
      callback?.(results)
    })
    return this
  }

  private nodes(selector: string | null, all: boolean) {
    const component = this.component
    const ask = (fields: Fields) => (callback?: Callback) => {
      this.requests.push({ component, selector, all, fields, callback })
      return this
    }
    return {
      boundingClientRect: ask({ id: true, dataset: true, rect: true, size: true }),
      scrollOffset: ask({ id: true, dataset: true, scrollOffset: true }),
      fields: (fields: Fields, callback?: Callback) => ask(fields)(callback),
      node: ask({ node: true }),
      context: ask({ context: true }),
    }
  }
}
