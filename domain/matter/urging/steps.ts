import { type Calendar, ifYearKnown, workingDayUpTo } from '../../clock/calendar'
import { rememberedWith } from '../../clock/remembered'
import { endOfLimit } from '../../clock/stop'
import { addMs, at, calendarDaysBetween, DAY_MS, type Instant, localDate } from '../../clock/time'
import type { NewOf } from '../../decider/event'
import { later, one, type Plan, type Step } from '../../decider/step'
import { keyOf } from '../base/step'
import { dueKey } from '../base/undone'
import type { Assignment, IssuedMatter } from '../state/matter'
import { isProposedFor } from '../state/transfers'
import { urgeNumber } from './commands'
import type { UrgingEvents } from './events'
import { countedUrges, isWaiting, nextUrge, urgeMoments } from './urges'

/** So many calendar days before, at the hour of the due moment; where that day is not worked, on the working day before. */
const reminderAt = rememberedWith((calendar: Calendar, dueAt: Instant, days: number): Instant => {
  const moment = addMs(dueAt, -days * DAY_MS)
  const day = localDate(moment)
  const worked = ifYearKnown(() => workingDayUpTo(calendar, day)) ?? day
  return addMs(moment, -calendarDaysBetween(worked, day) * DAY_MS)
})

/**
 * Reminders before the due moment, unless it was set, or the clock ran again, later than that. Of those that fall on one
 * day the first stands for all.
 */
export const dueSoonSteps = (matter: IssuedMatter, a: Assignment, { calendar, rules }: Plan): Step<UrgingEvents>[] => {
  const { dueAt, version } = a.due
  const all = [...rules.reminders.calendarDaysBefore]
    .sort((one, other) => other - one)
    .map((days) => {
      const nominalAt = reminderAt(calendar, dueAt, days)
      return { days, nominalAt, day: localDate(nominalAt), taken: a.steps[`dueSoon${days}`] }
    })
  const since = later(a.dueSetAt, a.restartedAt)
  const taken = all.map((one) => one.taken && localDate(one.taken))
  const open = all.filter((one) => !one.taken && one.nominalAt > since && !taken.includes(one.day))
  return open
    .filter(({ day }, i) => open.findIndex((one) => one.day === day) === i)
    .map(({ days, nominalAt, day }) =>
      one<UrgingEvents>(keyOf(matter, `dueSoon${days}`, a.id, version), nominalAt, {
        type: 'DueSoonReminded',
        data: {
          assignmentId: a.id,
          calendarDaysLeft: calendarDaysBetween(day, localDate(dueAt)),
          dueAt,
          daysBefore: open.filter((each) => each.day === day).map((each) => each.days),
        },
      }),
    )
}

/** Overdue when the moment passed, or when the office returned a completion after it. */
export const overdueStep = (matter: IssuedMatter, a: Assignment): Step<UrgingEvents>[] =>
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
    '再次催办后仍未办结，请立即说明原因并报完成时间；仍未落实的，将建议转办问责。',
  ],
  co: ['协办意见已超期，请抓紧提交。', '协办意见经催办仍未提交，请立即提交。'],
} as const

const urged = (
  a: Assignment,
  nominalAt: Instant,
  moments: { until: Instant; nextAt: Instant },
  take: (series: string) => number,
): NewOf<UrgingEvents> => {
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

/** So many working days after a moment, at the hour of urges; what the clock stood still meanwhile comes on top. */
const plannedAt = (
  { calendar, rules }: Plan,
  { due }: Assignment,
  { from, days }: { from: Instant; days: number },
): Instant => {
  const stops = due.receipt.suspensions.flatMap((s) => (s.to === null ? [] : [{ from: s.from, to: s.to }]))
  const dueAt = endOfLimit(calendar, from, { unit: 'workingDays', count: days }, stops)
  return at(localDate(dueAt), rules.escalation.urgeTime)
}

/** An urge by hand goes out when nobody has taken it back; not while the clock stands still. */
export const deliveryStep = (matter: IssuedMatter, a: Assignment): Step<UrgingEvents>[] =>
  a.urges.filter(isWaiting).flatMap(({ number, deliverAt, ordinal }) =>
    deliverAt === null
      ? []
      : [
          one<UrgingEvents>(keyOf(matter, 'urgeDelivered', a.id, a.urgeCount), later(deliverAt, a.restartedAt), {
            type: 'UrgeDelivered',
            data: { assignmentId: a.id, urgeNumber: number, ordinal },
          }),
        ],
  )

/**
 * The timer's two urges of what is overdue: the 1st on the next working day, spared where somebody urged by hand since
 * the due moment; the 2nd so many working days after the first, whoever sent that. Never closer than two may be, and
 * none while a transfer is proposed. Days on which the clock stood still do not count.
 */
export const urgeStep = (matter: IssuedMatter, a: Assignment, plan: Plan): Step<UrgingEvents>[] => {
  const { calendar, rules } = plan
  const { firstUrgeWorkingDays, secondUrgeWorkingDays } = rules.escalation
  const { overdue } = a.steps
  if (!overdue || isProposedFor(matter, a.id)) return []
  const [sent, ...more] = countedUrges(a).filter((urge) => urge.at >= overdue)
  if (more.length > 0) return []
  const [from, days] = sent ? [sent.at, secondUrgeWorkingDays] : [overdue, firstUrgeWorkingDays]
  const decided = matter.transfers.filter(({ assignmentId }) => assignmentId === a.id).map((transfer) => transfer.at)
  const nominalAt = later(
    plannedAt(plan, a, { from, days }),
    a.restartedAt,
    a.urges[a.urges.length - 1]?.nextAt,
    ...decided,
  )
  const moments = urgeMoments(calendar, nominalAt, rules.escalation)
  const events = (take: (series: string) => number) => [urged(a, nominalAt, moments, take)]
  return [{ key: keyOf(matter, 'urge', a.id, a.urgeCount + 1), nominalAt, events }]
}
