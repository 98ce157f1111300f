import { stopClock } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import { withAssignment } from '../state/assignments'
import type { IssuedMatter } from '../state/matter'
import { HELD_WORDS } from '../state/words'

/** The office's own time for an objection is over: what it takes longer is not the unit's, whose clock stands. */
export const withoutRuling = (matter: IssuedMatter, assignmentId: string, at: Instant): IssuedMatter =>
  withAssignment(matter, assignmentId, (a) => ({
    objection: a.objection && { ...a.objection, stops: true },
    due: stopClock(a.due, { at, reason: HELD_WORDS.objection }),
  }))
