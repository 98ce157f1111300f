import type { Deadline } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import type { UnsealedOf } from '../../decider/event'
import { onIssued } from '../base/follow'
import { unitsAndOffice } from '../base/recipients'
import type { Topic } from '../base/topic'
import { dueSet, over, withAssignment, withLevel } from '../state/assignments'
import { type Assignment, type IssuedMatter, isGone, leadOf } from '../state/matter'
import { type EndingEvents, schemas } from './events'

/** As far as the unit had come. */
const asBefore = ({ signedInAt, responsible }: Assignment) => ({
  status:
    signedInAt === null ? ('issued' as const) : responsible === null ? ('signedIn' as const) : ('inProgress' as const),
  doneAt: null,
})

/** New clocks; a new one for sign-in is watched like the first. */
const clocksAgain = (
  a: Assignment,
  { due, signIn }: { due: Deadline; signIn: Deadline | null },
  at: Instant,
): Partial<Assignment> => {
  const { signIn: _taken, ...steps } = a.steps
  return {
    ...dueSet(signIn ? { ...a, steps } : a, due, at),
    signIn: signIn ?? a.signIn,
    restartedAt: at,
  }
}

/** The lead works again under a new due moment, in a new round of urges; what it had filed before stays in the events. */
const reopened = (
  matter: IssuedMatter,
  { at, data: { due, signIn, next, co = [], tasks = [] } }: UnsealedOf<EndingEvents, 'MatterReopened'>,
): IssuedMatter => {
  const lead = leadOf(matter)
  const { status } = asBefore(lead)
  const asked = co.reduce(
    (m, one) => withAssignment(m, one.assignmentId, (a) => ({ ...clocksAgain(a, one, at), ...asBefore(a) })),
    matter,
  )
  const again = withAssignment(asked, lead.id, (a) => ({
    ...clocksAgain(a, { due, signIn }, at),
    status,
    tasks: a.tasks.map((task) => {
      const moved = tasks.find(({ id }) => id === task.id)
      return moved ? { ...task, dueAt: moved.dueAt, missed: false } : task
    }),
    completion: null,
    returned: null,
    officeReturns: 0,
    askedInVain: false,
    progress: null,
    doneAt: null,
    reporting: next,
    missedReport: null,
  }))
  const assignments = again.assignments.map((a) => ({ ...a, level: 1 as const, urges: [] }))
  // what was asked after the closing and not answered since is asked anew, as tasks are
  const instructions = matter.instructions.map((i) =>
    i.answer === null && i.answerDueAt !== null && i.answerDueAt <= at ? { ...i, answerDueAt: due.dueAt } : i,
  )
  const { lookBack: _void, ...rest } = again
  return withLevel({ ...rest, assignments, instructions, status, reopenedAt: at, round: matter.round + 1 })
}

/** Closing ends every open assignment, asks and requests included. */
const closed = (
  matter: IssuedMatter,
  { at, data: { lookBackOn, ...data } }: UnsealedOf<EndingEvents, 'MatterClosed'>,
): IssuedMatter => ({
  ...matter,
  status: 'closed',
  suspension: null,
  ...(lookBackOn && { lookBack: { on: lookBackOn, asked: null } }),
  // what was answered is still laid before the leader; before an open one kept a matter open, a closing ended it
  instructions: matter.instructions.filter(({ answer }) => answer !== null),
  closed: { at, ...data },
  assignments: matter.assignments.map((a) => (isGone(a) ? a : { ...a, ...over(a, at), status: 'done' })),
})

const withdrawn = (
  matter: IssuedMatter,
  { at, data: { reason, byMistake = false } }: UnsealedOf<EndingEvents, 'MatterWithdrawn'>,
): IssuedMatter => ({
  ...matter,
  status: 'withdrawn',
  suspension: null,
  instructions: matter.instructions.filter(({ answer }) => answer !== null),
  withdrawn: { at, reason },
  transfers: matter.transfers.map((one) =>
    byMistake && one.status === 'proposed' ? { ...one, status: 'lapsed', at } : one,
  ),
})

/** Closing 办结, reopening 复办 and withdrawing 撤销. */
export const topic: Topic<EndingEvents> = {
  schemas,
  events: {
    MatterClosed: { evolve: onIssued(closed), recipients: unitsAndOffice, message: 'result', points: null },
    MatterReopened: { evolve: onIssued(reopened), recipients: unitsAndOffice, message: 'result', points: null },
    MatterWithdrawn: {
      evolve: onIssued(withdrawn),
      recipients: unitsAndOffice,
      message: 'result',
      points: null,
    },
  },
  todos: {},
  steps: [],
}
