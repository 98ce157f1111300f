import { yellowAt } from '../clock/light'
import { joined } from '../joined'
import { type RulePack, yellowDays } from '../rules/pack'
import type { Wanted } from './base/wanted'
import type { TodoKind } from './events'
import { isIssued, type Matter } from './state/matter'
import { groupOf, TODO_KINDS, type Todo } from './todo'
import { topics } from './topics'

const WANTED = joined(Object.values(topics).map(({ todos }) => todos)) as {
  readonly [K in TodoKind]: (matter: Matter) => Wanted[]
}

const todo = (matter: Matter, kind: TodoKind, wanted: Wanted, rules: RulePack): Todo => {
  const { to, sentence, dueAt = null, assignmentId = null, what = '' } = wanted
  return {
    _id: `${matter.id}.${assignmentId ?? '-'}.${kind}.${what}`,
    kind,
    group: groupOf(kind),
    to,
    matterId: matter.id,
    assignmentId,
    number: matter.number,
    title: matter.title,
    urgency: matter.urgency,
    sentence,
    dueAt,
    dueRank: dueAt === null ? 1 : 0,
    yellowAt: dueAt && yellowAt(dueAt, yellowDays(rules)),
  }
}

/** The assignments one after the other, the whole matter last. */
const byAssignment = (matter: Matter) => {
  const ids = isIssued(matter) ? matter.assignments.map(({ id }) => id) : []
  const place = ({ assignmentId }: Todo) => (assignmentId === null ? ids.length : ids.indexOf(assignmentId))
  return (a: Todo, b: Todo): number => place(a) - place(b)
}

/**
 * The open obligations that a state demands, one each (docs/design.md, «One command, from tap to trail»: a badge
 * always equals its list).
 */
export const todosOf = (matter: Matter, rules: RulePack): Todo[] =>
  TODO_KINDS.flatMap((kind) => WANTED[kind](matter).map((wanted) => todo(matter, kind, wanted, rules))).sort(
    byAssignment(matter),
  )
