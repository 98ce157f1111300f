import type { Plan, Step } from '../decider/step'
import type { EventData } from './events'
import { lateSteps } from './lateSteps'
import { isRunning, type Matter, type RunningMatter } from './state/matter'
import { topics } from './topics'

/** The steps of all topics. */
const STEPS = Object.values(topics).flatMap(
  ({ steps }) => steps as unknown as readonly ((matter: RunningMatter, plan: Plan) => Step<EventData>[])[],
)

const byMoment = (a: Step<EventData>, b: Step<EventData>): number =>
  a.nominalAt === b.nominalAt ? (a.key < b.key ? -1 : 1) : a.nominalAt < b.nominalAt ? -1 : 1

/**
 * All steps of the default escalation still open (docs/domain.md, section 4), in order of their moments. The plan is
 * computed from the state alone; what is not planned is not done, so nothing can be done twice.
 */
export const planSteps = (matter: Matter, plan: Plan): Step<EventData>[] =>
  [...(isRunning(matter) ? STEPS.flatMap((steps) => steps(matter, plan)) : []), ...lateSteps(matter, plan)].sort(
    byMoment,
  )
