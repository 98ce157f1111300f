import {
  among,
  count,
  fields,
  many,
  mapOf,
  moment,
  orNull,
  pageWith,
  saying,
  string,
  subject,
} from '../contract/answer'
import type { Names } from '../decider/telling'
import type { Todo } from '../decider/todo'
import { URGENCIES } from '../rules/kinds'
import { todoFaces } from './faces'

const todo = fields<Todo>(
  {
    _id: string,
    kind: saying<string>({ enum: [...new Set(Object.values(todoFaces).flatMap(Object.keys))] }),
    group: among(['approve', 'act']),
    to: many(string),
    subject,
    partId: orNull(string),
    number: orNull(string),
    title: string,
    urgency: among(URGENCIES),
    sentence: string,
    dueAt: orNull(moment),
    dueRank: among([0, 1]),
    yellowAt: orNull(moment),
    urgencyRank: count,
    since: moment,
    byId: string,
    unitId: string,
  },
  ['since', 'byId', 'unitId'],
)

/** What the operations of this concept answer. */
export const todoAnswers = {
  'todo.list': pageWith<Todo, { names: Names }>(todo, { names: mapOf(string) }),
  'todo.counts': fields<{ all: number; red: number; yellow: number; approve: number }>({
    all: count,
    red: count,
    yellow: count,
    approve: count,
  }),
}
