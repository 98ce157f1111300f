import type { Condition } from '../filter'
import type { Index } from '../indexKeys'
import { type Collection, quote } from '../schema'
import type { Sort } from '../types'
import type { Branch } from './access'
import { type After, columnOf, frontOf, join, type Sql, whereOf } from './conditionSql'
import type { Plan } from './planner'

export interface Window {
  sort: Sort
  after: After | null
  /** Null where candidates are still tested or sorted. */
  limit: number | null
}

/** The candidates' JSON, one row a document; in order, and after the cursor, when the plan is sorted. */
export function selectSql(collection: Collection, plan: Plan, { sort, after, limit }: Window): Sql {
  const single = onlyBranch(plan)
  const tail: Sql = limit === null ? { text: '', values: [] } : { text: 'LIMIT ?', values: [limit] }
  if (single) {
    const order = plan.sorted
      ? orderBy(
          sort.map(([path]) => columnOf(single.index, path)),
          'x.id',
          sort,
        )
      : ''
    const where = whereOf(single, plan.sorted ? sort : [], plan.sorted ? after : null)
    return join([select(collection, single), where, { text: order, values: [] }, tail], ' ')
  }
  const keys = plan.sorted ? sort : []
  const union = unionSql(collection, plan, keys, plan.sorted ? after : null, plan.sorted ? limit : null)
  const order = (prefix: string) =>
    orderBy(
      keys.map((_, i) => `${prefix}s${i}`),
      `${prefix}id`,
      keys,
    )
  const inner = join([union, { text: order(''), values: [] }, tail], ' ')
  return {
    text: `SELECT d.json FROM (${inner.text}) u CROSS JOIN ${quote(collection.table)} d ON d.seq = u.seq ${order('u.')}`,
    values: inner.values,
  }
}

/** The number of documents, for an exact plan. */
export function countSql(collection: Collection, plan: Plan): Sql {
  const single = onlyBranch(plan)
  if (single) {
    return join(
      [{ text: `SELECT count(*) AS n FROM ${source(collection, single)}`, values: [] }, whereOf(single, [], null)],
      ' ',
    )
  }
  const { text, values } = unionSql(collection, plan, [], null, null)
  return { text: `SELECT count(*) AS n FROM (${text})`, values }
}

/** The number of rows of `index` that `front` leaves, up to `most`. */
export function probeSql(index: Index, front: readonly Condition[], most: number): Sql {
  const { text, values } = frontOf(index, front)
  return {
    text: `SELECT count(*) AS n FROM (SELECT 1 FROM ${quote(index.table)} x WHERE ${text} LIMIT ?)`,
    values: [...values, most],
  }
}

/** The plan's one branch, where that shows each document once. */
function onlyBranch({ branches }: Plan): Branch | null {
  const [first] = branches
  if (!first || branches.length > 1) return null
  const repeats = first.index !== null && first.index.multikey >= 0 && first.entry?.operator !== '$eq'
  return repeats ? null : first
}

/**
 * Sort keys, id and seq of the candidates of all branches, each document once. With a limit each branch stops there by
 * itself: the first of all are among the first of each.
 */
function unionSql(collection: Collection, plan: Plan, keys: Sort, after: After | null, limit: number | null): Sql {
  const parts = plan.branches.map((branch) => {
    const columns = keys.map(([path], i) => `${columnOf(branch.index, path)} AS s${i}, `).join('')
    const distinct = plan.branches.length === 1 ? 'DISTINCT ' : ''
    const head = `SELECT ${distinct}${columns}x.id AS id, x.seq AS seq FROM ${source(collection, branch)}`
    const rows = join([{ text: head, values: [] }, whereOf(branch, keys, after)], ' ')
    return limit === null ? rows : first(rows, keys, limit)
  })
  return join(parts, ' UNION ')
}

const first = ({ text, values }: Sql, keys: Sort, limit: number): Sql => ({
  text: `SELECT * FROM (${text} ${orderBy(
    keys.map((_, i) => `s${i}`),
    'id',
    keys,
  )} LIMIT ?)`,
  values: [...values, limit],
})

const source = (collection: Collection, { index }: Branch): string => `${quote(index?.table ?? collection.table)} x`

const select = (collection: Collection, branch: Branch): Sql => ({
  text: branch.index
    ? `SELECT d.json FROM ${source(collection, branch)} CROSS JOIN ${quote(collection.table)} d ON d.seq = x.seq`
    : `SELECT x.json FROM ${source(collection, branch)}`,
  values: [],
})

const orderBy = (columns: readonly string[], id: string, sort: Sort): string =>
  `ORDER BY ${[...columns.map((column, i) => (sort[i]?.[1] === -1 ? `${column} DESC` : column)), id].join(', ')}`
