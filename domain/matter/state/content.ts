import type { Limit } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import type { FileRef } from '../../evidence/file'
import type { Source, Urgency } from '../../rules/kinds'
import type { Basis } from './basis'
import type { Category, DraftGap, ReportCycle } from './words'

/** A point on the way 阶段节点 with its own due moment; `metAt` once a report has named it. */
export interface Milestone {
  id: string
  title: string
  dueAt: Instant
  metAt: Instant | null
  missed: boolean
  /** How often its moment was set anew. */
  timesSet?: number
}

/** Who asks for one unit's work, and for what part of it. */
export interface UnitPart {
  unitId: string
  /** What is this unit's own part; empty for the whole. */
  part: string
}

/** What an officer writes. Amended as a whole before issue; in single fields, with reason, after. */
export interface MatterContent {
  title: string
  requirement: string
  source: Source
  category: Category
  urgency: Urgency
  /** The office itself, the liaison of a front, or a leading group's unit. */
  supervisingBody: { kind: 'office' } | { kind: 'front'; frontId: string } | { kind: 'leadingGroup'; unitId: string }
  attachments: FileRef[]
  milestones: Milestone[]
  reportCycle: ReportCycle
  /** Own limit for handling, or null for the rule pack's. A moment set by a person is `dueAt`. */
  limit: Limit | null
  dueAt: Instant | null
  lead: UnitPart
  co: UnitPart[]
  /** What a draft has not yet been given; absent where it has all. */
  gaps?: DraftGap[]
  /** Absent or null where none was registered 未登记依据, as before it was asked for. */
  basis?: Basis | null
}
