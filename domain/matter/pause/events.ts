import { instant, nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, factsSince, id, many, text } from '../../decider/shapes'
import { deadline, expected, owed } from '../base/shapes'

const resumed = factsSince(
  {
    assignmentId: id,
    due: deadline,
    signIn: deadline,
    objectionUntil: instant,
    tasks: many(facts({ id, dueAt: instant })),
    next: expected,
  },
  { objectionOwed: owed },
)

export const schemas = {
  /** `until`: events before suspensions had an end lack it. `remindAt`: null where no day is left for it. */
  MatterSuspended: factsSince({ reason: text }, { until: instant, remindAt: nullable(instant) }),
  SuspensionRenewed: facts({ reason: text, until: instant, remindAt: nullable(instant) }),
  /** A word to the chief, who may renew it. */
  SuspensionEndsSoon: facts({ until: instant }),
  /** Every moment that the pause moved: the clocks, and what hangs on them. */
  MatterResumed: facts({
    reason: text,
    dues: many(resumed),
    milestones: many(facts({ id, dueAt: instant })),
    instructions: many(facts({ id, answerDueAt: instant })),
  }),
} as const

export interface PauseEvents extends Says<typeof schemas> {}

/** Where a unit's moments stand after a suspension; of its tasks those that moved. */
export type ResumedAssignment = PauseEvents['MatterResumed']['dues'][number]
