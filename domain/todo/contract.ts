import { object, oneOf, pageCursor, pageLimit, query } from '../contract/schema'

const group = oneOf(['approve', 'act'])

export const todoQueries = {
  /** The caller's open obligations, the gravest first: by due moment, urgency, and how long they wait; those without a due moment last. */
  'todo.list': query('anyone', object({ group, limit: pageLimit, after: pageCursor }, ['limit'])),
  /** What the badges show: the lengths of the lists behind them. */
  'todo.counts': query('anyone', object({}, [])),
} as const
