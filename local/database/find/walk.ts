import { own } from '../../../domain/own'
import type { Condition } from '../filter'
import { type Collection, fieldColumn, quote } from '../schema'
import type { Connection } from '../sqlite'
import type { Cost, Work } from '../turns'
import type { Scalar } from '../types'
import { type SqlValue, toKey } from '../values'
import { type Branch, descents, multikeyOf } from './access'
import { comparison, type Sql } from './conditionSql'

/**
 * A stretch of an index: the first columns equal to `equals`, the next within `bounds`, in the index's order. What one
 * statement looks at is a window of so many rows at the beginning of a stretch; a long walk is many statements.
 */
export interface Stretch {
  equals: readonly SqlValue[]
  bounds: readonly Sql[]
  /** Behind which row it begins; null for the first. */
  after: Sql | null
}

/** Where a branch is walked: its index or, without one, the collection by id. */
export interface Path {
  table: string
  columns: readonly string[]
  directions: readonly (1 | -1)[]
  /** What a window shows of each row. */
  shown: string
  /** What each row costs: itself, and its looks into other indexes. */
  weight: number
}

/** Work of one statement: a few milliseconds. */
const STEPS = 16_384

export function pathOf(collection: Collection, { index, answered }: Branch): Path {
  const weight = answered.reduce((sum, each) => sum + descents(each), 1)
  if (!index) return { table: collection.table, columns: ['id'], directions: [1], shown: 'x.id, x.seq', weight }
  const columns = [...index.fields.map((_, i) => fieldColumn(i)), 'id']
  return { table: index.table, columns, directions: [...index.directions, 1], shown: 'x.*', weight }
}

/** Values of `$in` lists are walked one by one, so many in one branch; a longer list is only tested on each row. */
const MAX_STRETCHES = 4_096

/** The stretches that the branch's conditions leave to walk: one, or one for each value of the `$in` lists at its head. */
export function stretchesOf(branch: Branch): Stretch[] {
  if (!branch.index)
    return [{ equals: [], bounds: onField(branch, '_id').map((each) => comparison('x.id', each)), after: null }]
  let equals: SqlValue[][] = [[]]
  for (const [i, field] of branch.index.fields.entries()) {
    const conditions = onField(branch, field)
    const values = pointsOf(conditions)
    if (values === null || values.length * equals.length > MAX_STRETCHES) {
      const bounds = conditions.filter(({ operator }) => RANGES.has(operator))
      return equals.map((each) => ({
        equals: each,
        bounds: bounds.map((condition) => comparison(`x.${fieldColumn(i)}`, condition)),
        after: null,
      }))
    }
    equals = equals.flatMap((each) => values.map((value) => [...each, value]))
  }
  return equals.map((each) => ({ equals: each, bounds: [], after: null }))
}

const RANGES = new Set(['$gt', '$gte', '$lt', '$lte'])

/** What is asked of a column of the index; of its multikey column only that by which it is entered. */
const onField = ({ index, entry, answered }: Branch, field: string): Condition[] =>
  answered
    .filter(({ condition, beside }) => condition.path === field && beside === null)
    .filter(({ condition }) => field !== multikeyOf(index) || condition === entry)
    .map(({ condition }) => condition)

function pointsOf(conditions: readonly Condition[]): SqlValue[] | null {
  const point =
    conditions.find(({ operator }) => operator === '$eq') ?? conditions.find(({ operator }) => operator === '$in')
  return point ? ([point.operand].flat() as Scalar[]).map(toKey) : null
}

/** What comes after the row whose columns, behind the stretch's equal ones, have the values `last`. */
export function beyond(
  { columns, directions }: Path,
  { equals, bounds }: Stretch,
  last: readonly SqlValue[],
): Stretch[] {
  const from = equals.length
  const sign = (at: number) => (directions[at] === 1 ? '>' : '<')
  if (last.every((_, i) => directions[from + i] === directions[from])) {
    const row = columns.slice(from, from + last.length).map((column) => `x.${column}`)
    const text = `(${row.join(', ')}) ${sign(from)} (${last.map(() => '?').join(', ')})`
    return [{ equals, bounds, after: { text, values: last } }]
  }
  return last
    .map((value, i) => {
      const after: Sql = { text: `x.${columns[from + i]} ${sign(from + i)} ?`, values: [value] }
      return { equals: [...equals, ...last.slice(0, i)], bounds: i === 0 ? bounds : [], after }
    })
    .reverse()
}

/** The first `size` rows of the stretch, in order. */
function windowOf({ table, columns, directions }: Path, stretch: Stretch, size: number, what: string): Sql {
  const { equals } = stretch
  const bounds = stretch.after ? [...stretch.bounds, stretch.after] : stretch.bounds
  const points = equals.map((_, i) => `x.${columns[i]} = ?`)
  const where = [...points, ...bounds.map(({ text }) => text)].join(' AND ')
  const order = columns
    .slice(equals.length)
    .map((column, i) => `x.${column}${directions[equals.length + i] === -1 ? ' DESC' : ''}`)
  return {
    text: `SELECT ${what} FROM ${quote(table)} x ${where && `WHERE ${where}`} ${order.length > 0 ? `ORDER BY ${order.join(', ')}` : ''} LIMIT ?`,
    values: [...equals, ...bounds.flatMap(({ values }) => values), size],
  }
}

/** The last row of a full window; undefined when the stretch ends before it. */
function lastOf(connection: Connection, path: Path, stretch: Stretch, size: number): readonly SqlValue[] | undefined {
  const columns = path.columns.slice(stretch.equals.length)
  if (columns.length === 0) return undefined
  const { text, values } = windowOf(path, stretch, 1, columns.map((column) => `x.${column}`).join(', '))
  const row = connection.statement(`${text} OFFSET ?`).get(...values, size - 1) as Record<string, SqlValue> | undefined
  return row && columns.map((column) => own(row, column) as SqlValue)
}

export type Look = (window: Sql, size: number) => 'enough' | 'all seen' | 'go on'

/**
 * Walks the stretches one after another in windows, small ones first, until `look` has enough. No statement looks at
 * more than a window, and between two of them others have their turn. Throws TOO_MUCH when the walk costs too much.
 */
export function* walk(
  connection: Connection,
  path: Path,
  { stretches, first, perRow, cost }: { stretches: readonly Stretch[]; first: number; perRow: number; cost: Cost },
  look: Look,
): Work<void> {
  const ahead = [...stretches].reverse()
  const weight = path.weight + perRow
  const most = Math.max(64, Math.floor(STEPS / weight))
  let size = Math.min(first, most)
  for (let stretch = ahead.pop(); stretch; stretch = ahead.pop()) {
    yield
    const seen = look(windowOf(path, stretch, size, path.shown), size)
    if (seen === 'enough') return
    const last = seen === 'go on' ? lastOf(connection, path, stretch, size) : undefined
    cost.spend(last ? size * weight : 1)
    if (last) ahead.push(...beyond(path, stretch, last).reverse())
    size = Math.min(8 * size, most)
  }
}
