import { stopClock } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import { CHIEF, grantersOf, supervisorsOf } from '../base/addressees'
import { onAssignment, onIssued } from '../base/follow'
import { threeOf, toAssignment } from '../base/recipients'
import { type RunsAgain, withClock } from '../base/stops'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { withAssignment } from '../state/assignments'
import type { IssuedMatter } from '../state/matter'
import { HELD_WORDS } from '../state/words'
import { type ExtensionEvents, schemas } from './events'

const toThoseAtWork = toAssignment((a) => [...threeOf(a), ...supervisorsOf(a)])

type ClockNow = Pick<RunsAgain, 'due' | 'next'> & Partial<RunsAgain>

/** The request is over; the clock that stood runs on where it was decided. */
const decided = (
  matter: IssuedMatter,
  assignmentId: string,
  { clock, at, inVain = false }: { clock: ClockNow | null | undefined; at: Instant; inVain?: boolean },
): IssuedMatter => {
  const over = withAssignment(matter, assignmentId, (a) => ({
    extension: null,
    askedInVain: a.askedInVain || inVain,
  }))
  return clock ? withClock(over, assignmentId, clock, at) : over
}

/** More time 延期: asked by the unit before its due moment, decided by the chief officer. */
export const topic: Topic<ExtensionEvents, 'decideExtension'> = {
  schemas,
  events: {
    ExtensionRequested: {
      evolve: onAssignment(
        (a, { at, actor, data: { extensionId: id, progress, reason, requestedDueAt, stops = false } }) => ({
          extension: { id, requestedAt: at, requestedBy: actor.personId, progress, reason, requestedDueAt, stops },
          due: stops ? stopClock(a.due, { at, reason: HELD_WORDS.extension }) : a.due,
        }),
      ),
      recipients: toAssignment(grantersOf),
      message: 'todo',
      points: null,
    },
    ExtensionGranted: {
      evolve: onIssued(
        (matter, { at, data: { assignmentId, extensionId: _, opinion: __, upperAnswer: ___, ...clock } }) =>
          decided(matter, assignmentId, { clock, at }),
      ),
      recipients: toThoseAtWork,
      message: 'result',
      points: null,
    },
    ExtensionRefused: {
      evolve: onIssued((matter, { at, data: { assignmentId, clock } }) =>
        decided(matter, assignmentId, { clock, at, inVain: clock !== undefined }),
      ),
      recipients: toThoseAtWork,
      message: 'result',
      points: null,
    },
    ExtensionWithdrawn: {
      evolve: onIssued((matter, { at, data: { assignmentId, clock } }) =>
        decided(matter, assignmentId, { clock, at, inVain: clock !== null }),
      ),
      recipients: () => [CHIEF],
      message: null,
      points: null,
    },
  },
  todos: {
    decideExtension: ofEachAssignment((a, matter) =>
      a.extension
        ? [
            {
              to: grantersOf(a, matter),
              sentence: `请审批延期：${a.extension.reason}`,
              since: a.extension.requestedAt,
            },
          ]
        : [],
    ),
  },
  steps: [],
}
