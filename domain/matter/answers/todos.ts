import { among, count, fields, many, moment, orNull, pageOf, string } from '../../contract/answer'
import { URGENCIES } from '../../rules/kinds'
import { TODO_KINDS, type Todo } from '../todo'

const todo = fields<Todo>({
  _id: string,
  kind: among(TODO_KINDS),
  group: among(['approve', 'act']),
  to: many(string),
  matterId: string,
  assignmentId: orNull(string),
  number: orNull(string),
  title: string,
  urgency: among(URGENCIES),
  sentence: string,
  dueAt: orNull(moment),
  dueRank: among([0, 1]),
  yellowAt: orNull(moment),
})

/** What the operations of this concept answer. */
export const todoAnswers = {
  'todo.list': pageOf(todo),
  'todo.counts': fields<{ all: number; red: number; yellow: number; approve: number }>({
    all: count,
    red: count,
    yellow: count,
    approve: count,
  }),
}
