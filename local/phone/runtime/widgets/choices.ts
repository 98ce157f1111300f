import { instanceOf, instancesBelow, type Self, type Widget } from './widget'

/** Draws the state; CSS does the rest (widgets.css). */
const stateSetters = ({ host }: Self) => ({
  checked: (value: boolean) => host.setAttribute('aria-checked', String(!!value)),
  disabled: (value: boolean) => host.toggleAttribute('disabled', !!value),
  color: (value: string) => host.style.setProperty('--mp-on', value),
})

function choose(self: Self, toggle: () => void) {
  self.activate = () => {
    if (!self.data<boolean>('disabled')) toggle()
  }
  self.host.addEventListener('click', self.activate)
  self.host.addEventListener('keydown', (event) => {
    if (event.key !== ' ' && event.key !== 'Enter') return
    event.preventDefault()
    self.activate?.()
  })
  self.host.tabIndex = 0
  self.host.setAttribute('aria-checked', 'false')
}

const CHOICE_PROPS = { value: String, checked: Boolean, disabled: Boolean, color: String }

const checkbox: Widget = {
  props: CHOICE_PROPS,
  create: (self) => {
    self.host.setAttribute('role', 'checkbox')
    choose(self, () => {
      self.set('checked', !self.data<boolean>('checked'))
      const group = instanceOf(self.host.closest('wx-checkbox-group'))
      group?.emit('change', { value: group.field?.value() })
    })
    return stateSetters(self)
  },
}

const radio: Widget = {
  props: CHOICE_PROPS,
  create: (self) => {
    self.host.setAttribute('role', 'radio')
    choose(self, () => {
      if (self.data<boolean>('checked')) return
      const group = instanceOf(self.host.closest('wx-radio-group'))
      for (const each of group ? instancesBelow(group.host, 'wx-radio') : []) each.set('checked', each === self)
      self.set('checked', true)
      group?.emit('change', { value: self.data('value') })
    })
    return stateSetters(self)
  },
}

const toggle: Widget = {
  props: { name: String, checked: Boolean, disabled: Boolean, color: String, type: { type: String, value: 'switch' } },
  create: (self) => {
    self.host.setAttribute('role', 'switch')
    let initial: boolean | undefined
    choose(self, () => {
      initial ??= self.data<boolean>('checked')
      const value = !self.data<boolean>('checked')
      self.set('checked', value)
      self.emit('change', { value })
    })
    self.field = {
      value: () => !!self.data<boolean>('checked'),
      reset: () => self.set('checked', initial ?? self.data('checked')),
    }
    return {
      ...stateSetters(self),
      type: (value: string) => {
        self.host.dataset.type = value
      },
    }
  },
}

export const choices: Record<string, Widget> = { checkbox, radio, switch: toggle }
