import { isRemedied } from '../../../domain/clock/light'
import type { Instant } from '../../../domain/clock/time'
import { type ShownLight as LightAndWords, lightOfRow as lightAndWords } from '../../../domain/matter/state/light'
import type { MatterRow } from '../../../domain/matter/views'

export interface ShownLight extends LightAndWords {
  /** Was red once and no longer is (红转黄): shown for good. */
  remedied: boolean
}

type Facts = Pick<
  MatterRow,
  'status' | 'open' | 'dueAt' | 'yellowAt' | 'behind' | 'signInDueAt' | 'milestoneDueAt' | 'overdueAt'
>

/** What a list shows as a matter's light at `now`. */
export const lightOfRow = (row: Facts, now: Instant): ShownLight => {
  const shown = lightAndWords(row, now)
  return { ...shown, remedied: isRemedied(row.overdueAt, shown.words) }
}
