import type { Instant } from '../../clock/time'
import type { Line } from '../../decider/decider'
import type { MatterRow } from '../views'

/** What queries need beside what a row shows. */
interface Sought {
  /** 0 while open, 1 when not: open ones come first in a list by due moment. */
  rank: 0 | 1
  /** Discarded drafts leave every list. */
  hidden: boolean
  /** After which it shows red: `dueAt`, or earlier by its progress; the far end of time where there is none, so that it sorts last. */
  listDueAt: Instant
  unitIds: string[]
  frontIds: string[]
  /** Who may see it beside the whole-district roles: `unit:…`, `front:…`, `group:…`, `person:…`, `discipline`. */
  circle: string[]
  /** The leader who began it; absent where none did. */
  starterId?: string
  year: number
  /** Pairs of characters of title, number and units' short names, for search. */
  terms: string[]
  /** What it rests on, with each of its units, from the request for approval until its end; absent where none is. */
  basisKeys?: string[]
}

/** One line a matter in the register 台账: all that lists and the sweep read. It follows from the state alone. */
export type RegisterLine = MatterRow & Sought & Line
