import type { Demand, Wanted } from '../decider/wanted'
import { joined } from '../joined'
import type { TodoKind } from './events'
import { isIssued, type Matter } from './state/matter'
import { groupOf, TODO_KINDS } from './todo'
import { topics } from './topics'

const WANTED = joined(Object.values(topics).map(({ todos }) => todos)) as {
  readonly [K in TodoKind]: (matter: Matter) => Wanted[]
}

/** The assignments one after the other, the whole matter last. */
const byAssignment = (matter: Matter) => {
  const ids = isIssued(matter) ? matter.assignments.map(({ id }) => id) : []
  const place = ({ partId }: Demand) => (partId === undefined ? ids.length : ids.indexOf(partId))
  return (a: Demand, b: Demand): number => place(a) - place(b)
}

/** The open obligations that a state demands. */
export const demandsOf = (matter: Matter): Demand[] =>
  TODO_KINDS.flatMap((kind) => WANTED[kind](matter).map((wanted) => ({ ...wanted, kind, group: groupOf(kind) }))).sort(
    byAssignment(matter),
  )
