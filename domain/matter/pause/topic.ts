import { stopClock, stopUntil } from '../../clock/stop'
import { addMs, epochMs, type Instant } from '../../clock/time'
import type { UnsealedOf } from '../../decider/event'
import { CHIEF } from '../base/addressees'
import { onIssued } from '../base/follow'
import { unitsAndOffice } from '../base/recipients'
import { withClock } from '../base/stops'
import type { Topic } from '../base/topic'
import { withAssignment } from '../state/assignments'
import { type IssuedMatter, isRunning, isSuspended, openAssignments, type Suspension, type Urge } from '../state/matter'
import { type PauseEvents, schemas } from './events'
import { remindStep, resumeStep } from './steps'

/** The end of a suspension as the state keeps it. */
const endOf = ({ until, remindAt }: { until?: Instant; remindAt?: Instant | null }): Partial<Suspension> => ({
  ...(until && { until }),
  ...(remindAt && { remindAt }),
})

const suspended = (
  matter: IssuedMatter,
  { at, data }: UnsealedOf<PauseEvents, 'MatterSuspended'>,
): IssuedMatter | null => {
  if (!isRunning(matter)) return null
  const { reason, until } = data
  const stopped = openAssignments(matter).reduce<IssuedMatter>(
    (m, { id }) =>
      withAssignment(m, id, (a) => ({
        due: stopClock(a.due, { at, reason, until }),
        signIn: a.signedInAt === null ? stopClock(a.signIn, { at, reason, until }) : a.signIn,
      })),
    matter,
  )
  const suspension = { from: at, reason, resumeTo: matter.status, ...endOf(data) }
  return { ...stopped, status: 'suspended', suspension }
}

const renewed = (matter: IssuedMatter, { data }: UnsealedOf<PauseEvents, 'SuspensionRenewed'>): IssuedMatter | null => {
  if (!isSuspended(matter)) return null
  const { from, reason, resumeTo } = matter.suspension
  const stop = { from, until: data.until }
  const stopped = openAssignments(matter).reduce<IssuedMatter>(
    (m, { id }) => withAssignment(m, id, (a) => ({ due: stopUntil(a.due, stop), signIn: stopUntil(a.signIn, stop) })),
    matter,
  )
  return { ...stopped, suspension: { from, reason, resumeTo, ...endOf(data) } }
}

const reminded = (matter: IssuedMatter): IssuedMatter | null => {
  if (!isSuspended(matter)) return null
  const { remindAt: _, ...suspension } = matter.suspension
  return { ...matter, suspension }
}

/** An urge's limit is a fixed moment: it moves by just as long as the pause was. */
const movedOn = (urge: Urge, from: Instant, to: Instant): Urge =>
  urge.until !== null && urge.until > from ? { ...urge, until: addMs(urge.until, epochMs(to) - epochMs(from)) } : urge

const resumed = (
  matter: IssuedMatter,
  { at, nominalAt, data: { dues, milestones, instructions } }: UnsealedOf<PauseEvents, 'MatterResumed'>,
): IssuedMatter | null => {
  const { suspension } = matter
  const to = nominalAt ?? at
  if (!suspension) return null
  const moved = dues.reduce<IssuedMatter>((m, { assignmentId, signIn, objectionUntil, objectionOwed, ...clock }) => {
    const set = withAssignment(m, assignmentId, (a) => ({
      signIn,
      objectionUntil,
      objectionOwed: objectionOwed ?? a.objectionOwed,
      urges: a.urges.map((urge) => movedOn(urge, suspension.from, to)),
    }))
    return withClock(set, assignmentId, { ...clock, milestones }, to)
  }, matter)
  return {
    ...moved,
    status: suspension.resumeTo,
    suspension: null,
    pauses: [...matter.pauses, { from: suspension.from, to }],
    instructions: matter.instructions.map((i) => ({
      ...i,
      answerDueAt: instructions.find(({ id }) => id === i.id)?.answerDueAt ?? i.answerDueAt,
    })),
  }
}

/** Suspending 中止 and resuming, by hand or at the end that was set: the clocks stop, and nothing falls due meanwhile. */
export const topic: Topic<PauseEvents> = {
  schemas,
  events: {
    MatterSuspended: {
      evolve: onIssued(suspended),
      recipients: unitsAndOffice,
      message: 'result',
      points: null,
    },
    SuspensionRenewed: {
      evolve: onIssued(renewed),
      recipients: unitsAndOffice,
      message: 'result',
      points: null,
    },
    SuspensionEndsSoon: { evolve: onIssued(reminded), recipients: () => [CHIEF], message: 'due', points: null },
    MatterResumed: { evolve: onIssued(resumed), recipients: unitsAndOffice, message: 'result', points: null },
  },
  todos: {},
  steps: [],
  stepsWhileSuspended: [remindStep, resumeStep],
}
