import { stopClock } from '../../clock/stop'
import { addMs, epochMs, type Instant } from '../../clock/time'
import type { UnsealedOf } from '../../decider/event'
import { onIssued } from '../base/follow'
import { unitsAndOffice } from '../base/recipients'
import { withClock } from '../base/stops'
import type { Topic } from '../base/topic'
import { withAssignment } from '../state/assignments'
import { type IssuedMatter, isRunning, openAssignments, type Urge } from '../state/matter'
import { type PauseEvents, schemas } from './events'

const suspended = (
  matter: IssuedMatter,
  { at, data: { reason } }: UnsealedOf<PauseEvents, 'MatterSuspended'>,
): IssuedMatter | null => {
  if (!isRunning(matter)) return null
  const stopped = openAssignments(matter).reduce<IssuedMatter>(
    (m, { id }) =>
      withAssignment(m, id, (a) => ({
        due: stopClock(a.due, { at, reason }),
        signIn: a.signedInAt === null ? stopClock(a.signIn, { at, reason }) : a.signIn,
      })),
    matter,
  )
  return { ...stopped, status: 'suspended', suspension: { from: at, reason, resumeTo: matter.status } }
}

/** An urge's limit is a fixed moment: it moves by just as long as the pause was. */
const movedOn = (urge: Urge, from: Instant, to: Instant): Urge =>
  urge.until !== null && urge.until > from ? { ...urge, until: addMs(urge.until, epochMs(to) - epochMs(from)) } : urge

const resumed = (
  matter: IssuedMatter,
  { at, data: { dues, milestones, instructions } }: UnsealedOf<PauseEvents, 'MatterResumed'>,
): IssuedMatter | null => {
  const { suspension } = matter
  if (!suspension) return null
  const moved = dues.reduce<IssuedMatter>((m, { assignmentId, signIn, objectionUntil, objectionOwed, ...clock }) => {
    const set = withAssignment(m, assignmentId, (a) => ({
      signIn,
      objectionUntil,
      objectionOwed: objectionOwed ?? a.objectionOwed,
      urges: a.urges.map((urge) => movedOn(urge, suspension.from, at)),
    }))
    return withClock(set, assignmentId, { ...clock, milestones }, at)
  }, matter)
  return {
    ...moved,
    status: suspension.resumeTo,
    suspension: null,
    pauses: [...matter.pauses, { from: suspension.from, to: at }],
    instructions: matter.instructions.map((i) => ({
      ...i,
      answerDueAt: instructions.find(({ id }) => id === i.id)?.answerDueAt ?? i.answerDueAt,
    })),
  }
}

/** Suspending 中止 and resuming: the clocks stop, and nothing falls due meanwhile. */
export const topic: Topic<PauseEvents> = {
  schemas,
  events: {
    MatterSuspended: {
      evolve: onIssued(suspended),
      recipients: unitsAndOffice,
      message: 'result',
      points: null,
    },
    MatterResumed: { evolve: onIssued(resumed), recipients: unitsAndOffice, message: 'result', points: null },
  },
  todos: {},
  steps: [],
}
