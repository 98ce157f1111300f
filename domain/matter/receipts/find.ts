import type { Instant } from '../../clock/time'
import type { ExplainedMoment } from './moments'

export interface Sought {
  dueAt: Instant
  /** Which of a matter's moments; what is sought by a to-do does not say. */
  key?: string | undefined
  assignmentId?: string | null | undefined
}

/** The moment that is meant among those of its matter; null where it has been settled meanwhile. */
export const momentMeant = (all: readonly ExplainedMoment[], sought: Sought): ExplainedMoment | null => {
  const then = all.filter(({ deadline, key }) => deadline.dueAt === sought.dueAt && (!sought.key || key === sought.key))
  const own = then.find(({ assignmentId }) => !sought.assignmentId || assignmentId === sought.assignmentId)
  return own ?? then[0] ?? null
}
