import { own } from '../../domain/own'
import { compareValues } from './values'

const parsed = new Map<string, readonly string[]>()
const MAX_PARSED = 1_000

/** `a.b.c` in parts; remembered, since the same few paths come again and again. */
export function parsePath(path: string): readonly string[] {
  let parts = parsed.get(path)
  if (!parts) {
    if (parsed.size >= MAX_PARSED) parsed.clear()
    parts = path.split('.')
    parsed.set(path, parts)
  }
  return parts
}

/** The value at `path`, without looking into arrays: an array on the way is returned as it stands. */
export function valueAt(document: unknown, path: readonly string[]): unknown {
  let value = document
  for (const part of path) {
    if (value === null || typeof value !== 'object') return undefined
    if (Array.isArray(value)) return value
    value = own(value as Record<string, unknown>, part)
  }
  return value
}

/** All values that MongoDB finds at `path`: arrays on the way and at the end are unwound, one level each. */
export function valuesAt(document: unknown, path: readonly string[]): unknown[] {
  if (path.length === 1) return valuesOf(document, path[0] as string)
  let values: unknown[] = [document]
  for (const part of path) {
    const next: unknown[] = []
    for (const value of values) {
      for (const holder of Array.isArray(value) ? value : [value]) {
        if (holder === null || typeof holder !== 'object' || Array.isArray(holder)) continue
        const found = own(holder as Record<string, unknown>, part)
        if (found !== undefined) next.push(found)
      }
    }
    values = next
  }
  return values.flat()
}

/** The same for a path of one part, which nearly all are. */
function valuesOf(document: unknown, field: string): unknown[] {
  if (Array.isArray(document)) return document.flatMap((each) => (Array.isArray(each) ? [] : valuesOf(each, field)))
  if (document === null || typeof document !== 'object') return []
  const value = own(document as Record<string, unknown>, field)
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** What a document is sorted by: of an array its least element going up, its greatest going down, as in MongoDB. */
export function sortValueAt(document: unknown, path: readonly string[], direction: 1 | -1): unknown {
  const value = valueAt(document, path)
  if (!Array.isArray(value)) return value
  return valuesAt(document, path).reduce(
    (best, next) => (best === undefined || compareValues(next, best) * direction < 0 ? next : best),
    undefined,
  )
}
