import { element } from '../dom'
import type { Widget } from './widget'

/** The browser's own range field: finger, mouse and keyboard come with it. */
export const slider: Widget = {
  props: {
    name: String,
    min: Number,
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: Number,
    disabled: Boolean,
    showValue: Boolean,
    color: String,
    activeColor: { type: String, value: '#1aad19' },
    backgroundColor: String,
    blockSize: { type: Number, value: 28 },
    blockColor: String,
  },
  create: (self) => {
    const { host, data, emit } = self
    const range = element('', 'input')
    range.type = 'range'
    const shown = element('mp-slider-value', 'span')
    host.append(range, shown)
    const show = () => {
      shown.hidden = !data<boolean>('showValue')
      shown.textContent = range.value
    }
    range.addEventListener('input', (event) => {
      event.stopPropagation()
      show()
      emit('changing', { value: Number(range.value) })
    })
    range.addEventListener('change', (event) => {
      event.stopPropagation()
      self.set('value', Number(range.value))
      emit('change', { value: Number(range.value) })
    })
    let initial: number | undefined
    self.field = { value: () => Number(range.value), reset: () => self.set('value', initial ?? data<number>('min')) }
    const bounds = () => {
      Object.assign(range, { min: data<number>('min'), max: data<number>('max'), step: data<number>('step') })
      range.value = String(data<number>('value'))
      show()
    }
    return {
      ...{ min: bounds, max: bounds, step: bounds, showValue: show },
      value: (value: number) => {
        initial ??= value
        bounds()
      },
      disabled: (value: boolean) => {
        range.disabled = !!value
      },
      activeColor: (value: string) => {
        range.style.accentColor = value
      },
    }
  },
}
