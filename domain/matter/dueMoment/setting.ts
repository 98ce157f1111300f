import { setDeadline } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import { type Refusal, refuse } from '../../refusal'
import { tooLate } from '../base/bounds'
import { reportingFrom } from '../base/cycle'
import { assigned, type Context, issued } from '../base/situation'
import { type Assignment, type IssuedMatter, openAssignments, openMilestones } from '../state/matter'
import type { SetMoment as Said } from './events'
import type { SetMoment } from './moments'

/** An opinion is due no later than the lead's work. */
const isBeforeOpinion = (matter: IssuedMatter, to: Instant): boolean =>
  openAssignments(matter).some(({ kind, due }) => kind === 'co' && due.dueAt > to)

const boundOfWork = (a: Assignment, to: Instant, context: Context): Refusal | null => {
  const matter = issued(context)
  const refusal = tooLate(to, 'dueAt', { ...context, matter, a })
  if (refusal) return refusal
  return a.kind === 'lead' && to < a.due.dueAt && isBeforeOpinion(matter, to)
    ? refuse('BEFORE_OPINIONS', 'dueAt')
    : null
}

/** Why a moment cannot be set to `to`; null where it can. */
export const boundsOf = (moment: SetMoment, to: Instant, context: Context): Refusal | null => {
  const a = assigned(context)
  if (to <= context.now) return refuse('IN_THE_PAST', 'dueAt')
  if (to === moment.dueAt) return refuse('NOTHING_CHANGED', 'dueAt')
  switch (moment.kind) {
    case 'due':
      return boundOfWork(a, to, context)
    case 'milestone':
      return to > a.due.dueAt ? refuse('MILESTONE_AFTER_DUE', 'dueAt') : null
    case 'task':
      return to > a.due.dueAt ? refuse('AFTER_ASSIGNMENT_DUE', 'dueAt') : null
    case 'signIn':
    case 'answer':
      return null
  }
}

/** Tasks and milestones never stand beyond the moment that they hang on. */
const cut = (things: readonly { id: string; dueAt: Instant }[], latest: Instant) =>
  things.filter(({ dueAt }) => dueAt > latest).map(({ id }) => ({ id, dueAt: latest }))

/** Where the clocks stand by it: what stops have cost before is settled. */
export const clocksOf = (
  { kind }: SetMoment,
  { to, reason }: { to: Instant; reason: string },
  context: Context,
): Pick<Said, 'clock' | 'signIn'> => {
  const [matter, a] = [issued(context), assigned(context)]
  const decision = { at: context.now, to, reason, how: 'set' as const }
  if (kind === 'signIn') return { clock: null, signIn: setDeadline(a.signIn, decision) }
  if (kind !== 'due') return { clock: null, signIn: null }
  const clock = {
    due: setDeadline(a.due, decision),
    tasks: cut(
      a.tasks.filter(({ doneAt }) => doneAt === null),
      to,
    ),
    milestones: a.kind === 'lead' ? cut(openMilestones(matter), to) : [],
    next: reportingFrom(matter, a, to, context),
  }
  return { clock, signIn: null }
}
