import { instant } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, many, text } from '../../decider/shapes'
import { deadline, expected, reason } from '../base/shapes'

const resumed = facts({
  assignmentId: id,
  due: deadline,
  signIn: deadline,
  objectionUntil: instant,
  tasks: many(facts({ id, dueAt: instant })),
  next: expected,
})

export const schemas = {
  MatterSuspended: reason,
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
