import { addMs, epochMs, type Instant } from '../../clock/time'
import type { UnsealedOf } from '../../decider/event'
import { onIssued } from '../base/follow'
import { unitsAndOffice } from '../base/recipients'
import type { Topic } from '../base/topic'
import { dueSet, withAssignment } from '../state/assignments'
import { type IssuedMatter, isRunning, type Urge } from '../state/matter'
import { type PauseEvents, schemas } from './events'

/** The things with the moments that were moved. */
const movedTo = <T extends { id: string; dueAt: Instant }>(
  things: readonly T[],
  moves: readonly { id: string; dueAt: Instant }[],
): T[] => things.map((thing) => ({ ...thing, dueAt: moves.find(({ id }) => id === thing.id)?.dueAt ?? thing.dueAt }))

/** An urge's limit is a fixed moment: it moves by just as long as the pause was. */
const movedOn = (urge: Urge, from: Instant, to: Instant): Urge =>
  urge.until !== null && urge.until > from ? { ...urge, until: addMs(urge.until, epochMs(to) - epochMs(from)) } : urge

const resumed = (
  matter: IssuedMatter,
  { at, data: { dues, milestones, instructions } }: UnsealedOf<PauseEvents, 'MatterResumed'>,
): IssuedMatter | null => {
  const { suspension } = matter
  if (!suspension) return null
  const moved = dues.reduce(
    (m, { assignmentId, due, signIn, objectionUntil, tasks, next }) =>
      withAssignment(m, assignmentId, (a) => ({
        ...dueSet(a, due, at),
        signIn,
        objectionUntil,
        tasks: movedTo(a.tasks, tasks),
        reporting: next,
        restartedAt: at,
        urges: a.urges.map((urge) => movedOn(urge, suspension.from, at)),
      })),
    matter,
  )
  return {
    ...moved,
    status: suspension.resumeTo,
    suspension: null,
    milestones: movedTo(matter.milestones, milestones),
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
      evolve: onIssued((matter, { at, data: { reason } }) =>
        isRunning(matter)
          ? { ...matter, status: 'suspended', suspension: { from: at, reason, resumeTo: matter.status } }
          : null,
      ),
      recipients: unitsAndOffice,
      message: 'result',
      points: null,
    },
    MatterResumed: { evolve: onIssued(resumed), recipients: unitsAndOffice, message: 'result', points: null },
  },
  todos: {},
  steps: [],
}
