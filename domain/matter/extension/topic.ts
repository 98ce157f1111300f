import type { Instant } from '../../clock/time'
import type { EventOf } from '../../decider/event'
import type { Address } from '../../people/address'
import { extensionSignersOf, grantersOf, supervisorsOf } from '../base/addressees'
import { onAssignment, onIssued } from '../base/follow'
import { requested, signed } from '../base/handingIn'
import { threeOf, toAssignment } from '../base/recipients'
import { type RunsAgain, withClock } from '../base/stops'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { assignmentIn, withAssignment } from '../state/assignments'
import { type IssuedMatter, isIssued, type Matter } from '../state/matter'
import { type ExtensionEvents, schemas } from './events'

const toThoseAtWork = toAssignment((a) => [...threeOf(a), ...supervisorsOf(a)])

/** Who had it when it was withdrawn: whoever was to sign, or to decide. */
const withWhom = (
  _: Matter,
  { data }: EventOf<ExtensionEvents, 'ExtensionWithdrawn'>,
  before: Matter | null,
): Address[] => {
  if (!before || !isIssued(before)) return []
  const a = assignmentIn(before, data.assignmentId)
  if (!a) return []
  return a.extension?.unsigned ? extensionSignersOf(a, before) : grantersOf(a, before)
}

type ClockNow = Pick<RunsAgain, 'due' | 'next'> & Partial<RunsAgain>

/** The request is over; the clock that stood runs on where it was decided. `inVain`: it gave nothing, and stops none again. */
const decided = (
  matter: IssuedMatter,
  assignmentId: string,
  { clock, at, inVain = false }: { clock: ClockNow | null | undefined; at: Instant; inVain?: boolean },
): IssuedMatter => {
  const over = withAssignment(matter, assignmentId, (a) => ({
    extension: null,
    askedInVain: a.askedInVain || (inVain && a.extension?.stops === true),
  }))
  return clock ? withClock(over, assignmentId, clock, at) : over
}

/** More time 延期: asked by the unit before its due moment, decided by the chief officer. */
export const topic: Topic<ExtensionEvents, 'signExtension' | 'decideExtension'> = {
  schemas,
  events: {
    ExtensionRequested: {
      evolve: onAssignment(
        (a, { at, actor, data: { extensionId: id, progress, reason, requestedDueAt, stops = false, toSign } }) => {
          const asked = { id, requestedAt: at, requestedBy: actor.personId, progress, reason, requestedDueAt }
          return toSign
            ? { extension: { ...asked, stops: false, unsigned: { stops } } }
            : requested(a, { ...asked, stops }, at)
        },
      ),
      recipients: toAssignment((a, matter) =>
        a.extension?.unsigned ? extensionSignersOf(a, matter) : grantersOf(a, matter),
      ),
      message: 'todo',
      points: null,
    },
    ExtensionSigned: {
      evolve: onAssignment((a, { at, data: { stops } }) => signed(a, stops, at)),
      recipients: toAssignment(grantersOf),
      message: 'todo',
      points: null,
    },
    ExtensionSentBack: {
      evolve: onAssignment(() => ({ extension: null })),
      recipients: toThoseAtWork,
      message: 'result',
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
        decided(matter, assignmentId, { clock, at, inVain: true }),
      ),
      recipients: toThoseAtWork,
      message: 'result',
      points: null,
    },
    ExtensionWithdrawn: {
      evolve: onIssued((matter, { at, data: { assignmentId, clock } }) =>
        decided(matter, assignmentId, { clock, at, inVain: true }),
      ),
      recipients: withWhom,
      message: null,
      points: null,
    },
  },
  todos: {
    signExtension: ofEachAssignment((a, matter) =>
      a.extension?.unsigned
        ? [
            {
              to: extensionSignersOf(a, matter),
              sentence: `请签本单位的延期申请：${a.extension.reason}`,
              dueAt: a.due.dueAt,
              since: a.extension.requestedAt,
              byId: a.extension.requestedBy,
            },
          ]
        : [],
    ),
    decideExtension: ofEachAssignment((a, matter) =>
      a.extension && !a.extension.unsigned
        ? [
            {
              to: grantersOf(a, matter),
              sentence: `请审批延期：${a.extension.reason}`,
              since: a.extension.signedAt ?? a.extension.requestedAt,
              byId: a.extension.requestedBy,
            },
          ]
        : [],
    ),
  },
  steps: [],
}
