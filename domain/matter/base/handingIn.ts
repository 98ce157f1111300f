import { isStopped, stopClock } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import type { Assignment, ExtensionRequest } from '../state/matter'
import { HELD_WORDS } from '../state/words'

/** The due moment has not passed, or the clock stood before it could. */
export const isBeforeDue = ({ due }: Assignment, now: Instant): boolean => isStopped(due) || now <= due.dueAt

/** With the unit's last signature the office has it: its time is not the unit's, the clock stands. */
export const handedIn = (a: Assignment, at: Instant): Partial<Assignment> => ({
  completion: a.completion && { ...a.completion, leftUnitAt: at, inTime: isBeforeDue(a, at) },
  due: stopClock(a.due, { at, reason: HELD_WORDS.completion }),
})

/** The office has a request for more time: asked in time, the clock stands. */
export const requested = (
  { due }: Assignment,
  { stops, ...asked }: ExtensionRequest,
  at: Instant,
): Partial<Assignment> => ({
  extension: { ...asked, stops },
  due: stops ? stopClock(due, { at, reason: HELD_WORDS.extension }) : due,
})

/** The same once the unit has signed it, or has nobody left who could. */
export const signed = (a: Assignment, stops: boolean, at: Instant): Partial<Assignment> => {
  if (!a.extension) return {}
  const { unsigned: _, ...asked } = a.extension
  return requested(a, { ...asked, signedAt: at, stops }, at)
}
