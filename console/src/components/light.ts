import { GREY_WORDS, LIGHT_WORDS, type Light, lightOf } from '../../../domain/clock/light'
import type { Instant } from '../../../domain/clock/time'
import { type MatterStatus, STATUS_WORDS } from '../../../domain/matter/state/words'
import type { MatterRow } from '../../../domain/matter/views'

export interface ShownLight {
  light: Light
  words: string
  /** Was red once and no longer is (红转黄): shown for good. */
  remedied: boolean
}

const greyWords = (status: MatterStatus): string =>
  status in GREY_WORDS ? GREY_WORDS[status as keyof typeof GREY_WORDS] : STATUS_WORDS[status]

type Facts = Pick<MatterRow, 'status' | 'open' | 'dueAt' | 'yellowAt' | 'overdueAt'>

/** What a list shows as a matter's light at `now`. */
export const lightOfRow = ({ status, open, dueAt, yellowAt, overdueAt }: Facts, now: Instant): ShownLight => {
  const light = lightOf({ open, suspended: status === 'suspended', dueAt, yellowAt }, now)
  return {
    light,
    words: light === 'grey' ? greyWords(status) : LIGHT_WORDS[light],
    remedied: overdueAt !== null && light !== 'red',
  }
}
