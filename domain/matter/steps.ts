import type { Plan, Step } from '../decider/step'
import { gathered } from '../gathered'
import type { Topic } from './base/topic'
import type { EventData } from './events'
import { lateSteps } from './lateSteps'
import {
  type ClosedMatter,
  isClosed,
  isRunning,
  isSuspended,
  type Matter,
  type RunningMatter,
  type SuspendedMatter,
} from './state/matter'
import { topics } from './topics'

type Steps<M> = readonly ((matter: M, plan: Plan) => Step<EventData>[])[]

/** The steps of all topics. */
const STEPS = Object.values(topics).flatMap(({ steps }) => steps as unknown as Steps<RunningMatter>)

const TOPICS = Object.values<Topic<never>>(topics as never)

const STEPS_WHILE_SUSPENDED = TOPICS.flatMap(
  ({ stepsWhileSuspended = [] }) => stepsWhileSuspended as unknown as Steps<SuspendedMatter>,
)

const STEPS_WHILE_CLOSED = TOPICS.flatMap(
  ({ stepsWhileClosed = [] }) => stepsWhileClosed as unknown as Steps<ClosedMatter>,
)

const topicSteps = (matter: Matter, plan: Plan): Step<EventData>[] => {
  if (isRunning(matter)) return gathered(STEPS, (steps) => steps(matter, plan))
  if (isSuspended(matter)) return gathered(STEPS_WHILE_SUSPENDED, (steps) => steps(matter, plan))
  return isClosed(matter) ? gathered(STEPS_WHILE_CLOSED, (steps) => steps(matter, plan)) : []
}

const byMoment = (a: Step<EventData>, b: Step<EventData>): number =>
  a.nominalAt === b.nominalAt ? (a.key < b.key ? -1 : 1) : a.nominalAt < b.nominalAt ? -1 : 1

/**
 * All steps of the default escalation still open (docs/domain.md, section 4), in order of their moments. The plan is
 * computed from the state alone; what is not planned is not done, so nothing can be done twice.
 */
export const planSteps = (matter: Matter, plan: Plan): Step<EventData>[] =>
  [...topicSteps(matter, plan), ...lateSteps(matter, plan)].sort(byMoment)
