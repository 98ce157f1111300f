import type { Condition } from './filter'
import type { Index } from './indexKeys'
import type { Branch, Plan } from './planner'
import { type Collection, fieldColumn, quote } from './schema'
import type { Scalar, Sort } from './types'
import { NULL_KEY, type SqlValue, toKey } from './values'

export interface Sql {
  text: string
  values: SqlValue[]
}

/** Keyset cursor over the sort keys and the id, already checked against the sort. */
export interface After {
  keys: readonly Scalar[]
  id: string
}

export interface SelectOptions {
  sort: Sort
  after: After | null
  /** Null where candidates are still tested or sorted. */
  limit: number | null
}

/** The candidates' JSON, one row a document, in order when the plan is sorted. */
export function selectSql(collection: Collection, plan: Plan, { sort, after, limit }: SelectOptions): Sql {
  const keys = plan.sorted ? sort : []
  const position = plan.sorted ? after : null
  const single = plan.branches.length === 1 ? plan.branches[0] : undefined
  const tail = limit === null ? '' : ' LIMIT ?'
  const limits = limit === null ? [] : [limit]
  if (single && !mayRepeat(single)) {
    const where = whereOf(single, keys, position)
    const columns = [...keys.map(([path, direction]) => columnOf(single.index, path) + suffix(direction)), 'x.id']
    const order = plan.sorted ? `ORDER BY ${columns.join(', ')}` : ''
    return {
      text: `SELECT ${documentOf(collection, single)} ${where.text} ${order}${tail}`,
      values: [...where.values, ...limits],
    }
  }
  const union = unionSql(collection, plan, keys, position)
  const order = [...keys.map(([, direction], i) => `s${i}${suffix(direction)}`), 'id'].join(', ')
  return {
    text: `SELECT d.json FROM (${union.text} ORDER BY ${order}${tail}) u
      CROSS JOIN ${quote(collection.table)} d ON d.seq = u.seq ORDER BY ${order.replaceAll(/\b(s\d+|id)\b/g, 'u.$1')}`,
    values: [...union.values, ...limits],
  }
}

/** The number of documents, for an exact plan. */
export function countSql(collection: Collection, plan: Plan): Sql {
  const single = plan.branches.length === 1 ? plan.branches[0] : undefined
  if (single && !mayRepeat(single)) {
    const where = whereOf(single, [], null)
    return { text: `SELECT count(*) AS n FROM ${sourceOf(collection, single)} ${where.text}`, values: where.values }
  }
  const union = unionSql(collection, plan, [], null)
  return { text: `SELECT count(*) AS n FROM (${union.text})`, values: union.values }
}

/** Sort keys, id and seq of the candidates of all branches, each document once. */
function unionSql(collection: Collection, plan: Plan, keys: Sort, after: After | null): Sql {
  const parts = plan.branches.map((branch) => {
    const where = whereOf(branch, keys, after)
    const columns = keys.map(([path], i) => `${columnOf(branch.index, path)} AS s${i}, `).join('')
    const distinct = plan.branches.length === 1 ? 'DISTINCT ' : ''
    return {
      text: `SELECT ${distinct}${columns}x.id AS id, x.seq AS seq FROM ${sourceOf(collection, branch)} ${where.text}`,
      values: where.values,
    }
  })
  if (parts.length === 0) return { text: 'SELECT NULL AS id, NULL AS seq WHERE 0', values: [] }
  return { text: parts.map(({ text }) => text).join(' UNION '), values: parts.flatMap(({ values }) => values) }
}

/** An index with several rows a document may show the document several times, unless one value is asked for. */
const mayRepeat = ({ index, entry }: Branch): boolean =>
  index !== null && index.multikey >= 0 && entry?.operator !== '$eq'

const suffix = (direction: 1 | -1): string => (direction === -1 ? ' DESC' : '')

const sourceOf = (collection: Collection, { index }: Branch): string => `${quote(index?.table ?? collection.table)} x`

const documentOf = (collection: Collection, branch: Branch): string =>
  branch.index
    ? `d.json FROM ${sourceOf(collection, branch)} CROSS JOIN ${quote(collection.table)} d ON d.seq = x.seq`
    : `x.json FROM ${sourceOf(collection, branch)}`

function columnOf(index: Index | null, path: string, alias = 'x'): string {
  return path === '_id' ? `${alias}.id` : `${alias}.${fieldColumn(index?.fields.indexOf(path) ?? -1)}`
}

function whereOf(branch: Branch, keys: Sort, after: After | null): Sql {
  const terms = branch.conditions.map((condition) => termOf(branch, condition))
  if (after) terms.push(afterTerm(branch.index, keys, after))
  if (terms.length === 0) return { text: '', values: [] }
  return {
    text: `WHERE ${terms.map(({ text }) => text).join(' AND ')}`,
    values: terms.flatMap(({ values }) => values),
  }
}

function termOf(branch: Branch, condition: Condition): Sql {
  const { index, entry } = branch
  if (!index || condition === entry || condition.path !== index.fields[index.multikey]) {
    return comparison(columnOf(index, condition.path), condition)
  }
  // Another element of the same document: its row differs from this one in the multikey column only.
  const same = index.fields.flatMap((_, i) =>
    i === index.multikey ? [] : `y.${fieldColumn(i)} = x.${fieldColumn(i)} AND `,
  )
  const element = comparison(columnOf(index, condition.path, 'y'), { ...condition, operator: '$eq' })
  return {
    text: `${condition.operator === '$ne' ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${quote(index.table)} y
      WHERE ${same.join('')}${element.text} AND y.id = x.id)`,
    values: element.values,
  }
}

const BEFORE_TEXT = ''
const BEFORE_BLOB = new Uint8Array()

/** MongoDB's comparisons look at values of the operand's own type only. */
function comparison(column: string, { operator, operand }: Condition): Sql {
  if (operator === '$exists') return { text: operand === true ? '1' : '0', values: [] }
  if (operator === '$in' || operator === '$nin') {
    const list = operand as readonly Scalar[]
    const not = operator === '$nin' ? 'NOT ' : ''
    return { text: `${column} ${not}IN (${list.map(() => '?').join(', ')})`, values: list.map(toKey) }
  }
  const value = toKey(operand as Scalar)
  if (operator === '$eq') return { text: `${column} = ?`, values: [value] }
  if (operator === '$ne') return { text: `${column} <> ?`, values: [value] }
  return range(column, operator, operand as Scalar, value)
}

function range(column: string, operator: '$gt' | '$gte' | '$lt' | '$lte', operand: Scalar, value: SqlValue): Sql {
  if (operand === null) {
    return operator === '$gte' || operator === '$lte'
      ? { text: `${column} = ?`, values: [value] }
      : { text: '0', values: [] }
  }
  const sign = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' }[operator]
  const upward = operator === '$gt' || operator === '$gte'
  if (typeof operand === 'number') {
    const bound: [string, SqlValue] = upward ? ['<', BEFORE_TEXT] : ['>', NULL_KEY]
    return { text: `${column} ${sign} ? AND ${column} ${bound[0]} ?`, values: [value, bound[1]] }
  }
  if (typeof operand === 'string') {
    const bound: [string, SqlValue] = upward ? ['<', BEFORE_BLOB] : ['>=', BEFORE_TEXT]
    return { text: `${column} ${sign} ? AND ${column} ${bound[0]} ?`, values: [value, bound[1]] }
  }
  return upward
    ? { text: `${column} ${sign} ?`, values: [value] }
    : { text: `${column} ${sign} ? AND ${column} >= ?`, values: [value, BEFORE_BLOB] }
}

/** Strictly after the cursor: the first key that differs decides. */
function afterTerm(index: Index | null, keys: Sort, { keys: cursor, id }: After): Sql {
  const columns = [...keys.map(([path]) => columnOf(index, path)), 'x.id']
  const values: SqlValue[] = [...cursor.map(toKey), id]
  const directions = [...keys.map(([, direction]) => direction), 1]
  if (directions.every((direction) => direction === 1)) {
    return { text: `(${columns.join(', ')}) > (${columns.map(() => '?').join(', ')})`, values }
  }
  const alternatives = columns.map((column, i) => ({
    text: [
      ...columns.slice(0, i).map((equal) => `${equal} = ?`),
      `${column} ${directions[i] === 1 ? '>' : '<'} ?`,
    ].join(' AND '),
    values: values.slice(0, i + 1),
  }))
  return {
    // The first bound is implied by the rest; it lets SQLite start at the right place of the index.
    text: `${columns[0]} ${directions[0] === 1 ? '>=' : '<='} ? AND (${alternatives.map(({ text }) => `(${text})`).join(' OR ')})`,
    values: [values[0] as SqlValue, ...alternatives.flatMap((alternative) => alternative.values)],
  }
}
