import { here } from '../../../../../domain/clock/dayjs'

type Indexes = number[]

/** What a picker shows: rows of each column for the rows chosen, and what its value is. */
export interface PickerMode {
  columns: (chosen: Indexes) => string[][]
  /** rows that stand for the present value */
  start: Indexes
  value: (chosen: Indexes) => unknown
  /** keeps rows within the limits; later columns may depend on earlier ones */
  clamp: (chosen: Indexes) => Indexes
}

const pad = (value: number) => String(value).padStart(2, '0')
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
const within = (chosen: Indexes, columns: string[][]) =>
  columns.map((rows, index) => Math.max(0, Math.min(rows.length - 1, chosen[index] ?? 0)))

const label = (item: unknown, key: string) =>
  String(key && item !== null && typeof item === 'object' ? (item as Record<string, unknown>)[key] : item)

export function selector(items: unknown[], key: string, value: number): PickerMode {
  const rows = [items.map((item) => label(item, key))]
  return {
    columns: () => rows,
    start: [value || 0],
    value: ([row]) => row ?? 0,
    clamp: (chosen) => within(chosen, rows),
  }
}

export function multiSelector(items: unknown[][], key: string, value: number[]): PickerMode {
  const rows = items.map((column) => column.map((item) => label(item, key)))
  return { columns: () => rows, start: value ?? [], value: (chosen) => chosen, clamp: (chosen) => within(chosen, rows) }
}

/** "09:05"; the limits count in minutes of the day. */
export function time(value: string, start: string, end: string): PickerMode {
  const minutes = (text: string, otherwise: number) => {
    const [hour, minute] = text.split(':').map(Number)
    return hour === undefined || minute === undefined ? otherwise : hour * 60 + minute
  }
  const [low, high] = [minutes(start, 0), minutes(end, 23 * 60 + 59)]
  const now = Math.max(low, Math.min(high, minutes(value, low)))
  const rows = [range(0, 23).map(pad), range(0, 59).map(pad)]
  const clamp = ([hour = 0, minute = 0]: Indexes) => {
    const kept = Math.max(low, Math.min(high, hour * 60 + minute))
    return [Math.floor(kept / 60), kept % 60]
  }
  return {
    columns: () => rows,
    start: clamp([Math.floor(now / 60), now % 60]),
    value: ([hour = 0, minute = 0]) => `${pad(hour)}:${pad(minute)}`,
    clamp,
  }
}

const dateParts = (text: string): [number, number, number] | undefined => {
  const [year, month = 1, day = 1] = text.split('-').map(Number)
  return year ? [year, month, day] : undefined
}
const daysIn = (year: number, month: number) => here(`${year}-${month}`).daysInMonth()
const order = ([year, month, day]: [number, number, number]) => year * 10_000 + month * 100 + day

/** "2026-11-24", or a part of it for fields "year" and "month". */
export function date(value: string, start: string, end: string, fields: string, today: string): PickerMode {
  const low = dateParts(start) ?? [1970, 1, 1]
  const high = dateParts(end) ?? [2100, 12, 31]
  const parts = { year: 1, month: 2 }[fields] ?? 3
  const keep = (given: [number, number, number]) => {
    const whole: [number, number, number] = [given[0], given[1], Math.min(given[2], daysIn(given[0], given[1]))]
    if (order(whole) < order(low)) return low
    return order(whole) > order(high) ? high : whole
  }
  const toDate = ([year = 0, month = 0, day = 0]: Indexes) => keep([low[0] + year, month + 1, day + 1])
  const toRows = ([year, month, day]: [number, number, number]) => [year - low[0], month - 1, day - 1].slice(0, parts)
  return {
    columns: (chosen) => {
      const [year, month] = toDate(chosen)
      const days = range(1, daysIn(year, month)).map((day) => `${pad(day)}日`)
      const months = range(1, 12).map((each) => `${pad(each)}月`)
      return [range(low[0], high[0]).map((each) => `${each}年`), months, days].slice(0, parts)
    },
    start: toRows(keep(dateParts(value) ?? (dateParts(today) as [number, number, number]))),
    value: (chosen) => {
      const [year, month, day] = toDate(chosen)
      return [String(year), pad(month), pad(day)].slice(0, parts).join('-')
    },
    clamp: (chosen) => toRows(toDate(chosen)),
  }
}
