import { addMs, DAY_MS, type Instant } from '../../clock/time'
import { nextWorkingDayAt } from '../../clock/workingTime'
import type { NewOf } from '../../decider/event'
import { later, one, type Plan, type Step } from '../../decider/step'
import { keyOf } from '../base/step'
import { dueKey } from '../base/undone'
import type { Assignment, IssuedMatter } from '../state/matter'
import type { TransferEvents } from '../transfer/events'
import { urgeNumber } from './commands'
import type { UrgingEvents } from './events'
import { countedUrges, nextUrge, urgeMoments } from './urges'

/** With the second urge the transfer is proposed. */
export type Records = UrgingEvents & Pick<TransferEvents, 'TransferProposed'>

/** Reminders so many calendar days before, unless the due moment was set, or the clock ran again, later than that. */
export const dueSoonSteps = (matter: IssuedMatter, a: Assignment, { rules }: Plan): Step<Records>[] =>
  rules.reminders.calendarDaysBefore
    .filter((days) => !a.steps[`dueSoon${days}`])
    .map((days) =>
      one<Records>(keyOf(matter, `dueSoon${days}`, a.id, a.due.version), addMs(a.due.dueAt, -days * DAY_MS), {
        type: 'DueSoonReminded',
        data: { assignmentId: a.id, calendarDaysLeft: days, dueAt: a.due.dueAt },
      }),
    )
    .filter((step) => step.nominalAt > later(a.dueSetAt, a.restartedAt))

/** Overdue when the moment passed, or when the office returned a completion after it. */
export const overdueStep = (matter: IssuedMatter, a: Assignment): Step<Records>[] =>
  a.steps.overdue
    ? []
    : [
        one(keyOf(matter, 'overdue', a.id, a.due.version), later(a.due.dueAt, a.restartedAt), {
          type: 'OverdueRecorded',
          data: { assignmentId: a.id, dueAt: a.due.dueAt },
        }),
      ]

/** What the timer's urge says: the first, and any after it. */
const URGE_TEXT = {
  lead: [
    '已超期仍未办结，请抓紧办理并反馈进展。',
    '再次催办后仍未办结，请立即说明原因并报完成时间；督查室将提出转办问责建议。',
  ],
  co: ['协办意见已超期，请抓紧提交。', '协办意见经催办仍未提交，请立即提交。'],
} as const

const urged = (
  a: Assignment,
  nominalAt: Instant,
  moments: { until: Instant; nextAt: Instant },
  take: (series: string) => number,
): NewOf<Records> => {
  const { ordinal, level } = nextUrge(a)
  return {
    type: 'Urged',
    data: {
      assignmentId: a.id,
      urgeNumber: urgeNumber({ take }, nominalAt),
      ordinal,
      level,
      text: URGE_TEXT[a.kind][ordinal === 1 ? 0 : 1],
      byTimer: true,
      about: dueKey(a),
      ...moments,
    },
  }
}

/** A co-unit's late opinion alone never leads to a transfer. */
const proposed = (matter: IssuedMatter, a: Assignment): NewOf<Records>[] =>
  a.kind === 'co' || (matter.transfer !== null && matter.transfer.status !== 'declined')
    ? []
    : [{ type: 'TransferProposed', data: { assignmentId: a.id, reason: '经两次催办仍未办结' } }]

/**
 * The timer's two urges of what is overdue: the 1st on the next working day, spared where somebody urged by hand since
 * the due moment; the 2nd so many working days after the first, whoever sent that. Never closer than two may be. Days on
 * which the clock stood still do not count.
 */
export const urgeStep = (matter: IssuedMatter, a: Assignment, { calendar, rules }: Plan): Step<Records>[] => {
  const { firstUrgeWorkingDays, secondUrgeWorkingDays, urgeTime } = rules.escalation
  const { overdue } = a.steps
  if (!overdue) return []
  const [sent, ...more] = countedUrges(a).filter(({ at }) => at >= overdue)
  if (more.length > 0) return []
  const [from, days] = sent ? [sent.at, secondUrgeWorkingDays] : [overdue, firstUrgeWorkingDays]
  const planned = nextWorkingDayAt(calendar, later(from, a.restartedAt), urgeTime, days)
  const nominalAt = later(planned, a.urges[a.urges.length - 1]?.nextAt)
  const moments = urgeMoments(calendar, nominalAt, rules.escalation)
  const events = (take: (series: string) => number) => [
    urged(a, nominalAt, moments, take),
    ...(sent ? proposed(matter, a) : []),
  ]
  return [{ key: keyOf(matter, 'urge', a.id, a.urgeCount + 1), nominalAt, events }]
}
