import { isStopped } from '../../clock/stop'
import type { Plan, Step } from '../../decider/step'
import { gathered } from '../../gathered'
import { type Assignment, type Matter, openAssignments, type RunningMatter } from '../state/matter'

/** `of` is the assignment, `-` for the whole matter. */
export const keyOf = ({ id }: Matter, what: string, of: string, version: number | string = 1): string =>
  `${id}/${of}/${what}/${version}`

/** The steps of each assignment whose unit still has something to do. */
export const ofAssignments =
  <E>(steps: (matter: RunningMatter, a: Assignment, plan: Plan) => Step<E>[]) =>
  (matter: RunningMatter, plan: Plan): Step<E>[] =>
    gathered(openAssignments(matter), (a) => steps(matter, a, plan))

/** The same, left out where the office has a completion, or the clock stands: nothing of the unit's falls due then. */
export const ofWorkingAssignments = <E>(steps: (matter: RunningMatter, a: Assignment, plan: Plan) => Step<E>[]) =>
  ofAssignments<E>((matter, a, plan) =>
    a.status === 'awaitingConfirmation' || isStopped(a.due) ? [] : steps(matter, a, plan),
  )
