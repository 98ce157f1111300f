import { builtInTags } from 'mp:data'
import type { GlassComponent, glassEasel, HostNode } from '../framework/glass'
import { missing } from '../missing'
import { button } from './button'
import { canvas } from './canvas'
import { choices } from './choices'
import { containers } from './containers'
import { form } from './form'
import { icon } from './icon'
import { image } from './image'
import { media } from './media'
import { navigator } from './navigator'
import { picker } from './pickers/picker'
import { pickerView } from './pickers/picker-view'
import { progress } from './progress'
import { richText } from './rich-text'
import { rootPortal } from './root-portal'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { swiper } from './swiper'
import { textField } from './text-field'
import { type Data, type Prop, remember, type Self, type Setters, type Widget } from './widget'

/** A tag that WeChat has and the preview has not. */
const absent = (tag: string): Widget => ({
  create: () => {
    missing(`<${tag}>`)
  },
})

const widgets: Record<string, Widget> = {
  ...Object.fromEntries(builtInTags.map((tag) => [tag, absent(tag)])),
  ...{ button, canvas, icon, image, navigator, progress, slider, form },
  ...{ ...choices, ...containers, ...media, ...pickerView, ...scrollView, ...swiper, ...textField },
  ...{ picker, 'rich-text': richText, 'root-portal': rootPortal },
}

const ATTRIBUTES: Record<string, string> = {
  hidden: 'hidden',
  ariaLabel: 'aria-label',
  ariaRole: 'role',
  role: 'role',
  ariaHidden: 'aria-hidden',
  ariaChecked: 'aria-checked',
  ariaSelected: 'aria-selected',
  ariaExpanded: 'aria-expanded',
  ariaLive: 'aria-live',
  ariaLabelledby: 'aria-labelledby',
  ariaDescribedby: 'aria-describedby',
  ariaModal: 'aria-modal',
  ariaDisabled: 'aria-disabled',
}

/** Properties that every built-in component has; they become attributes of the host. */
function commonSetters(self: Self): Setters {
  const attributes = Object.entries(ATTRIBUTES).map(([name, attribute]) => [
    name,
    (value: unknown) => {
      if (value === false || value === '' || value === undefined || value === null) self.host.removeAttribute(attribute)
      else self.host.setAttribute(attribute, value === true ? 'true' : String(value))
    },
  ])
  const animation = (value: unknown) => {
    if (value) throw missing('the animation attribute')
  }
  return { ...Object.fromEntries(attributes), animation }
}

function createSelf(component: GlassComponent): Self {
  const host = component.getBackendElement() as unknown as HostNode
  return {
    component,
    host,
    data: <T>(name: string) => (component.data as Data)[name] as T,
    set: (name, value) => component.setData({ [name]: value } as never),
    emit: (name, detail = {}, bubbles = false) => component.triggerEvent(name, detail, { bubbles, composed: bubbles }),
  }
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || value === false

function define(space: glassEasel.ComponentSpace, tag: string, widget: Widget) {
  const setters = new WeakMap<GlassComponent, Setters>()
  const selves = new WeakMap<GlassComponent, Self>()
  const common = Object.keys(commonSetters({} as Self)).map((name) => [name, null] as const)
  const props: Record<string, Prop> = { ...Object.fromEntries(common), ...widget.props }
  const properties = Object.entries(props).map(([name, prop]) => {
    const observer = function (this: GlassComponent, value: unknown) {
      setters.get(this)?.[name]?.(value as never)
    }
    return [name, { ...(prop && 'type' in prop ? prop : { type: prop }), observer }]
  })
  const definition = space.defineComponent({
    is: `wx://${tag}`,
    options: { propertyEarlyInit: false },
    properties: Object.fromEntries(properties),
    lifetimes: {
      created(this: GlassComponent) {
        const self = createSelf(this)
        remember(self)
        selves.set(this, self)
        const all: Setters = { ...commonSetters(self), ...widget.create?.(self) }
        for (const [name, setter] of Object.entries(all)) {
          const value = self.data<unknown>(name)
          if (!isEmpty(value)) setter(value as never)
        }
        setters.set(this, all)
      },
      attached(this: GlassComponent) {
        const self = selves.get(this)
        if (self) widget.attached?.(self)
      },
      detached(this: GlassComponent) {
        const self = selves.get(this)
        if (self) widget.detached?.(self)
      },
    },
  } as never)
  space.setGlobalUsingComponent(tag, definition as never)
}

/** Registers all built-in components. */
export function defineWidgets(space: glassEasel.ComponentSpace) {
  for (const [tag, widget] of Object.entries(widgets)) define(space, tag, widget)
}
