import { component, glassEasel } from 'glass-easel-miniprogram-adapter'

export { component, glassEasel }
export type GlassElement = glassEasel.Element
export type GlassComponent = glassEasel.GeneralComponent
/** `this` of a page or component. */
export type Caller = component.GeneralComponent & Record<string, unknown>

/** A DOM node that stands for an element of the component framework. */
export type HostNode = HTMLElement & { __wxElement?: GlassElement }

/** The framework's element for a DOM node: its own or that of the nearest ancestor which has one. */
export function glassElementOf(node: EventTarget | null): { element: GlassElement; node: HostNode } | undefined {
  let at = node instanceof Node ? (node as HostNode) : null
  while (at && !at.__wxElement) at = at.parentNode as HostNode | null
  return at?.__wxElement ? { element: at.__wxElement, node: at } : undefined
}

/** The DOM node of a framework element, if it has one (virtual hosts and slots have none). */
export const domOf = (element: GlassElement) => element.getBackendElement() as unknown as HostNode | null
