import { containerUnits, frameOf } from '../dom'
import { type GlassElement, glassEasel, type HostNode } from './glass'

type Dispatch = Parameters<glassEasel.CurrentWindowBackendContext['onEvent']>[0]
type BackendElement = Parameters<glassEasel.CurrentWindowBackendContext['setListenerStats']>[0]
type IntersectionListener = Parameters<glassEasel.CurrentWindowBackendContext['createIntersectionObserver']>[4]

/** WeChat's order of style sheets, whatever the order in which pages are opened. */
const SHEET_ORDER = ['app', 'component', 'page'] as const
export type SheetKind = (typeof SHEET_ORDER)[number]

const relative = (rect: DOMRectReadOnly, frame: DOMRect | undefined) =>
  frame ? new DOMRect(rect.x - frame.x, rect.y - frame.y, rect.width, rect.height) : rect

/**
 * The framework's view of the browser's document: built-in tags become `wx-*`, inline styles know rpx, every style
 * sheet is put in once and in order, and events come from framework/events.ts instead of the framework's own listeners.
 */
export class Backend extends glassEasel.CurrentWindowBackendContext {
  readonly longPressListeners = new WeakSet<object>()
  dispatch: Dispatch = () => undefined
  private readonly sheets = new Map<string, { kind: SheetKind; css: string }>()
  private readonly anchors: Record<SheetKind, Comment>

  constructor(builtInTags: readonly string[]) {
    super()
    const builtIn = new Set(builtInTags)
    const createElement = (tag: string) => {
      const node = document.createElement(builtIn.has(tag) ? `wx-${tag}` : tag)
      const setAttribute = node.setAttribute
      node.setAttribute = (name: string, value: string) =>
        setAttribute.call(node, name, name === 'style' ? containerUnits(String(value)) : value)
      return node
    }
    const ownDocument = {
      createElement,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    }
    this.document = ownDocument as unknown as this['document']
    const anchors = SHEET_ORDER.map((kind) => [kind, document.createComment(kind)] as const)
    for (const [, anchor] of anchors) document.head.append(anchor)
    this.anchors = Object.fromEntries(anchors) as Record<SheetKind, Comment>
  }

  registerSheet(path: string, kind: SheetKind, css: string) {
    this.sheets.set(path, { kind, css })
  }

  /** The framework asks again for every page that it creates; a second copy would change the order of rules. */
  override appendStyleSheetPath(path: string): number {
    const sheet = this.sheets.get(path)
    if (sheet?.css) {
      const style = document.createElement('style')
      style.dataset.sheet = path
      style.textContent = sheet.css
      this.anchors[sheet.kind].before(style)
      sheet.css = ''
    }
    return 0
  }

  override onEvent(listener: Dispatch) {
    this.dispatch = listener
  }

  /** All events are delegated; only whether a long press is awaited changes anything (no tap follows it then). */
  override setListenerStats(element: BackendElement, type: string) {
    if (element && (type === 'longpress' || type === 'longtap')) this.longPressListeners.add(element)
  }

  /** Relative to the page's frame, and with id and dataset of the target, which the framework leaves out. */
  override createIntersectionObserver(
    target: BackendElement,
    relativeTo: BackendElement | null,
    rootMargin: string,
    threshold: number[],
    listener: IntersectionListener,
  ) {
    const node = target as unknown as HostNode
    const frame = frameOf(node)
    const root = (relativeTo as unknown as HTMLElement | null) ?? frame
    const { id, dataset } = node.__wxElement as GlassElement
    const report = (entry: IntersectionObserverEntry) => {
      const origin = frame?.getBoundingClientRect()
      listener({
        ...{ id, dataset },
        intersectionRatio: entry.intersectionRatio,
        boundingClientRect: relative(entry.boundingClientRect, origin),
        intersectionRect: relative(entry.intersectionRect, origin),
        relativeRect: relative(entry.rootBounds ?? entry.boundingClientRect, origin),
        time: entry.time,
      })
    }
    // Sides that the page does not name arrive as "undefinedpx".
    const sides = rootMargin.replaceAll('undefined', '0')
    const observer = new IntersectionObserver((entries) => entries.forEach(report), {
      root,
      rootMargin: sides,
      threshold,
    })
    observer.observe(node)
    return { disconnect: () => observer.disconnect() }
  }
}
