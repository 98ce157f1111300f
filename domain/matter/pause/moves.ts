import { dueAfterPause, type Limit, resumeDeadline, suspendDeadline } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import { objectionLimit } from '../../rules/pack'
import { reportingFrom } from '../base/cycle'
import type { Context } from '../base/situation'
import { type Assignment, type IssuedMatter, leadOf, openAssignments, openMilestones } from '../state/matter'
import type { PauseEvents, ResumedAssignment } from './events'

type Suspension = NonNullable<IssuedMatter['suspension']>

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)

/** Moves a moment by the pause as the clock of `limit` moves; one that had passed before stays. */
const mover =
  ({ from }: Suspension, { calendar, now }: Context) =>
  (limit: Limit | null, moment: Instant): Instant =>
    dueAfterPause(calendar, limit, moment, { from, to: now })?.dueAt ?? moment

/** Those whose moment moved, with the new one; never later than the clock that they hang on. */
const movedWithin = <T extends { id: string; dueAt: Instant }>(
  things: readonly T[],
  move: (dueAt: Instant) => Instant,
  latest: Instant,
) =>
  things
    .map(({ id, dueAt }) => ({ id, from: dueAt, dueAt: earlier(move(dueAt), latest) }))
    .filter(({ from, dueAt }) => dueAt > from)
    .map(({ id, dueAt }) => ({ id, dueAt }))

const resumed = (matter: IssuedMatter, a: Assignment, suspension: Suspension, context: Context): ResumedAssignment => {
  const { calendar, now, rules } = context
  const pause = { at: suspension.from, reason: suspension.reason }
  const move = mover(suspension, context)
  const due = resumeDeadline(calendar, suspendDeadline(a.due, pause), { at: now })
  const open = a.tasks.filter((task) => task.doneAt === null)
  return {
    assignmentId: a.id,
    due,
    signIn: a.signedInAt === null ? resumeDeadline(calendar, suspendDeadline(a.signIn, pause), { at: now }) : a.signIn,
    objectionUntil: move(objectionLimit(rules, matter.source), a.objectionUntil),
    tasks: movedWithin(open, (dueAt) => move(a.due.receipt.limit, dueAt), due.dueAt),
    next: reportingFrom(matter, a, due.dueAt, context),
  }
}

/**
 * What a suspension moved, seen at its end (docs/domain.md, section 4: the clock stops). Nothing falls due while it
 * lasts: milestones, tasks and answers move with the clocks, reports whose day it took are not asked for any more.
 */
export const afterPause = (
  matter: IssuedMatter,
  suspension: Suspension,
  context: Context,
): Omit<PauseEvents['MatterResumed'], 'reason'> => {
  const move = mover(suspension, context)
  const lead = leadOf(matter)
  const dues = openAssignments(matter).map((a) => resumed(matter, a, suspension, context))
  const leadDue = dues.find(({ assignmentId }) => assignmentId === lead.id)?.due ?? lead.due
  return {
    dues,
    milestones: movedWithin(openMilestones(matter), (dueAt) => move(lead.due.receipt.limit, dueAt), leadDue.dueAt),
    instructions: matter.instructions.flatMap(({ id, answerDueAt }) => {
      if (answerDueAt === null) return []
      const moved = move(null, answerDueAt)
      return moved > answerDueAt ? [{ id, answerDueAt: moved }] : []
    }),
  }
}
