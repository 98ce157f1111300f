import { instant } from '../../contract/schema'
import { deadline, expected, facts, id, many, reason, text } from '../base/shapes'
import type { Says } from '../state/event'

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
export type ResumedShare = PauseEvents['MatterResumed']['dues'][number]
