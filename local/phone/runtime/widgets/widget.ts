import { type GlassComponent, type GlassElement, glassEasel, type HostNode } from '../framework/glass'

type PropType = StringConstructor | NumberConstructor | BooleanConstructor | null
export type Prop = PropType | { type: PropType; value: unknown }
export type Data = Record<string, unknown>

/** One built-in component on a page, as its own code sees it. */
export interface Self {
  component: GlassComponent
  /** the `wx-*` element; children of the component are put into it by the framework */
  host: HostNode
  /** current property values, defaults included */
  data: <T = string>(name: string) => T
  /** changes a property from inside, which also serves `model:value` */
  set: (name: string, value: unknown) => void
  emit: (name: string, detail?: unknown, bubbles?: boolean) => void
  /** what a form asks; only fields have it */
  field?: { value: () => unknown; reset: () => void }
  /** what a tap on the label does */
  activate?: () => void
}

/** Called with a property's new value. */
export type Setters = Record<string, (value: never) => void>

/** The definition of a built-in component. */
export interface Widget {
  props?: Record<string, Prop>
  /** builds what is inside the host, once; returns what to do when a property changes */
  create?: ((self: Self) => Setters | undefined) | ((self: Self) => void)
  attached?: (self: Self) => void
  detached?: (self: Self) => void
}

const instances = new WeakMap<object, Self>()
export const remember = (self: Self) => {
  instances.set(self.component, self)
  instances.set(self.host, self)
}
/** The instance behind a framework element or a `wx-*` node. */
export const instanceOf = (target: GlassElement | Element | null): Self | undefined =>
  target ? instances.get(target) : undefined

/** Instances of the widgets `tags` below `root`, in document order. */
export const instancesBelow = (root: Element, tags: string): Self[] =>
  [...root.querySelectorAll(tags)].map((node) => instances.get(node)).filter((self) => self !== undefined)

/**
 * Class names as the page wrote them, prefixed with the style scope of the component that uses the widget: for classes
 * that the widget itself puts on an inner node (placeholder-class, indicator-class).
 */
export function scopedClass(component: GlassComponent, names: string): string {
  const owner = component.ownerShadowRoot?.getHostNode()
  const { styleScope, extraStyleScope } = owner?.getComponentOptions() ?? {}
  const manager = owner?.getRootBehavior().ownerSpace.styleScopeManager
  const prefixes = [styleScope, extraStyleScope]
    .filter((scope) => scope !== undefined && scope !== null)
    .map((scope) => manager?.queryName(scope as number))
    .map((name) => (name ? `${name}--` : ''))
  const all = prefixes.length ? prefixes : ['']
  return names
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((name) => all.map((prefix) => prefix + name))
    .join(' ')
}

export const isGlassComponent = (element: GlassElement): element is GlassComponent =>
  glassEasel.Component.isComponent(element)
