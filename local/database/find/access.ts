import type { Condition } from '../filter'
import type { Index } from '../indexKeys'
import type { Collection } from '../schema'

/** A condition that SQL answers: on a column of the index that is walked, or by a look into another index beside it. */
export interface Answered {
  condition: Condition
  beside: Index | null
}

/** One conjunction, answered from one index or, without an index, from all documents in the order of their ids. */
export interface Branch {
  index: Index | null
  /** The condition on the multikey field by which the index is entered. */
  entry: Condition | null
  answered: readonly Answered[]
  /** False when a candidate must be tested against the filter again. */
  exact: boolean
}

export const multikeyOf = (index: Index | null): string | undefined => index?.fields[index.multikey]

/** Whether `path` is a column of the index that holds the document's one value. */
export const isColumn = (index: Index | null, path: string): boolean =>
  path === '_id' || (index?.fields.includes(path) === true && path !== multikeyOf(index))

/** Looks into other indexes beside one row: each costs a walk down a tree, and each makes the text longer. */
const MAX_LOOKS = 16
/** A look for one of a list costs as many walks down. */
const MAX_DESCENTS = 64

/** Of several conditions on a multikey field the one that leaves the fewest rows. */
export type Rarest = (index: Index, points: readonly Condition[]) => Condition | undefined

/** The way to answer `conditions` by walking `index`; null when a document that matches may be missing from it. */
export function branchOn(
  collection: Collection,
  index: Index | null,
  conditions: readonly Condition[],
  complete: boolean,
  rarest: Rarest = (_, [first]) => first,
): Branch | null {
  const entry = (index && entryOf(index, conditions, rarest)) ?? null
  if (index && index.multikey >= 0 && !entry) return null
  if (index?.sparse && !conditions.some((condition) => impliesPresence(condition, index))) return null
  const answered = conditions.flatMap((condition) => answer(collection, index, entry, condition) ?? [])
  answered.sort((a, b) => effort(a) - effort(b))
  // What is beyond the bound is tested on the documents.
  const asked = withinBounds(answered)
  return { index, entry, answered: asked, exact: complete && asked.length === conditions.length }
}

/** How many walks down a tree the look costs for each row; none on a column of the index itself. */
export const descents = ({ condition: { operand }, beside }: Answered): number =>
  beside ? (Array.isArray(operand) ? operand.length : 1) : 0

function withinBounds(answered: readonly Answered[]): Answered[] {
  let [looks, walks] = [0, 0]
  return answered.filter((each) => {
    if (!each.beside) return true
    const after = walks + descents(each)
    if (looks === MAX_LOOKS || after > MAX_DESCENTS) return false
    ;[looks, walks] = [looks + 1, after]
    return true
  })
}

/** What costs little and rules out much is asked first: SQLite asks in the order given. */
function effort({ condition: { operator, operand }, beside }: Answered): number {
  if (!beside) return 0
  if (operator === '$eq' && typeof operand !== 'boolean') return 1
  return operator === '$in' ? 2 : 3
}

/** A sparse index holds only the documents that have its first field. */
function impliesPresence({ path, operator, operand }: Condition, index: Index): boolean {
  if (path !== index.fields[0] || operator === '$ne' || operator === '$nin') return false
  if (operator === '$exists') return operand === true && path !== multikeyOf(index)
  return !includesNull(operand)
}

const includesNull = (operand: Condition['operand']): boolean =>
  Array.isArray(operand) ? operand.includes(null) : operand === null

const ENTRY_ORDER: readonly string[] = ['$eq', '$in', '$gt', '$gte', '$lt', '$lte']

/**
 * The condition by which a multikey index is entered: one row of a document then stands for the document. Null on an
 * array means several things in MongoDB, so it never leads in.
 */
function entryOf(index: Index, conditions: readonly Condition[], rarest: Rarest): Condition | undefined {
  const path = multikeyOf(index)
  const entries = conditions
    .filter((each) => each.path === path && ENTRY_ORDER.includes(each.operator) && !includesNull(each.operand))
    .sort((a, b) => ENTRY_ORDER.indexOf(a.operator) - ENTRY_ORDER.indexOf(b.operator))
  const points = entries.filter(({ operator }) => operator === '$eq')
  return points.length > 1 && index.multikey === 0 ? rarest(index, points) : entries[0]
}

function answer(
  collection: Collection,
  index: Index | null,
  entry: Condition | null,
  condition: Condition,
): Answered | null {
  if (condition === entry) return { condition, beside: null }
  if (isColumn(index, condition.path)) {
    if (condition.operator !== '$exists') return { condition, beside: null }
    const known = condition.path === '_id' || (index?.sparse === true && condition.path === index.fields[0])
    return known ? { condition, beside: null } : null
  }
  const beside = collection.indexes.find((other) => answersBeside(other, index, condition))
  return beside ? { condition, beside } : null
}

/**
 * Whether one look-up in `other` tells if a document on `index` fulfils the condition: all other columns of `other`
 * must be known from `index`, and equality must be asked, or SQLite would walk instead of looking up.
 */
function answersBeside(other: Index, index: Index | null, { path, operator, operand }: Condition): boolean {
  if (!other.fields.every((field) => field === path || isColumn(index, field)) || !other.fields.includes(path))
    return false
  if (other.sparse && other.fields[0] !== path) return false
  if (operator !== '$eq' && operator !== '$in' && operator !== '$ne' && operator !== '$nin') return false
  return !includesNull(operand) || (path !== multikeyOf(other) && !other.sparse)
}
