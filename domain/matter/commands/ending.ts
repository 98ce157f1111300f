import { type Deadline, deadlineFor, extendDeadline, fixedDeadline } from '../../clock/deadline'
import { refuse } from '../../refusal'
import { type Assignment, leadOf } from '../matter'
import { type Context, define, issued } from './definition'
import { reportingFrom } from './issuing'
import { afterPause } from './pause'
import { mustBeOpen, mustRun, when } from './states'

export const suspend = define<'suspend'>({
  may: mustRun,
  decide: ({ reason }) => [{ type: 'MatterSuspended', data: { reason } }],
})

/** The clocks go on: every moment still ahead moves by the pause, and each receipt shows it. */
export const resume = define<'resume'>({
  may: ({ matter }) => when(matter.status === 'suspended', () => refuse('NOT_SUSPENDED')),
  decide: ({ reason }, context) => {
    const matter = issued(context)
    const { suspension } = matter
    if (!suspension) return refuse('NOT_SUSPENDED')
    return [{ type: 'MatterResumed', data: { reason, ...afterPause(matter, suspension, context) } }]
  },
})

/** By decision, without the units' completion. */
export const close = define<'close'>({
  may: mustBeOpen,
  decide: ({ reason }, context) => {
    const onTime = issued(context).assignments.every((a) => a.overdueAt === null)
    return [{ type: 'MatterClosed', data: { how: 'byDecision', onTime, words: reason } }]
  },
})

/** A unit that had not signed in before the closing has its whole limit again. */
const signInAgain = (lead: Assignment, reason: string, { calendar, now, rules, matter }: Context): Deadline | null => {
  if (lead.signedInAt !== null) return null
  const to = deadlineFor(calendar, now, rules.limits.signIn[matter.urgency]).dueAt
  return to > lead.signIn.dueAt ? extendDeadline(lead.signIn, { at: now, to, reason }) : null
}

/** 复办: the old closing stays visible; the lead unit gets a new due moment. */
export const reopen = define<'reopen'>({
  may: ({ matter }) => when(matter.status === 'closed', () => refuse('NOT_CLOSED')),
  decide: ({ reason, dueAt }, context) => {
    const { calendar, now } = context
    const matter = issued(context)
    if (dueAt <= now) return refuse('IN_THE_PAST', 'dueAt')
    const lead = leadOf(matter)
    const due = fixedDeadline(calendar, now, dueAt, lead.due.version + 1)
    const signIn = signInAgain(lead, reason, context)
    const next = reportingFrom(matter, lead, dueAt, context)
    return [{ type: 'MatterReopened', data: { reason, due, signIn, next } }]
  },
})

export const withdraw = define<'withdraw'>({
  may: mustBeOpen,
  decide: ({ reason }) => [{ type: 'MatterWithdrawn', data: { reason } }],
})
