import type { Condition, Conjunction } from './filter'
import { normalize } from './filter'
import type { Index } from './indexKeys'
import type { Collection } from './schema'
import type { Scalar, Sort } from './types'

/** One conjunction, answered from one index (or, without an index, from all documents in order of their id). */
export interface Branch {
  index: Index | null
  /** The condition on the multikey field by which the index is entered; the others are looked up beside it. */
  entry: Condition | null
  /** What SQL answers. */
  conditions: readonly Condition[]
  /** False when a candidate must be tested against the filter again. */
  exact: boolean
}

export interface Plan {
  branches: readonly Branch[]
  exact: boolean
  /** True when every branch knows the sort keys: then SQL sorts. */
  sorted: boolean
}

/** `$in` lists are walked one by one, so that the order after them is kept, up to so many walks in one query. */
const MAX_BRANCHES = 64

/** The cheapest way to answer `filter` in the order of `sort`. */
export function plan(collection: Collection, filter: object, sort: Sort): Plan {
  const alternatives = normalize(filter)
  const branches = alternatives.flatMap((alternative) => {
    const branch = branchOf(collection, alternative, sort)
    return explode(branch, sort, Math.floor(MAX_BRANCHES / alternatives.length))
  })
  // One alternative that needs all documents makes the others' indexes useless.
  if (branches.length > 1 && branches.some(isScan)) return planOf([EVERYTHING], sort)
  return planOf(branches, sort)
}

const EVERYTHING: Branch = { index: null, entry: null, conditions: [], exact: false }

const isScan = ({ index, conditions }: Branch): boolean => index === null && conditions.length === 0

function planOf(branches: readonly Branch[], sort: Sort): Plan {
  return {
    branches,
    exact: branches.every(({ exact }) => exact),
    sorted: branches.every((branch) => sort.every(([path]) => isColumn(branch.index, path))),
  }
}

function branchOf(collection: Collection, { conditions, complete }: Conjunction, sort: Sort): Branch {
  const ranked = collection.indexes
    .filter((index) => !index.sparse || conditions.some((condition) => impliesPresence(condition, index)))
    .map((index) => ({ index, score: scoreOf(index, conditions, sort) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const byId = conditions.some(({ path, operator }) => path === '_id' && (operator === '$eq' || operator === '$in'))
  const index = byId ? null : (ranked[0]?.index ?? null)
  const entry = (index && entryOf(index, conditions)) ?? null
  const answered = conditions.filter((condition) => condition === entry || isAnswered(index, condition, entry))
  return { index, entry, conditions: answered, exact: complete && answered.length === conditions.length }
}

/** A sparse index holds only the documents that have its first field. */
function impliesPresence({ path, operator, operand }: Condition, index: Index): boolean {
  if (path !== index.fields[0]) return false
  if (operator === '$exists') return operand === true && path !== multikeyOf(index)
  if (operator === '$ne' || operator === '$nin') return false
  return Array.isArray(operand) ? !operand.includes(null) : operand !== null
}

/**
 * Fields fixed at the front of the index count most, for they bound what must be looked at; then an order that saves
 * sorting; then a range on the next field.
 */
function scoreOf(index: Index, conditions: readonly Condition[], sort: Sort): number {
  const usable = (path: string, operators: readonly string[]) =>
    conditions.some(
      (c) => c.path === path && operators.includes(c.operator) && (path !== multikeyOf(index) || canEnter(c)),
    )
  let fixed = 0
  while (fixed < index.fields.length && usable(index.fields[fixed] as string, ['$eq', '$in'])) fixed++
  const next = index.fields[fixed]
  const ranged = next !== undefined && usable(next, ['$gt', '$gte', '$lt', '$lte'])
  const ordered = followsOrder(index, fixed, sort, conditions)
  if (fixed === 0 && !ranged && !(ordered && sort.length > 0)) return 0
  if (index.multikey >= 0 && !entryOf(index, conditions)) return 0
  return fixed * 4 + (ordered ? 2 : 0) + (ranged ? 1 : 0)
}

function followsOrder(index: Index, fixed: number, sort: Sort, conditions: readonly Condition[]): boolean {
  const constant = (path: string) => conditions.some((c) => c.path === path && c.operator === '$eq')
  const rest = index.fields.slice(fixed)
  const keys = sort.filter(([path]) => !(isColumn(index, path) && constant(path)))
  return keys.every(([path], i) => rest[i] === path && path !== multikeyOf(index))
}

const multikeyOf = (index: Index): string | undefined => index.fields[index.multikey]

/** Null on an array means several things in MongoDB, so it never leads into a multikey index. */
const canEnter = ({ operator, operand }: Condition): boolean =>
  operator !== '$ne' &&
  operator !== '$nin' &&
  operator !== '$exists' &&
  (Array.isArray(operand) ? !operand.includes(null) : operand !== null)

const ENTRY_ORDER: readonly string[] = ['$eq', '$in', '$gt', '$gte', '$lt', '$lte']

function entryOf(index: Index, conditions: readonly Condition[]): Condition | undefined {
  const path = multikeyOf(index)
  return conditions
    .filter((condition) => condition.path === path && canEnter(condition))
    .sort((a, b) => ENTRY_ORDER.indexOf(a.operator) - ENTRY_ORDER.indexOf(b.operator))[0]
}

/** Whether `path` is a column of the index that holds the document's one value. */
export const isColumn = (index: Index | null, path: string): boolean =>
  path === '_id' || (index?.fields.includes(path) === true && path !== multikeyOf(index))

function isAnswered(index: Index | null, condition: Condition, entry: Condition | null): boolean {
  const { path, operator, operand } = condition
  if (operator === '$exists') {
    return (
      path === '_id' ||
      (index?.sparse === true && operand === true && path === index.fields[0] && isColumn(index, path))
    )
  }
  if (isColumn(index, path)) return true
  return (
    index !== null &&
    entry !== null &&
    path === entry.path &&
    (operator === '$ne' || operator === '$eq') &&
    operand !== null
  )
}

/** One branch for each value of the `$in` lists that stand before the sort keys in the index. */
function explode(branch: Branch, sort: Sort, most: number): Branch[] {
  const { index, conditions } = branch
  if (!index) return [branch]
  let branches = [branch]
  for (const field of index.fields) {
    if (sort.some(([path]) => path === field)) break
    if (conditions.some((c) => c.path === field && c.operator === '$eq')) continue
    const list = conditions.find(
      (c) => c.path === field && c.operator === '$in' && (field !== multikeyOf(index) || c === branch.entry),
    )
    const operands = list?.operand as readonly Scalar[] | undefined
    if (!list || !operands || operands.length * branches.length > most) break
    branches = branches.flatMap((each) => operands.map((operand) => fix(each, list, operand)))
  }
  return branches
}

function fix(branch: Branch, list: Condition, operand: Scalar): Branch {
  const fixed: Condition = { path: list.path, operator: '$eq', operand }
  return {
    ...branch,
    entry: branch.entry === list ? fixed : branch.entry,
    conditions: branch.conditions.map((condition) => (condition === list ? fixed : condition)),
  }
}
