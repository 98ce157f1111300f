export interface Range {
  start: number
  end: number
}

/**
 * The one range of bytes, both ends included, that a Range header asks of `size` bytes. `whole` when there is none, or
 * when it is of a kind that may be ignored (several ranges, another unit); `unsatisfiable` when it lies outside.
 */
export function rangeOf(header: string | undefined, size: number): Range | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match) return 'whole'
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  if (start >= size) return 'unsatisfiable'
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return end < start ? 'whole' : { start, end }
}
