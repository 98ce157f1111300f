import { asIfRunning } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import { one, type Step } from '../../decider/step'
import type { Address } from '../../people/address'
import { headsOf, supervisorsOf } from '../base/addressees'
import { type doesNotFollow, onAssignment, onIssued } from '../base/follow'
import { judgesOf, toAssignment } from '../base/recipients'
import { keyOf, ofAssignments } from '../base/step'
import { type RunsAgain, withClock } from '../base/stops'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { assignmentIn, givenToAnother, withAssignment } from '../state/assignments'
import { type Assignment, type IssuedMatter, isHeld } from '../state/matter'
import { withReminder } from '../state/officeReminders'
import { type ObjectionEvents, schemas } from './events'
import { withoutRuling } from './ruling'

/** Both names within the window: not endorsed by then, the objection lapses. */
const lapse = (matter: IssuedMatter, { id, objection, objectionUntil }: Assignment): Step<ObjectionEvents>[] =>
  objection && objection.endorsedAt === null
    ? [
        one(keyOf(matter, 'lapse', id, objection.id), objectionUntil, {
          type: 'ObjectionLapsed',
          data: { assignmentId: id, objectionId: objection.id },
        }),
      ]
    : []

/** The objection is over, without another unit; the clock that stood runs on where the event says, else as if it had not. */
const over = (
  matter: IssuedMatter,
  {
    at,
    data: { assignmentId, clock },
  }: Parameters<typeof doesNotFollow>[0] & { at: Instant; data: { assignmentId: string; clock?: RunsAgain } },
): IssuedMatter => {
  const ended = withAssignment(matter, assignmentId, (a) => ({
    objection: null,
    due: isHeld({ ...a, objection: null }) ? a.due : asIfRunning(a.due),
  }))
  return clock ? withClock(ended, assignmentId, clock, at) : ended
}

const atUnit = (a: Assignment): Address[] => [...supervisorsOf(a), ...headsOf(a)]

/** Objecting 退办: raised by the unit, endorsed by its head, decided by the office (docs/domain.md, section 3). */
export const topic: Topic<ObjectionEvents, 'endorseObjection' | 'decideObjection'> = {
  schemas,
  events: {
    ObjectionRaised: {
      evolve: onAssignment((_, { at, actor, data: { objectionId: id, reason, suggestedUnitId } }) => ({
        objection: {
          id,
          raisedAt: at,
          raisedBy: actor.personId,
          reason,
          suggestedUnitId,
          endorsedAt: null,
          stops: false,
        },
      })),
      recipients: toAssignment(headsOf),
      message: 'todo',
      points: null,
    },
    ObjectionEndorsed: {
      evolve: onAssignment((a, { at, actor }) => ({
        objection: a.objection && { ...a.objection, endorsedAt: at, endorsedBy: actor.personId },
      })),
      recipients: toAssignment(judgesOf),
      message: 'todo',
      points: null,
    },
    ObjectionWithdrawn: { evolve: onIssued(over), recipients: null, message: null, points: null },
    ObjectionLapsed: { evolve: onIssued(over), recipients: toAssignment(atUnit), message: 'result', points: null },
    ObjectionUpheld: {
      evolve: onIssued(over),
      recipients: toAssignment(atUnit),
      message: 'result',
      points: null,
    },
    ObjectionReassigned: {
      evolve: onIssued((matter, { at, data: { assignmentId, assignment } }) =>
        givenToAnother(matter, assignmentId, assignment, at),
      ),
      recipients: (matter, { data: { assignmentId, assignment } }) =>
        [assignmentId, assignment.id].flatMap((id) => {
          const a = assignmentIn(matter, id)
          return a ? atUnit(a) : []
        }),
      message: 'result',
      points: null,
    },
    ObjectionReminded: {
      evolve: onIssued((matter, { at, nominalAt, data: { assignmentId, stops = false } }) => {
        const since = assignmentIn(matter, assignmentId)?.objection?.endorsedAt ?? at
        const told = withReminder(matter, { decision: 'decideObjection', assignmentId, what: '', since })
        return stops ? withoutRuling(told, assignmentId, nominalAt ?? at) : told
      }),
      recipients: toAssignment(judgesOf),
      message: 'due',
      beside: true,
      points: null,
    },
  },
  todos: {
    endorseObjection: ofEachAssignment((a) =>
      a.objection && a.objection.endorsedAt === null
        ? [
            {
              to: headsOf(a),
              sentence: `请审核本单位退办：${a.objection.reason}`,
              dueAt: a.objectionUntil,
              since: a.objection.raisedAt,
              byId: a.objection.raisedBy,
            },
          ]
        : [],
    ),
    decideObjection: ofEachAssignment((a, matter) =>
      a.objection && a.objection.endorsedAt !== null
        ? [
            {
              to: judgesOf(a, matter),
              sentence: `请裁定退办：${a.objection.reason}`,
              since: a.objection.endorsedAt,
              byId: a.objection.raisedBy,
            },
          ]
        : [],
    ),
  },
  steps: [ofAssignments(lapse)],
}
