import type { Wanted } from '../../decider/wanted'
import { type Assignment, isRunning, type Matter, openAssignments, type RunningMatter } from '../state/matter'

/** Of a running matter: nothing is asked while it is suspended, or after its end. */
export const whileRunning =
  (wanted: (matter: RunningMatter) => Wanted[]) =>
  (matter: Matter): Wanted[] =>
    isRunning(matter) ? wanted(matter) : []

/** Of each assignment of a running matter whose unit still has something to do. */
export const ofEachAssignment = (wanted: (a: Assignment, matter: RunningMatter) => Wanted[]) =>
  whileRunning((matter) =>
    openAssignments(matter).flatMap((a) => wanted(a, matter).map((one) => ({ partId: a.id, ...one }))),
  )
