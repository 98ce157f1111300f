import { leaveOff } from '../../clock/stop'
import type { UnsealedOf } from '../../decider/event'
import { onIssued } from '../base/follow'
import { unitsAndOffice } from '../base/recipients'
import type { Topic } from '../base/topic'
import { dueSet, withAssignment, withLevel } from '../state/assignments'
import { type IssuedMatter, leadOf } from '../state/matter'
import { type EndingEvents, schemas } from './events'

/** The lead works again under a new due moment, in a new round of urges; what it had filed before stays in the events. */
const reopened = (
  matter: IssuedMatter,
  { at, data: { due, signIn, next } }: UnsealedOf<EndingEvents, 'MatterReopened'>,
): IssuedMatter => {
  const lead = leadOf(matter)
  const status = lead.signedInAt === null ? 'issued' : lead.responsible === null ? 'signedIn' : 'inProgress'
  const again = withAssignment(matter, lead.id, (a) => ({
    ...dueSet(a, due, at),
    status,
    signIn: signIn ?? a.signIn,
    restartedAt: at,
    completion: null,
    returned: null,
    officeReturns: 0,
    askedInVain: false,
    doneAt: null,
    reporting: next,
    missedReport: null,
  }))
  const assignments = again.assignments.map((a) => ({ ...a, level: 1 as const, urges: [] }))
  return withLevel({ ...again, assignments, status, reopenedAt: at, round: matter.round + 1 })
}

/** Closing ends every open assignment, asks and requests included. */
const closed = (matter: IssuedMatter, { at, data }: UnsealedOf<EndingEvents, 'MatterClosed'>): IssuedMatter => ({
  ...matter,
  status: 'closed',
  suspension: null,
  instructions: [],
  closed: { at, ...data },
  assignments: matter.assignments.map((a) =>
    a.status === 'reassigned'
      ? a
      : { ...a, status: 'done', doneAt: a.doneAt ?? at, objection: null, extension: null, due: leaveOff(a.due, at) },
  ),
})

/** Closing 办结, reopening 复办 and withdrawing 撤销. */
export const topic: Topic<EndingEvents> = {
  schemas,
  events: {
    MatterClosed: { evolve: onIssued(closed), recipients: unitsAndOffice, message: 'result', points: null },
    MatterReopened: { evolve: onIssued(reopened), recipients: unitsAndOffice, message: 'result', points: null },
    MatterWithdrawn: {
      evolve: onIssued((matter, { at, data: { reason } }) => ({
        ...matter,
        status: 'withdrawn',
        suspension: null,
        instructions: [],
        withdrawn: { at, reason },
      })),
      recipients: unitsAndOffice,
      message: 'result',
      points: null,
    },
  },
  todos: {},
  steps: [],
}
