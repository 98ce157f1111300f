import type { Condition, Cursor, Filter, Scalar, Sort } from '../../ports'

/** MongoDB compares within a type only; across types the order is null (or missing), numbers, texts, booleans. */
const NUMBERS: Condition = { $gte: -Number.MAX_VALUE }
const TEXTS: Condition = { $gte: '' }
const BOOLEANS: Condition = { $in: [false, true] }

/** What comes behind `value` in ascending order, as alternatives. */
function above(value: Scalar): Condition[] {
  if (value === null) return [{ $ne: null }]
  if (typeof value === 'number') return [{ $gt: value }, TEXTS, BOOLEANS]
  if (typeof value === 'string') return [{ $gt: value }, BOOLEANS]
  return value ? [] : [true]
}

/** What comes behind `value` in descending order, as alternatives. */
function below(value: Scalar): Condition[] {
  if (value === null) return []
  if (typeof value === 'number') return [{ $lt: value }, null]
  if (typeof value === 'string') return [{ $lt: value }, NUMBERS, null]
  return [value ? { $ne: true } : { $nin: [false, true] }]
}

/**
 * What stands behind `after` in the order of `sort`, `_id` last: for each key, those with equal keys before it and a
 * later value of its own. As many values as keys, `_id` included.
 */
export function behind(sort: Sort, after: Cursor): Filter {
  const equal: Filter[] = []
  const alternatives: Filter[] = []
  for (const [i, [path, direction]] of sort.entries()) {
    const value = after[i] as Scalar
    for (const later of direction === 1 ? above(value) : below(value))
      alternatives.push({ $and: [...equal, { [path]: later }] })
    equal.push({ [path]: value })
  }
  alternatives.push({ $and: [...equal, { _id: { $gt: after[sort.length] as string } }] })
  return { $or: alternatives }
}
