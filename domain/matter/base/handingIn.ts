import { isStopped, stopClock } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import type { Assignment } from '../state/matter'
import { HELD_WORDS } from '../state/words'

/** With the unit's last signature the office has it: its time is not the unit's, the clock stands. */
export const handedIn = ({ due, completion }: Assignment, at: Instant): Partial<Assignment> => ({
  completion: completion && { ...completion, leftUnitAt: at, inTime: isStopped(due) || at <= due.dueAt },
  due: stopClock(due, { at, reason: HELD_WORDS.completion }),
})
