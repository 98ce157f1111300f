import { element } from '../dom'
import type { Widget } from './widget'

const length = (value: unknown) =>
  typeof value === 'number' || /^\d+$/.test(String(value)) ? `${value}px` : String(value)

export const progress: Widget = {
  props: {
    percent: Number,
    showInfo: Boolean,
    strokeWidth: { type: null, value: 6 },
    color: String,
    activeColor: { type: String, value: '#09bb07' },
    backgroundColor: { type: String, value: '#ebebeb' },
    active: Boolean,
    borderRadius: { type: null, value: 0 },
  },
  create: ({ host, data }) => {
    const bar = element('mp-progress-bar')
    const track = element('mp-progress-track', 'div', bar)
    const info = element('mp-progress-info', 'span')
    host.append(track, info)
    host.setAttribute('role', 'progressbar')
    const draw = () => {
      const percent = Math.max(0, Math.min(100, data<number>('percent')))
      bar.style.width = `${percent}%`
      bar.style.background = data('color') || data('activeColor')
      bar.style.transition = data<boolean>('active') ? 'width .3s' : ''
      Object.assign(track.style, {
        height: length(data<unknown>('strokeWidth')),
        background: data('backgroundColor'),
        borderRadius: length(data<unknown>('borderRadius')),
      })
      info.hidden = !data<boolean>('showInfo')
      info.textContent = `${percent}%`
      host.setAttribute('aria-valuenow', String(percent))
    }
    const names = [
      'percent',
      'showInfo',
      'strokeWidth',
      'color',
      'activeColor',
      'backgroundColor',
      'active',
      'borderRadius',
    ]
    return Object.fromEntries(names.map((name) => [name, draw]))
  },
}
