import type { Instant } from '../../clock/time'
import type { Address } from '../../people/address'
import { type Assignment, isRunning, type Matter, openAssignments, type RunningMatter } from '../state/matter'

/** An obligation as a topic sees it. */
export interface Wanted {
  /** Anyone at one of these addresses may meet it. */
  to: Address[]
  /** Who wants what from me, in one sentence without the moment. */
  sentence: string
  dueAt?: Instant | null
  assignmentId?: string
  /** Tells apart several of one kind. */
  what?: string
}

export type TodoGroup = 'approve' | 'act'

/** Of a running matter: nothing is asked while it is suspended, or after its end. */
export const whileRunning =
  (wanted: (matter: RunningMatter) => Wanted[]) =>
  (matter: Matter): Wanted[] =>
    isRunning(matter) ? wanted(matter) : []

/** Of each assignment of a running matter whose unit still has something to do. */
export const ofEachAssignment = (wanted: (a: Assignment, matter: RunningMatter) => Wanted[]) =>
  whileRunning((matter) =>
    openAssignments(matter).flatMap((a) => wanted(a, matter).map((one) => ({ assignmentId: a.id, ...one }))),
  )
