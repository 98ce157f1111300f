import { addMs, DAY_MS, type Instant } from '../../clock/time'
import { nextWorkingDayAt } from '../../clock/workingTime'
import type { NewOf } from '../../decider/event'
import { later, one, type Plan, type Step } from '../../decider/step'
import { keyOf } from '../base/step'
import type { Assignment, IssuedMatter } from '../state/matter'
import type { TransferEvents } from '../transfer/events'
import { urgeNumber } from './commands'
import type { UrgingEvents } from './events'

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

const URGE_TEXT = {
  1: '已超期仍未办结，请抓紧办理并反馈进展。',
  2: '再次催办后仍未办结，请立即说明原因并报完成时间；督查室将提出转办问责建议。',
} as const

const urged = (
  matter: IssuedMatter,
  a: Assignment,
  nth: 1 | 2,
  nominalAt: Instant,
  take: (series: string) => number,
): NewOf<Records>[] => {
  const urge: NewOf<Records> = {
    type: 'Urged',
    data: {
      assignmentId: a.id,
      urgeNumber: urgeNumber({ take }, nominalAt),
      ordinal: a.urgeCount + 1,
      level: nth === 2 ? 3 : matter.level === 3 ? 3 : 2,
      text: URGE_TEXT[nth],
      byTimer: true,
    },
  }
  const proposed = matter.transfer !== null && matter.transfer.status !== 'declined'
  return nth === 2 && !proposed
    ? [urge, { type: 'TransferProposed', data: { assignmentId: a.id, reason: '经两次催办仍未办结' } }]
    : [urge]
}

/**
 * 1st urge on the next working day after overdue, 2nd so many working days later, with the transfer proposed. Days on
 * which the clock stood still do not count.
 */
export const urgeStep = (matter: IssuedMatter, a: Assignment, { calendar, rules }: Plan): Step<Records>[] => {
  const { firstUrgeWorkingDays, secondUrgeWorkingDays, urgeTime } = rules.escalation
  const { overdue, urge1, urge2 } = a.steps
  if (!overdue || urge2) return []
  const nth = urge1 ? 2 : 1
  const nominalAt = urge1
    ? nextWorkingDayAt(calendar, later(urge1, a.restartedAt), urgeTime, secondUrgeWorkingDays)
    : nextWorkingDayAt(calendar, later(overdue, a.restartedAt), urgeTime, firstUrgeWorkingDays)
  const events = (take: (series: string) => number) => urged(matter, a, nth, nominalAt, take)
  return [{ key: keyOf(matter, `urge${nth}`, a.id, a.due.version), nominalAt, events }]
}
