import { here } from '../../../../../domain/clock/dayjs'
import { element } from '../../dom'
import { missing } from '../../missing'
import { action, openOverlay } from '../../overlay'
import type { Self, Widget } from '../widget'
import { date, multiSelector, type PickerMode, selector, time } from './picker-modes'
import { createWheel } from './wheel'

/** Today in the user's own time zone, as the date picker starts when it has no value. */
const today = () => here(Date.now()).format('YYYY-MM-DD')

function modeOf({ data }: Self): PickerMode {
  const value = data<unknown>('value')
  const text = typeof value === 'string' ? value : ''
  const range = data<unknown[] | undefined>('range') ?? []
  const mode = data('mode')
  if (mode === 'selector') return selector(range, data('rangeKey'), Number(value))
  if (mode === 'multiSelector') return multiSelector(range as unknown[][], data('rangeKey'), value as number[])
  if (mode === 'time') return time(text, data('start'), data('end'))
  if (mode === 'date') return date(text, data('start'), data('end'), data('fields'), today())
  throw missing(`<picker mode="${mode}">`)
}

/** The sheet with its columns; tells of each column that moves, and in the end what was chosen. */
function openSheet(self: Self, on: { column: (column: number, row: number) => void; end: (value?: unknown) => void }) {
  const mode = modeOf(self)
  let shown = mode.columns(mode.start)
  const wheels = shown.map((rows, column) => createWheel(rows, mode.start[column] ?? 0, (row) => moved(column, row)))
  const chosen = () => mode.clamp(wheels.map((wheel) => wheel.index()))
  const moved = (column: number, row: number) => {
    const kept = chosen()
    refresh(mode.columns(kept), kept)
    on.column(column, row)
  }
  const refresh = (columns: string[][], rows: number[]) => {
    wheels.forEach((wheel, column) => {
      const changed = columns[column]?.join() !== shown[column]?.join()
      if (changed || wheel.index() !== rows[column]) wheel.setRows(columns[column] ?? [], rows[column] ?? 0)
    })
    shown = columns
  }
  const finish = (value?: unknown) => {
    close()
    on.end(value)
  }
  const title = element('mp-picker-title', 'div', self.data('headerText') ?? '')
  const buttons = [
    action('mp-picker-cancel', '取消', () => finish()),
    title,
    action('mp-picker-confirm', '确定', () => finish(mode.value(chosen()))),
  ]
  const columns = element('mp-picker-columns', 'div', ...wheels.map((wheel) => wheel.node))
  const panel = element('mp-sheet mp-picker', 'div', element('mp-picker-head', 'div', ...buttons), columns)
  const close = openOverlay(panel, 'sheet', () => finish())
  return () => {
    const next = modeOf(self)
    Object.assign(mode, next)
    refresh(next.columns(next.start), next.clamp(wheels.map((wheel) => wheel.index())))
  }
}

export const picker: Widget = {
  props: {
    name: String,
    mode: { type: String, value: 'selector' },
    range: null,
    rangeKey: String,
    value: null,
    start: String,
    end: String,
    fields: { type: String, value: 'day' },
    disabled: Boolean,
    headerText: String,
  },
  create: (self) => {
    let update: (() => void) | undefined
    self.field = { value: () => self.data<unknown>('value') ?? '', reset: () => undefined }
    self.component.addListener('tap', () => {
      if (self.data<boolean>('disabled') || update) return
      update = openSheet(self, {
        column: (column, value) => self.emit('columnchange', { column, value }),
        end: (value) => {
          update = undefined
          if (value === undefined) return self.emit('cancel')
          self.set('value', value)
          self.emit('change', { value })
        },
      })
    })
    // While open, a page may give other rows for later columns (bindcolumnchange).
    return { range: () => update?.() }
  },
}
