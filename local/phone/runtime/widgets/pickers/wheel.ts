import { element } from '../../dom'

const ROW_PX = 44
const SETTLE_MS = 100

export interface Wheel {
  node: HTMLElement
  /** the row in the middle */
  index: () => number
  setRows: (rows: string[], index: number) => void
}

/**
 * One column of a picker: a list that stops with a row in the middle. Finger and mouse wheel scroll it, a tap on a row
 * brings it to the middle, the arrow keys move by one.
 */
export function createWheel(rows: string[], index: number, onChange: (index: number) => void): Wheel {
  const list = element('mp-wheel-rows')
  const node = element('mp-wheel', 'div', list)
  node.tabIndex = 0
  node.setAttribute('role', 'listbox')
  const count = () => list.childElementCount
  const current = () => Math.max(0, Math.min(count() - 1, Math.round(node.scrollTop / ROW_PX)))
  let last = index
  const moveTo = (to: number) => {
    node.scrollTop = to * ROW_PX
  }
  const setRows = (next: string[], to: number) => {
    list.replaceChildren(...next.map((text) => element('mp-wheel-row', 'div', text)))
    last = Math.max(0, Math.min(next.length - 1, to))
    // The list has a height only once it is in the document.
    requestAnimationFrame(() => moveTo(last))
    moveTo(last)
  }
  let timer = 0
  node.addEventListener('scroll', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      if (current() === last) return
      last = current()
      onChange(last)
    }, SETTLE_MS)
  })
  node.addEventListener('click', (event) => {
    const row = [...list.children].indexOf(event.target as Element)
    if (row >= 0) moveTo(row)
  })
  node.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    moveTo(current() + step)
  })
  setRows(rows, index)
  return { node, index: current, setRows }
}
