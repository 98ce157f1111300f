import { object, oneOf, pageCursor, pageLimit, pageOf, query, shaped } from '../contract/schema'
import type { Todo } from './todo'

const group = oneOf(['approve', 'act'])

export const todoQueries = {
  /** The caller's open obligations by due moment, those without one last. */
  'todo.list': query('anyone', object({ group, limit: pageLimit, after: pageCursor }, ['limit']), pageOf<Todo>()),
  /** What the badges show: the lengths of the lists behind them. */
  'todo.counts': query(
    'anyone',
    object({}, []),
    shaped<{ all: number; red: number; yellow: number; approve: number }>({
      type: 'object',
      required: ['all', 'red', 'yellow', 'approve'],
    }),
  ),
} as const
