import type { Awaited } from '../../clock/light'
import type { Instant } from '../../clock/time'
import { type Assignment, type IssuedMatter, isHeld, isRunning, type Matter, openAssignments } from './matter'
import { milestoneMissing } from './progress'

const signInMissing = (a: Assignment): Instant | null => (a.signedInAt === null && !isHeld(a) ? a.signIn.dueAt : null)

const first = (moments: readonly (Instant | null)[]): Instant | null =>
  moments.reduce((one, other) => (one === null || (other !== null && other < one) ? other : one), null)

const among = (matter: IssuedMatter, assignments: readonly Assignment[]): Awaited => {
  const signInDueAt = first(assignments.map(signInMissing))
  const milestoneDueAt = first(assignments.map((a) => milestoneMissing(matter, a)))
  return { ...(signInDueAt && { signInDueAt }), ...(milestoneDueAt && { milestoneDueAt }) }
}

/** By when the units of a matter that runs were to sign in and to meet their milestones, of what is still missing. */
export const awaitedOf = (matter: Matter): Awaited => (isRunning(matter) ? among(matter, openAssignments(matter)) : {})

/** Of one unit alone. */
export const awaitedOfUnit = (matter: Matter, { id }: Assignment): Awaited =>
  isRunning(matter)
    ? among(
        matter,
        openAssignments(matter).filter((a) => a.id === id),
      )
    : {}
