import { instanceOf, instancesBelow, type Self, type Widget } from '../widget'

const SETTLE_MS = 100

/** Height of one row, which the page sets through indicator-style. */
const rowHeight = (column: HTMLElement) => (column.querySelector(':scope > *') as HTMLElement | null)?.offsetHeight || 1

const columnsOf = (view: Self) => instancesBelow(view.host, 'wx-picker-view-column')
const indexOf = ({ host }: Self) => Math.round(host.scrollTop / rowHeight(host))

/** Scrolls the columns to the rows that the page asks for. */
function moveColumns(view: Self) {
  const value = view.data<number[] | undefined>('value') ?? []
  columnsOf(view).forEach((column, index) => {
    column.host.scrollTop = (value[index] ?? 0) * rowHeight(column.host)
  })
}

const view: Widget = {
  props: {
    value: null,
    indicatorStyle: String,
    indicatorClass: String,
    maskStyle: String,
    maskClass: String,
    immediateChange: Boolean,
  },
  create: (self) => ({
    value: () => requestAnimationFrame(() => moveColumns(self)),
    indicatorStyle: (style: string) => {
      const height = /(?:^|;)\s*height:\s*([^;]+)/.exec(style)?.[1]
      if (height) self.host.style.setProperty('--mp-row', height)
    },
  }),
  attached: (self) => {
    requestAnimationFrame(() => moveColumns(self))
  },
}

const column: Widget = {
  create: (self) => {
    const { host } = self
    let timer = 0
    host.addEventListener('scroll', () => {
      const parent = instanceOf(host.closest('wx-picker-view'))
      if (!timer) parent?.emit('pickstart')
      clearTimeout(timer)
      timer = window.setTimeout(() => {
        timer = 0
        const value = parent ? columnsOf(parent).map(indexOf) : []
        const before = parent?.data<number[] | undefined>('value') ?? []
        parent?.emit('pickend')
        if (value.every((row, index) => row === (before[index] ?? 0))) return
        parent?.set('value', value)
        parent?.emit('change', { value })
      }, SETTLE_MS)
    })
    host.addEventListener('click', (event) => {
      const row = [...host.children].findIndex((child) => child.contains(event.target as Node))
      if (row >= 0) host.scrollTop = row * rowHeight(host)
    })
  },
}

export const pickerView: Record<string, Widget> = { 'picker-view': view, 'picker-view-column': column }
