import type { Deadline } from '../clock/deadline'
import type { Awaited, Behind } from '../clock/light'
import type { Instant } from '../clock/time'
import type { ShownOf } from '../decider/event'
import type { Approver, Source, Urgency } from '../rules/kinds'
import type { EventData } from './events'
import type { AssignmentKind, Category, Level, MatterStatus } from './state/words'

/** A line of a list of matters. Lights are told from `open`, `dueAt`, `yellowAt` and `behind` by `lightOf`. */
export interface MatterRow extends Awaited {
  id: string
  number: string | null
  title: string
  status: MatterStatus
  source: Source
  category: Category
  urgency: Urgency
  level: Level
  leadUnitId: string
  coUnitIds: string[]
  /** Empty while nobody has taken up what a leader began. */
  officerId: string
  /** Clocks run: neither draft, suspended nor ended. */
  open: boolean
  dueAt: Instant | null
  yellowAt: Instant | null
  /** Of its progress; absent while that lags behind nothing. */
  behind?: Behind
  /** Overdue was once recorded: shown as remedied red when it no longer is. */
  overdueAt: Instant | null
  issuedAt: Instant | null
  lastAt: Instant
  reportCount: number
  lastReport: string | null
}

export type ShownEvent = ShownOf<EventData>

/** What issuing would do to one unit. */
export interface PreviewUnit {
  unitId: string
  name: string
  kind: AssignmentKind
  signIn: Deadline
  objectionUntil: Instant
  due: Deadline
  /** Reports expected until the due moment, by the cycle. */
  reports: number
  /** How much is already asked of the unit (burden); null where its matters are not the drafter's to see. */
  openMatters: number | null
}

export interface Preview {
  units: PreviewUnit[]
  /** Names of those who will be told at issue. */
  told: string[]
  approver: Approver
}

/** An open matter on the same basis, with the units that it shares. */
interface SameBasisRow {
  id: string
  number: string | null
  title: string
  status: MatterStatus
  unitIds: string[]
}

export interface SameBasis {
  matters: SameBasisRow[]
  /** How many more there are that the asker may not see, or that are too many to show. */
  others: number
}

/** Matters by light; `total` is their sum and the length of the list behind it. */
export interface LightCounts {
  green: number
  yellow: number
  red: number
  grey: number
  total: number
}
