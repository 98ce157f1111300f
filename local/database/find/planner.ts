import { type Condition, type Conjunction, normalize } from '../filter'
import type { Index } from '../indexKeys'
import type { Collection } from '../schema'
import type { Scalar, Sort } from '../types'
import { type Branch, branchOn, isColumn, multikeyOf, type Rarest } from './access'

export interface Plan {
  branches: readonly Branch[]
  exact: boolean
  /** True when every branch knows the sort keys: then SQL sorts. */
  sorted: boolean
}

/** Counts the rows that `front`, conditions on the first fields of an index, leave to walk, up to `most`. */
export type Probe = (index: Index, front: readonly Condition[], most: number) => number

/** `$in` lists are walked one by one, so that the order after them is kept, up to so many walks in one query. */
const MAX_BRANCHES = 64
/** So few documents are sooner read and sorted than found in another order. */
const FEW_TO_SORT = 1_000
/** Counting has no order to gain: what leaves fewer rows is better, as far as it pays to find out. */
export const FEW_TO_COUNT = 50_000

/**
 * The cheapest way to answer `filter` in the order of `sort`. An index that leaves fewer than `few` rows is taken for
 * that alone.
 */
export function plan(collection: Collection, filter: object, sort: Sort, probe: Probe, few = FEW_TO_SORT): Plan {
  const alternatives = normalize(filter)
  const most = Math.floor(MAX_BRANCHES / alternatives.length)
  const branches = alternatives.flatMap((each) => explode(choose(collection, each, sort, probe, few), sort, most))
  // One alternative that needs all documents makes the others' indexes useless.
  return planOf(branches.length > 1 && branches.some(isScan) ? [EVERYTHING] : branches, sort)
}

const EVERYTHING: Branch = { index: null, entry: null, answered: [], exact: false }

const isScan = ({ index, answered }: Branch): boolean => index === null && answered.length === 0

const planOf = (branches: readonly Branch[], sort: Sort): Plan => ({
  branches,
  exact: branches.every(({ exact }) => exact),
  sorted: branches.every(({ index }) => isSortable(index, sort)),
})

const isSortable = (index: Index | null, sort: Sort): boolean => sort.every(([path]) => isColumn(index, path))

interface Candidate {
  branch: Branch
  /** The conditions that bound the walk. */
  front: readonly Condition[]
  /** The better, the higher; the first that differs decides. */
  merits: readonly number[]
}

/** The index by which few documents are left to look at or, where none leaves few, one that gives the right order. */
function choose(
  collection: Collection,
  { conditions, complete }: Conjunction,
  sort: Sort,
  probe: Probe,
  few: number,
): Branch {
  const scan = branchOn(collection, null, conditions, complete) as Branch
  if (conditions.some(({ path, operator }) => path === '_id' && isPoint(operator))) return scan
  const rarest = rarestBy(probe)
  const candidates = collection.indexes
    .flatMap((index) => candidateOn(branchOn(collection, index, conditions, complete, rarest), conditions, sort) ?? [])
    .sort((a, b) => compareMerits(b.merits, a.merits))
  // Indexes that begin with the same fields leave the same rows: the best of them speaks for all.
  const distinct = candidates.filter(
    (candidate, i) => candidates.findIndex((other) => sameFront(other.front, candidate.front)) === i,
  )
  const [first] = distinct
  const selective = distinct.filter(({ front }) => front.some(isSelective))
  if (!first || selective.every((candidate) => candidate === first)) return first?.branch ?? scan
  let fewest = { branch: first.branch, rows: few }
  for (const { branch, front } of selective) {
    const rows = probe(branch.index as Index, front, fewest.rows)
    if (rows < fewest.rows) fewest = { branch, rows }
  }
  return fewest.branch
}

/** The words of a title divide very differently: one that few others have leaves hardly anything to look at. */
const rarestBy =
  (probe: Probe): Rarest =>
  (index, points) => {
    let fewest = { point: points[0], rows: FEW_TO_SORT }
    for (const point of points) {
      if (fewest.rows === 0) break
      const rows = probe(index, [point], fewest.rows)
      if (rows < fewest.rows) fewest = { point, rows }
    }
    return fewest.point
  }

/** Yes and no divide a collection into large parts. */
const isSelective = ({ operand }: Condition): boolean => typeof operand !== 'boolean'

const isPoint = (operator: string): boolean => operator === '$eq' || operator === '$in'
const isRange = (operator: string): boolean => ['$gt', '$gte', '$lt', '$lte'].includes(operator)

const compareMerits = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((order, merit, i) => order || merit - (b[i] ?? 0), 0)

const sameFront = (a: readonly Condition[], b: readonly Condition[]): boolean =>
  a.length === b.length && a.every((condition) => b.includes(condition))

function candidateOn(branch: Branch | null, conditions: readonly Condition[], sort: Sort): Candidate | null {
  if (!branch?.index) return null
  const { index, entry, exact } = branch
  const front: Condition[] = []
  const on = (field: string, suits: (operator: string) => boolean) =>
    conditions.filter((c) => c.path === field && suits(c.operator) && (field !== multikeyOf(index) || c === entry))
  let fixed = 0
  for (; fixed < index.fields.length; fixed++) {
    const [point] = on(index.fields[fixed] as string, isPoint)
    if (!point) break
    front.push(point)
  }
  const ranges = fixed < index.fields.length ? on(index.fields[fixed] as string, isRange) : []
  front.push(...ranges)
  const ordered = sort.length > 0 && followsOrder(index, fixed, sort, conditions)
  if (front.length === 0 && !ordered) return null
  const order = ordered ? 2 : isSortable(index, sort) ? 1 : 0
  const named = front.filter(isNaming).length
  return { branch, front, merits: [order, named, Number(exact), Number(front.some(isSelective)), fixed, ranges.length] }
}

/** A point on text names few documents: a unit's, a person's. A number or a yes divides as likely as it names. */
const isNaming = ({ operator, operand }: Condition): boolean =>
  isPoint(operator) && [operand].flat().every((value) => typeof value === 'string')

/** Whether the fields after the fixed ones are the sort keys; keys that are fixed themselves do not matter. */
function followsOrder(index: Index, fixed: number, sort: Sort, conditions: readonly Condition[]): boolean {
  const constant = (path: string) => conditions.some((c) => c.path === path && c.operator === '$eq')
  const keys = sort.filter(([path]) => !(isColumn(index, path) && constant(path)))
  return keys.every(([path], i) => index.fields[fixed + i] === path && path !== multikeyOf(index))
}

/** One branch for each value of the `$in` lists that stand before the sort keys in the index. */
function explode(branch: Branch, sort: Sort, most: number): Branch[] {
  const { index, entry, answered } = branch
  let branches = [branch]
  for (const field of index?.fields ?? []) {
    if (sort.some(([path]) => path === field)) break
    const here = answered.filter(({ condition, beside }) => condition.path === field && beside === null)
    const points = here.filter(({ condition }) => field !== multikeyOf(index) || condition === entry)
    if (points.some(({ condition }) => condition.operator === '$eq')) continue
    const list = points.find(({ condition }) => condition.operator === '$in')?.condition
    const operands = (list?.operand ?? []) as readonly Scalar[]
    if (!list || operands.length * branches.length > most) break
    branches = branches.flatMap((each) => operands.map((operand) => fix(each, list, operand)))
  }
  return branches
}

function fix(branch: Branch, list: Condition, operand: Scalar): Branch {
  const fixed: Condition = { path: list.path, operator: '$eq', operand }
  return {
    ...branch,
    entry: branch.entry === list ? fixed : branch.entry,
    answered: branch.answered.map((each) => (each.condition === list ? { ...each, condition: fixed } : each)),
  }
}
