import { own } from '../../../domain/own'
import { isPlain } from '../values/plain'

const isPosition = (part: string): boolean => /^\d+$/.test(part)

/**
 * The values that MongoDB finds at a path, undefined for each place where it leads nowhere: arrays on the way are gone
 * through (their objects, and the element that a number names), arrays at the end are left whole.
 */
export function leavesAt(value: unknown, path: readonly string[], from = 0): unknown[] {
  const part = path[from]
  if (part === undefined) return [value]
  if (Array.isArray(value)) {
    const named = isPosition(part) && Number(part) < value.length ? leavesAt(value[Number(part)], path, from + 1) : []
    return [...named, ...value.filter(isPlain).flatMap((element) => leavesAt(element, path, from))]
  }
  if (!isPlain(value)) return [undefined]
  return leavesAt(own(value, part), path, from + 1)
}
