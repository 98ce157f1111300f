import { afterStop, startAgain } from '../../clock/stop'
import { objectionLimit } from '../../rules/pack'
import type { Context } from '../base/situation'
import { type RunsAgain, runAgain } from '../base/stops'
import {
  type Assignment,
  type IssuedMatter,
  isHeld,
  openAssignments,
  type Suspension,
  unanswered,
} from '../state/matter'
import type { PauseEvents, ResumedAssignment } from './events'

type Around = Pick<Context, 'calendar' | 'now' | 'rules'>

/** The window of objections waits as every clock does. */
const objectionAfter = (
  matter: IssuedMatter,
  a: Assignment,
  { from }: Suspension,
  { calendar, now, rules }: Around,
) => {
  const window = { dueAt: a.objectionUntil, ...(a.objectionOwed && { owed: a.objectionOwed }) }
  const { dueAt, owed } = afterStop(calendar, objectionLimit(rules, matter.source), window, { from, to: now })
  return { objectionUntil: dueAt, ...(owed && { objectionOwed: owed }) }
}

/** Where something else stops an assignment's clock as well, it goes on standing: only what waits for sign-in goes on. */
const againOrHeld = (matter: IssuedMatter, a: Assignment, context: Around): RunsAgain =>
  isHeld(a) ? { due: a.due, tasks: [], milestones: [], next: a.reporting } : runAgain(matter, a, context)

/**
 * What a suspension moved, seen at its end (docs/domain.md, section 4: one pause arithmetic). Nothing falls due while it
 * lasts: sign-in, objection, handling, tasks, milestones, reports and answers all wait.
 */
export const afterPause = (
  matter: IssuedMatter,
  suspension: Suspension,
  context: Around,
): Omit<PauseEvents['MatterResumed'], 'reason'> => {
  const { calendar, now } = context
  const all = openAssignments(matter).map((a) => ({ a, again: againOrHeld(matter, a, context) }))
  return {
    dues: all.map(
      ({ a, again: { due, tasks, next } }): ResumedAssignment => ({
        assignmentId: a.id,
        due,
        signIn: a.signedInAt === null ? startAgain(calendar, a.signIn, now) : a.signIn,
        ...objectionAfter(matter, a, suspension, context),
        tasks,
        next,
      }),
    ),
    milestones: all.flatMap(({ again }) => again.milestones),
    instructions: unanswered(matter).flatMap(({ id, answerDueAt }) => {
      if (answerDueAt === null) return []
      const { dueAt } = afterStop(calendar, null, { dueAt: answerDueAt }, { from: suspension.from, to: now })
      return dueAt > answerDueAt ? [{ id, answerDueAt: dueAt }] : []
    }),
  }
}
