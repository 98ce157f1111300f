import type { Collection } from '../schema'
import type { Sort } from '../types'
import { type SqlValue, sameKey, toKey } from '../values'
import { type Branch, multikeyOf } from './access'
import { type After, columnOf, type Sql } from './conditionSql'
import type { Fullness } from './firstHits'
import { beyond, type Path, pathOf, type Stretch, stretchesOf } from './walk'

/** One stretch of one branch, and how to walk it. */
export interface Way {
  branch: Branch
  path: Path
  /** From where on: after a cursor the stretch falls into several. */
  stretches: readonly Stretch[]
  /** Whether what comes later on the way can be left out. */
  isEnough(hits: Fullness): boolean
  /** Whether a document may come more than once. */
  isRepeating: boolean
}

/** What is wanted of a sorted plan. */
export interface Order {
  sort: Sort
  after: After | null
}

/** All ways that the branches leave, in no order or for the first in the order of `order`. */
export const waysOf = (collection: Collection, branches: readonly Branch[], order: Order | null): Way[] =>
  branches.flatMap((branch) => {
    const path = pathOf(collection, branch)
    return stretchesOf(branch).map((stretch) => ({
      branch,
      isRepeating: isRepeating(branch, stretch),
      ...(order ? inOrder(path, branch, stretch, order) : unordered(path, stretch)),
    }))
  })

const isRepeating = ({ index }: Branch, { equals }: Stretch): boolean =>
  multikeyOf(index) !== undefined && (index?.multikey ?? 0) >= equals.length

const unordered = (path: Path, stretch: Stretch) => ({ path, stretches: [stretch], isEnough: () => false })

/**
 * Where the index has the order, or backwards its reverse, the walk begins at the cursor and ends when there are enough:
 * with the index's own last key by ids, else when the sort keys have moved on, since ids of equal keys lie apart.
 */
function inOrder(path: Path, branch: Branch, stretch: Stretch, { sort, after }: Order) {
  const from = stretch.equals.length
  const keys = sort.map(([field, direction], i) => ({
    column: columnOf(branch.index, field, '').slice(1),
    direction,
    key: toKey(after?.keys[i] ?? null),
  }))
  const free = keys.filter(({ column }) => !path.columns.slice(0, from).includes(column))
  const follows = ({ columns, directions }: Path) =>
    free.every(({ column, direction }, i) => columns[from + i] === column && directions[from + i] === direction)
  const ordered = [path, backwards(path)].find(follows)
  if (!ordered) return unordered(path, stretch)
  const isPrecise = ordered === path && from + free.length === path.columns.length - 1
  const isFixed = keys.every(({ column, key }) => {
    const at = path.columns.indexOf(column)
    return at >= from || sameKey(stretch.equals[at] as SqlValue, key)
  })
  const values = free.map(({ key }) => key)
  const stretches = after && isFixed ? fromCursor(ordered, stretch, values, after.id) : [stretch]
  return {
    path: ordered,
    stretches,
    isEnough: (hits: Fullness) => (isPrecise ? hits.isFull : hits.isSettled),
  }
}

const backwards = (path: Path): Path => ({ ...path, directions: path.directions.map((each) => (each === 1 ? -1 : 1)) })

/** The rows with the cursor's keys, behind its id where ids come next in the index, then those beyond them. */
function fromCursor(path: Path, stretch: Stretch, keys: readonly SqlValue[], id: string): Stretch[] {
  const { equals } = stretch
  const isIdNext = path.columns[equals.length + keys.length] === 'id'
  const after: Sql | null = isIdNext ? { text: 'x.id > ?', values: [id] } : null
  if (keys.length === 0) return [{ ...stretch, after }]
  return [{ equals: [...equals, ...keys], bounds: [], after }, ...beyond(path, stretch, keys)]
}
