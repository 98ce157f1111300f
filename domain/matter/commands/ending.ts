import { fixedDeadline, resumeDeadline, suspendDeadline } from '../../clock/deadline'
import { refuse } from '../../refusal'
import { hasEnded, isIssued, openAssignments } from '../matter'
import { define, issued, type Situation } from './definition'
import { first, mustBeIssued, mustRun, when } from './states'

export const suspend = define<'suspend'>({
  may: mustRun,
  decide: ({ reason }) => [{ type: 'MatterSuspended', data: { reason } }],
})

/** The clocks go on: each due moment moves by the pause, and its receipt shows it. */
export const resume = define<'resume'>({
  may: ({ matter }) => when(matter.status === 'suspended', () => refuse('NOT_SUSPENDED')),
  decide: ({ reason }, context) => {
    const { calendar, now } = context
    const matter = issued(context)
    const { suspension } = matter
    if (!suspension) return refuse('NOT_SUSPENDED')
    const pause = { at: suspension.from, reason: suspension.reason }
    const dues = openAssignments(matter).map((a) => ({
      assignmentId: a.id,
      due: resumeDeadline(calendar, suspendDeadline(a.due, pause), { at: now }),
      signIn:
        a.signedInAt === null ? resumeDeadline(calendar, suspendDeadline(a.signIn, pause), { at: now }) : a.signIn,
    }))
    return [{ type: 'MatterResumed', data: { reason, dues } }]
  },
})

const mustBeOpen = (s: Situation) =>
  first(
    mustBeIssued(s),
    when(s.matter.status !== 'closed', () => refuse('MATTER_CLOSED')),
    when(!hasEnded(s.matter), () => refuse('MATTER_WITHDRAWN')),
  )

/** By decision, without the units' completion. */
export const close = define<'close'>({
  may: mustBeOpen,
  decide: ({ reason }, context) => {
    const onTime = issued(context).assignments.every((a) => a.overdueAt === null)
    return [{ type: 'MatterClosed', data: { how: 'byDecision', onTime, words: reason } }]
  },
})

/** 复办: the old closing stays visible; the lead unit gets a new due moment. */
export const reopen = define<'reopen'>({
  may: ({ matter }) => when(matter.status === 'closed', () => refuse('NOT_CLOSED')),
  decide: ({ reason, dueAt }, { calendar, now, matter }) => {
    if (!isIssued(matter)) return refuse('NOT_ISSUED')
    if (dueAt <= now) return refuse('IN_THE_PAST', 'dueAt')
    const lead = matter.assignments.find((a) => a.kind === 'lead' && a.status !== 'reassigned')
    const version = (lead?.due.version ?? 0) + 1
    return [{ type: 'MatterReopened', data: { reason, due: fixedDeadline(calendar, now, dueAt, version) } }]
  },
})

export const withdraw = define<'withdraw'>({
  may: mustBeOpen,
  decide: ({ reason }) => [{ type: 'MatterWithdrawn', data: { reason } }],
})
