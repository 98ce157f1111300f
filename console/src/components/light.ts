import { isRemedied, type Light, lightOfLine } from '../../../domain/clock/light'
import type { Instant } from '../../../domain/clock/time'
import { lightWords } from '../../../domain/matter/state/words'
import type { MatterRow } from '../../../domain/matter/views'

export interface ShownLight {
  light: Light
  words: string
  /** Was red once and no longer is (红转黄): shown for good. */
  remedied: boolean
}

type Facts = Pick<MatterRow, 'status' | 'open' | 'dueAt' | 'yellowAt' | 'overdueAt'>

/** What a list shows as a matter's light at `now`. */
export const lightOfRow = (row: Facts, now: Instant): ShownLight => {
  const light = lightOfLine(row, now)
  return { light, words: lightWords(light, row.status), remedied: isRemedied(row.overdueAt, light) }
}
