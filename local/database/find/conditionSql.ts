import type { Condition } from '../filter'
import type { Index } from '../indexKeys'
import { fieldColumn, quote } from '../schema'
import type { Scalar, Sort } from '../types'
import { FIRST_DATE_KEY, NULL_KEY, type SqlValue, toKey } from '../values'
import type { Answered, Branch } from './access'

export interface Sql {
  text: string
  values: readonly SqlValue[]
}

/** Keyset cursor over the sort keys and the id, already checked against the sort. */
export interface After {
  keys: readonly Scalar[]
  id: string
}

/** The column of `path` in the row `alias` of an index or, for `_id`, of any table. */
export const columnOf = (index: Index | null, path: string, alias = 'x'): string =>
  path === '_id' ? `${alias}.id` : `${alias}.${fieldColumn(index?.fields.indexOf(path) ?? -1)}`

export const join = (parts: readonly Sql[], separator: string): Sql => ({
  text: parts.map(({ text }) => text).join(separator),
  values: parts.flatMap(({ values }) => values),
})

/** What rows `x` of the branch's index must fulfil. */
export const termsOf = ({ index, answered }: Branch): Sql[] => answered.map((each) => termOf(index, each))

/** The same, and where they go on. */
export function whereOf(branch: Branch, sort: Sort, after: After | null): Sql {
  const terms = termsOf(branch)
  if (after) terms.push(afterTerm(branch.index, sort, after))
  if (terms.length === 0) return { text: '', values: [] }
  const { text, values } = join(terms, ' AND ')
  return { text: `WHERE ${text}`, values }
}

/** The conditions on columns of the index itself. */
export const frontOf = (index: Index, front: readonly Condition[]): Sql =>
  join(
    front.map((condition) => comparison(columnOf(index, condition.path), condition)),
    ' AND ',
  )

const POSITIVE = { $ne: '$eq', $nin: '$in' } as const

function termOf(index: Index | null, { condition, beside }: Answered): Sql {
  if (!beside) return comparison(columnOf(index, condition.path), condition)
  const { path, operator } = condition
  const negative = operator === '$ne' || operator === '$nin'
  const { text, values } = comparison(columnOf(beside, path, 'y'), {
    ...condition,
    operator: negative ? POSITIVE[operator] : operator,
  })
  const others = beside.fields.filter((field) => field !== path)
  const same = [...others, '_id'].map((field) => `${columnOf(beside, field, 'y')} = ${columnOf(index, field)}`)
  return {
    // The plus keeps it a look-up for each row: SQLite would make a join of an EXISTS, and planning many takes minutes.
    text: `${negative ? 'NOT ' : '+'}EXISTS (SELECT 1 FROM ${quote(beside.table)} y WHERE ${text} AND ${same.join(' AND ')})`,
    values,
  }
}

export function comparison(column: string, { operator, operand }: Condition): Sql {
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

const SIGNS = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const
const FIRST_TEXT = ''
const FIRST_BLOB = new Uint8Array()

/** MongoDB's comparisons look at values of the operand's own type only, so each has a second bound: the type's. */
function range(column: string, operator: keyof typeof SIGNS, operand: Scalar, value: SqlValue): Sql {
  const upward = operator === '$gt' || operator === '$gte'
  const compared: Sql = { text: `${column} ${SIGNS[operator]} ?`, values: [value] }
  const bounded = (text: string, bound: SqlValue): Sql =>
    join([compared, { text: `${column} ${text} ?`, values: [bound] }], ' AND ')
  switch (typeof operand) {
    case 'number':
      return upward ? bounded('<', FIRST_TEXT) : bounded('>', NULL_KEY)
    case 'string':
      return upward ? bounded('<', FIRST_BLOB) : bounded('>=', FIRST_TEXT)
    case 'boolean':
      return upward ? bounded('<', FIRST_DATE_KEY) : bounded('>=', FIRST_BLOB)
    default:
      return operator === '$gte' || operator === '$lte'
        ? { text: `${column} = ?`, values: [value] }
        : { text: '0', values: [] }
  }
}

/** Strictly after the cursor: the first key that differs decides. */
export function afterTerm(index: Index | null, sort: Sort, { keys, id }: After): Sql {
  const columns = [...sort.map(([path]) => columnOf(index, path)), 'x.id']
  const values: SqlValue[] = [...keys.map(toKey), id]
  const directions = [...sort.map(([, direction]) => direction), 1]
  if (directions.every((direction) => direction === 1)) {
    return { text: `(${columns.join(', ')}) > (${columns.map(() => '?').join(', ')})`, values }
  }
  const alternatives = columns.map((column, i) => ({
    text: `(${[...columns.slice(0, i).map((each) => `${each} = ?`), `${column} ${directions[i] === 1 ? '>' : '<'} ?`].join(' AND ')})`,
    values: values.slice(0, i + 1),
  }))
  const any = join(alternatives, ' OR ')
  // The first bound follows from the rest; it lets SQLite start at the right place of the index.
  const start = `${columns[0]} ${directions[0] === 1 ? '>=' : '<='} ?`
  return { text: `${start} AND (${any.text})`, values: [values[0] as SqlValue, ...any.values] }
}
