import { type Actor, actingRole, type Parties } from '../../people/actor'
import { gapsOf } from './drafts'
import { type Assignment, isGone, isIssued, type Matter, type Task } from './matter'
import type { AssignmentKind } from './words'

/** Whom an assignment concerns: its unit, its front, and the people it names. */
const partiesOfAssignment = (assignment: Assignment): Parties => ({
  unitIds: [assignment.unitId],
  frontIds: [assignment.frontId],
  personIds: [
    ...(assignment.responsible ? Object.values(assignment.responsible) : []),
    ...assignment.tasks.map((task) => task.personId),
  ],
})

/** A task is its own person's to complete, or the unit's supervisor's on that person's behalf. */
export const completesTask = (actor: Actor, { personId }: Task, assignment: Assignment): boolean =>
  personId === actor.personId ||
  actingRole(actor, ['unitSupervisor'], () => partiesOfAssignment(assignment)) !== undefined

/** A task that is still to be done, and the actor's to complete. */
export const isMyTask = (actor: Actor, task: Task, assignment: Assignment): boolean =>
  task.doneAt === null && completesTask(actor, task, assignment)

/** Whom a command concerns: the assignment that it names, else the whole matter. */
export const partiesOn = (matter: Matter, assignment: Assignment | null): Parties =>
  assignment ? partiesOfAssignment(assignment) : partiesOf(matter)

/** Whom a matter concerns, for the scopes of rights (docs/domain.md, section 2). */
export const partiesOf = (matter: Matter): Parties => {
  const own = { unitIds: [] as string[], frontIds: matter.frontIds, personIds: [matter.officerId] }
  if (!isIssued(matter)) return own
  const parts = matter.assignments.map(partiesOfAssignment)
  return {
    unitIds: [...new Set(parts.flatMap((part) => part.unitIds))],
    frontIds: [...new Set([...own.frontIds, ...parts.flatMap((part) => part.frontIds)])],
    personIds: [...new Set([...own.personIds, ...parts.flatMap((part) => part.personIds)])],
  }
}

/** The units that have, or in a draft are to have, a part in it; none before an officer has named one. */
export const unitsOf = (matter: Matter): { kind: AssignmentKind; unitId: string }[] => {
  if (isIssued(matter)) return matter.assignments.filter((a) => !isGone(a))
  const co = matter.co.map(({ unitId }) => ({ kind: 'co' as const, unitId }))
  return gapsOf(matter).includes('lead') ? co : [{ kind: 'lead', unitId: matter.lead.unitId }, ...co]
}

export const unitIdsOf = (matter: Matter): string[] => unitsOf(matter).map(({ unitId }) => unitId)
