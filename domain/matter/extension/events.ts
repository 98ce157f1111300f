import { instant, nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { count, facts, factsSince, flag, id, text } from '../../decider/shapes'
import { clock, deadline, expected, moments } from '../base/shapes'

export const schemas = {
  /**
   * `stops`: asked in time, the clock stands until it is decided. `ordinal`: which one of the round it would be. `toSign`:
   * the office has it once somebody of the unit has signed.
   */
  ExtensionRequested: factsSince(
    { assignmentId: id, extensionId: id, progress: text, reason: text, requestedDueAt: instant },
    { stops: flag, ordinal: count, toSign: flag },
  ),
  /** `stops`: from now on the clock stands until it is decided. */
  ExtensionSigned: facts({ assignmentId: id, extensionId: id, opinion: text, stops: flag }),
  ExtensionSentBack: facts({ assignmentId: id, extensionId: id, reason: text }),
  /** `upperAnswer`: what the upper office said that had set the limit. */
  ExtensionGranted: factsSince(
    { assignmentId: id, extensionId: id, due: deadline, opinion: text, next: expected },
    { tasks: moments, milestones: moments, upperAnswer: text },
  ),
  /** `clock`: where it runs on, if it stood meanwhile. */
  ExtensionRefused: factsSince({ assignmentId: id, extensionId: id, reason: text }, { clock }),
  ExtensionWithdrawn: facts({ assignmentId: id, extensionId: id, reason: text, clock: nullable(clock) }),
} as const

export interface ExtensionEvents extends Says<typeof schemas> {}
