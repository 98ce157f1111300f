import { type Deadline, deadlineFor, extendDeadline, fixedDeadline } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import type { NewOf } from '../../decider/event'
import { type Refusal, refuse } from '../../refusal'
import { reportingFrom } from '../base/cycle'
import { opinionDeadline } from '../base/giving'
import { type Context, issued } from '../base/situation'
import { type Assignment, type IssuedMatter, leadOf } from '../state/matter'
import type { EndingEvents } from './events'

/** A unit that had not signed in before the closing has its whole limit again. */
const signInAgain = (lead: Assignment, reason: string, { calendar, now, rules, matter }: Context): Deadline | null => {
  if (lead.signedInAt !== null) return null
  const to = deadlineFor(calendar, now, rules.limits.signIn[matter.urgency]).dueAt
  return to > lead.signIn.dueAt ? extendDeadline(lead.signIn, { at: now, to, reason }) : null
}

/** Co-units whose opinion the closing took from them have the whole time for it again. */
const coAgain = (matter: IssuedMatter, lead: Deadline, reason: string, context: Context) =>
  matter.assignments
    .filter((a) => a.kind === 'co' && a.status === 'done' && a.doneAt === matter.closed?.at)
    .map((a) => {
      const { dueAt } = opinionDeadline(lead, context.rules, context)
      const due = fixedDeadline(context.calendar, context.now, dueAt, a.due.version + 1)
      return { assignmentId: a.id, due, signIn: signInAgain(a, reason, context) }
    })

/** A new round, with new clocks for whoever had not finished. IN_THE_PAST. */
export const reopenedBy = (
  { reason, dueAt }: { reason: string; dueAt: Instant },
  context: Context,
): NewOf<EndingEvents, 'MatterReopened'> | Refusal => {
  const { calendar, now } = context
  const matter = issued(context)
  if (dueAt <= now) return refuse('IN_THE_PAST', 'dueAt')
  const lead = leadOf(matter)
  const due = fixedDeadline(calendar, now, dueAt, lead.due.version + 1)
  const signIn = signInAgain(lead, reason, context)
  const next = reportingFrom(matter, lead, dueAt, context)
  const co = coAgain(matter, due, reason, context)
  const tasks = lead.tasks.flatMap(({ id, doneAt }) => (doneAt === null ? [{ id, dueAt }] : []))
  return { type: 'MatterReopened', data: { reason, due, signIn, next, co, tasks } }
}
