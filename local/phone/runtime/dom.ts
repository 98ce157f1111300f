/** Creates an element with a class and children; the runtime's own markup needs no more. */
export function element<K extends keyof HTMLElementTagNameMap = 'div'>(
  className: string,
  tag: K = 'div' as K,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  node.className = className
  node.append(...children)
  return node
}

export const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** The frame that holds a page: what the mini-program calls its window. */
export const frameOf = (node: Element | null) => node?.closest<HTMLElement>('.mp-frame') ?? undefined

/** A rectangle relative to the page's frame, since the mini-program knows nothing of what stands around it. */
export function rectInFrame(node: Element): DOMRect {
  const rect = node.getBoundingClientRect()
  const frame = frameOf(node)?.getBoundingClientRect()
  return frame ? new DOMRect(rect.x - frame.x, rect.y - frame.y, rect.width, rect.height) : rect
}

/** rpx, vw and vh in inline styles: the page's frame is the container that they are measured by (see styles.mjs). */
export const containerUnits = (value: string) =>
  value.replace(/(-?\d*\.?\d+)rpx\b/g, 'calc($1 * var(--rpx))').replace(/(-?\d*\.?\d+)v(w|h|min|max)\b/g, '$1cq$2')
