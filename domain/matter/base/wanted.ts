import type { Instant } from '../../clock/time'
import type { Wanted } from '../../decider/wanted'
import { gathered } from '../../gathered'
import { type Assignment, isRunning, type Matter, openAssignments, type RunningMatter } from '../state/matter'

/** What waits for the office; by when follows from its clock (officeClocks/clock.ts). */
export interface OfficeWanted extends Omit<Wanted, 'dueAt' | 'since'> {
  /** Since when. */
  since: Instant
}

/** Of a running matter: nothing is asked while it is suspended, or after its end. */
const whileRunning =
  <W>(wanted: (matter: RunningMatter) => W[]) =>
  (matter: Matter): W[] =>
    isRunning(matter) ? wanted(matter) : []

/** Of each assignment of a running matter whose unit still has something to do. */
export const ofEachAssignment = <W extends Wanted | OfficeWanted>(
  wanted: (a: Assignment, matter: RunningMatter) => W[],
) =>
  whileRunning((matter) =>
    gathered(openAssignments(matter), (a) => wanted(a, matter).map((one) => ({ partId: a.id, ...one }))),
  )
