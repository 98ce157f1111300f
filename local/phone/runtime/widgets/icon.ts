import type { Widget } from './widget'

const COLORS: Record<string, string> = { success: '#07c160', info: '#10aeff', warn: '#f76260', waiting: '#10aeff' }
const FAINT = '#b2b2b2'
const DISC = (inner: string) =>
  `<circle cx="12" cy="12" r="10" fill="currentColor"/><g fill="none" stroke="#fff" stroke-width="2">${inner}</g>`
const RING = (inner: string) =>
  `<g fill="none" stroke="currentColor" stroke-width="2"><circle cx="12" cy="12" r="9"/>${inner}</g>`

const SHAPES: Record<string, string> = {
  success: DISC('<path d="M7 12.5l3.5 3.5L17 9"/>'),
  success_no_circle: '<path d="M4 12.5l5.5 5.5L20 7" fill="none" stroke="currentColor" stroke-width="2"/>',
  info: DISC('<path d="M12 7v2M12 11v6"/>'),
  warn: DISC('<path d="M12 6v7M12 15v2"/>'),
  waiting: DISC('<path d="M12 6v6l4 3"/>'),
  cancel: RING('<path d="M8 8l8 8M16 8l-8 8"/>'),
  download: RING('<path d="M12 7v8M8.5 12l3.5 3.5 3.5-3.5"/>'),
  search:
    '<g fill="none" stroke="currentColor" stroke-width="2"><circle cx="10" cy="10" r="6"/><path d="M14.5 14.5L20 20"/></g>',
  clear: DISC('<path d="M8 8l8 8M16 8l-8 8"/>'),
}

/** WeChat's small set of icons. */
export const icon: Widget = {
  props: { type: String, size: { type: null, value: 23 }, color: String },
  create: ({ host, data }) => {
    const draw = () => {
      const size = String(data<unknown>('size'))
      const type = data('type')
      host.style.width = host.style.height = /^\d+(\.\d+)?$/.test(size) ? `${size}px` : size
      host.style.color = data('color') || (COLORS[type.replace('_no_circle', '')] ?? FAINT)
      host.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${SHAPES[type] ?? ''}</svg>`
    }
    return { type: draw, size: draw, color: draw }
  },
}
