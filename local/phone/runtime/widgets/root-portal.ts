import { element, frameOf } from '../dom'
import type { Self, Widget } from './widget'

const portals = new WeakMap<Self, HTMLElement>()

/**
 * The children of a root-portal lie at the end of the page's frame, outside of everything that clips or moves the
 * place where it is written. The framework puts children into the host; the host passes them on.
 */
function redirect({ host }: Self, portal: HTMLElement) {
  Object.assign(host, {
    appendChild: (child: Node) => portal.appendChild(child),
    insertBefore: (child: Node, before: Node | null) => portal.insertBefore(child, before),
    removeChild: (child: Node) => portal.removeChild(child),
    replaceChild: (child: Node, old: Node) => portal.replaceChild(child, old),
  })
}

export const rootPortal: Widget = {
  props: { enable: { type: Boolean, value: true } },
  create: (self) => {
    const portal = element('mp-portal')
    portals.set(self, portal)
    redirect(self, portal)
  },
  attached: (self) => {
    const portal = portals.get(self)
    if (!portal) return
    if (self.data<boolean>('enable')) frameOf(self.host)?.append(portal)
    else Element.prototype.append.call(self.host, portal)
  },
  detached: (self) => portals.get(self)?.remove(),
}
