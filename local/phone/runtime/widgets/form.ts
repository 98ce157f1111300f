import { isFormField } from '../framework/form-field'
import { glassElementOf } from '../framework/glass'
import { instanceOf, isGlassComponent, type Widget } from './widget'

interface Field {
  name: string
  value: () => unknown
  reset: () => void
}

/** A built-in field with a name, or a custom component that has the behavior wx://form-field. */
function fieldOf(node: Element): Field | undefined {
  const self = instanceOf(node)
  const own = self?.field
  if (self && own) {
    const name = self.data('name')
    return name ? { name, value: own.value, reset: own.reset } : undefined
  }
  const found = glassElementOf(node)
  if (!found || found.node !== node || !isGlassComponent(found.element) || !isFormField(found.element)) return undefined
  const component = found.element
  const { name, value } = component.data as { name?: string; value?: unknown }
  return name ? { name, value: () => value, reset: () => component.setData({ value: '' } as never) } : undefined
}

/** Runs the form around `from`: "submit" collects the fields, "reset" brings back their first values. */
export function submitForm(from: Element, type: string) {
  const form = instanceOf(from.closest('wx-form'))
  if (!form) return
  const fields = [...form.host.querySelectorAll('*')].map(fieldOf).filter((field) => field !== undefined)
  if (type === 'reset') for (const field of fields) field.reset()
  const value = Object.fromEntries(fields.map((field) => [field.name, field.value()]))
  form.emit(type, type === 'submit' ? { value } : {})
}

export const form: Widget = { props: { reportSubmit: Boolean } }
