import { compareValues, EMPTY_LIST } from '../../database/values'
import { leavesAt } from './leaves'

/** What a document is sorted by: of a list its least element going up, its greatest going down; an empty one is least. */
export function sortKeyAt(document: unknown, path: readonly string[], direction: 1 | -1): unknown {
  const values = leavesAt(document, path).flatMap((leaf) => {
    if (!Array.isArray(leaf)) return [leaf]
    return leaf.length === 0 ? [EMPTY_LIST] : leaf
  })
  return values.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best), values[0])
}
