import { nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { count, facts, factsSince, id, text } from '../../decider/shapes'
import { expected, files } from '../base/shapes'

export const schemas = {
  /** `percent`: how far the whole has come, as the unit states it. */
  ReportSubmitted: factsSince(
    {
      assignmentId: id,
      reportId: id,
      text,
      remaining: text,
      files,
      milestoneId: nullable(id),
      ordinal: nullable(count),
      next: expected,
    },
    { percent: count },
  ),
  ReportCorrected: facts({
    assignmentId: id,
    reportId: id,
    version: count,
    reason: text,
    text,
    remaining: text,
    files,
  }),
  ReportMissed: facts({ assignmentId: id, ordinal: count, next: expected }),
  MilestoneMissed: facts({ milestoneId: id, title: text }),
} as const

export interface ReportingEvents extends Says<typeof schemas> {}
