import { nullable } from '../../contract/schema'
import { count, expected, facts, files, id, text } from '../base/shapes'
import type { Says } from '../state/event'

export const schemas = {
  ReportSubmitted: facts({
    assignmentId: id,
    reportId: id,
    text,
    remaining: text,
    files,
    milestoneId: nullable(id),
    ordinal: nullable(count),
    next: expected,
  }),
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
