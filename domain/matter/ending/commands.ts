import { type Deadline, deadlineFor, extendDeadline, fixedDeadline } from '../../clock/deadline'
import { refuse } from '../../refusal'
import { reportingFrom } from '../base/cycle'
import { mustBeOpen, when } from '../base/guards'
import { type Context, issued } from '../base/situation'
import type { Commands } from '../base/topic'
import { type Assignment, leadOf } from '../state/matter'
import type { contract } from './contract'
import type { EndingEvents } from './events'

/** A unit that had not signed in before the closing has its whole limit again. */
const signInAgain = (lead: Assignment, reason: string, { calendar, now, rules, matter }: Context): Deadline | null => {
  if (lead.signedInAt !== null) return null
  const to = deadlineFor(calendar, now, rules.limits.signIn[matter.urgency]).dueAt
  return to > lead.signIn.dueAt ? extendDeadline(lead.signIn, { at: now, to, reason }) : null
}

export const commands: Commands<typeof contract, EndingEvents> = {
  /** By decision, without the units' completion. */
  close: {
    may: mustBeOpen,
    decide: ({ reason }, context) => {
      const onTime = issued(context).assignments.every((a) => a.overdueAt === null)
      return [{ type: 'MatterClosed', data: { how: 'byDecision', onTime, words: reason } }]
    },
  },
  /** 复办: the old closing stays visible; the lead unit gets a new due moment. */
  reopen: {
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
  },
  withdraw: {
    may: mustBeOpen,
    decide: ({ reason }) => [{ type: 'MatterWithdrawn', data: { reason } }],
  },
}
