import { ifYearKnown } from '../../clock/calendar'
import { type Deadline, deadlineFor, type Explained, type Limit } from '../../clock/deadline'
import { startAgain, stopClock } from '../../clock/stop'
import { at, type Instant } from '../../clock/time'
import { longDay } from '../../clock/words'
import type { Plan } from '../../decider/step'
import { OFFICE_DECISION_WORDS } from '../../rules/kinds'
import { objectionLimit } from '../../rules/pack'
import { countedOver } from '../base/cycle'
import { officeDueAt, pausesOf } from '../officeClocks/clock'
import {
  type Assignment,
  type IssuedMatter,
  isIssued,
  isRunning,
  lookBackAsked,
  type Matter,
  openAssignments,
  unanswered,
  unmetMilestones,
} from '../state/matter'
import { REPORT_CYCLE_WORDS } from '../state/words'
import { waitingForOffice } from '../todos'

/** A due moment of a matter that somebody waits for, with how it came about. */
export interface ExplainedMoment {
  /** Of what: `signIn`, `objection`, `due`, `report`, `urge`, `milestone.M1`, `task.T5-1`, `answer.I3`, `office.decideExtension`, `lookBack`. */
  key: string
  /** null for one of the whole matter. */
  assignmentId: string | null
  /** What is due then: 第 2 期反馈. */
  words: string
  deadline: Explained
}

interface Stop {
  from: Instant
  to: Instant
  reason?: string
}

const SUSPENDED = '中止办理'

/** A limit that began at `start`, with the stops since; what is wrong with the calendar is not explained. */
const counted = (start: Instant, limit: Limit, stops: readonly Stop[], { calendar }: Plan): Deadline | null =>
  ifYearKnown(() =>
    stops
      .filter(({ to }) => to > start)
      .reduce(
        (clock, { from, to, reason = SUSPENDED }) =>
          startAgain(calendar, stopClock(clock, { at: from > start ? from : start, reason }), to),
        deadlineFor(calendar, start, limit),
      ),
  )

/** A moment that stands as it is, with who set it and the stops that moved it. */
const standing = (
  dueAt: Instant,
  start: Instant,
  said: string[],
  stops: readonly Stop[],
  { calendar }: Plan,
): Explained => ({
  dueAt,
  version: 1,
  said,
  receipt: {
    start,
    limit: null,
    skipped: [],
    shifted: [],
    suspensions: stops.filter(({ to }) => to > start).map(({ from, to, reason = SUSPENDED }) => ({ from, to, reason })),
    extensions: [],
    calendarVersion: calendar.version,
  },
})

/** As it is counted, where that leads to the moment itself; else it was counted by a calendar of before, or moved since. */
const countedOr = (clock: Deadline | null, dueAt: Instant, said: string[], otherwise: Explained): Explained =>
  clock?.dueAt === dueAt ? { ...clock, said } : otherwise

const stopsOf = ({ due }: Assignment): Stop[] =>
  due.receipt.suspensions.flatMap(({ from, to, reason }) => (to === null ? [] : [{ from, to, reason }]))

const timesWords = (timesSet = 0): string[] => (timesSet > 0 ? [`此后已调整 ${timesSet} 次，见办理过程`] : [])

/** What its head has not endorsed by then lapses. */
const objectionOf = (matter: IssuedMatter, a: Assignment, plan: Plan): ExplainedMoment[] => {
  if (!a.objection || a.objection.endorsedAt !== null) return []
  const { start } = a.signIn.receipt
  const said = ['退办须在这个时限内提出并经本单位负责同志同意，逾期失效']
  const moved = [...said, '按交办时的规则和工作日历算出，中止的时间顺延']
  const clock = counted(start, objectionLimit(plan.rules, matter.source), matter.pauses, plan)
  const otherwise = standing(a.objectionUntil, start, moved, matter.pauses, plan)
  const deadline = countedOr(clock, a.objectionUntil, said, otherwise)
  return [{ key: 'objection', assignmentId: a.id, words: '审核退办', deadline }]
}

const reportOf = (matter: IssuedMatter, a: Assignment, plan: Plan): ExplainedMoment[] => {
  if (!a.reporting) return []
  const { ordinal, dueAt } = a.reporting
  const { start, limit } = countedOver(matter, a, ordinal)
  const said = [`反馈周期：${REPORT_CYCLE_WORDS[matter.reportCycle]}，这是第 ${ordinal} 期`]
  const stops = stopsOf(a)
  const clock = limit && counted(start, limit, stops, plan)
  const moved = [...said, '按当时的工作日历算出，办理暂停的时间顺延']
  const deadline = countedOr(clock, dueAt, said, standing(dueAt, start, moved, stops, plan))
  return [{ key: 'report', assignmentId: a.id, words: `第 ${ordinal} 期反馈`, deadline }]
}

const urgeOf = (matter: IssuedMatter, a: Assignment, plan: Plan): ExplainedMoment[] => {
  const last = a.urges[a.urges.length - 1]
  if (!last?.until || !last.counted) return []
  const limit = { unit: 'workingDays', count: plan.rules.escalation.urgeLimitWorkingDays } as const
  const said = [`催办单 ${last.number} 写明的落实期限`]
  const otherwise = standing(last.until, last.at, [...said, '由发出催办的人指定，中止的时间顺延'], matter.pauses, plan)
  const deadline = countedOr(counted(last.at, limit, matter.pauses, plan), last.until, said, otherwise)
  return [{ key: 'urge', assignmentId: a.id, words: '催办落实', deadline }]
}

const tasksOf = (a: Assignment, plan: Plan): ExplainedMoment[] =>
  a.tasks
    .filter(({ doneAt }) => doneAt === null)
    .map(({ id, title, dueAt, timesSet }) => {
      const said = [
        '由本单位督办员分解任务时指定，不晚于本单位的办理时限',
        '办理暂停的时间顺延',
        ...timesWords(timesSet),
      ]
      const deadline = standing(dueAt, a.signIn.receipt.start, said, stopsOf(a), plan)
      return { key: `task.${id}`, assignmentId: a.id, words: `任务「${title}」`, deadline }
    })

const ofAssignment = (matter: IssuedMatter, a: Assignment, plan: Plan): ExplainedMoment[] => [
  { key: 'due', assignmentId: a.id, words: a.kind === 'lead' ? '办理' : '协办意见', deadline: a.due },
  ...(a.signedInAt === null ? [{ key: 'signIn', assignmentId: a.id, words: '签收', deadline: a.signIn }] : []),
  ...objectionOf(matter, a, plan),
  ...reportOf(matter, a, plan),
  ...urgeOf(matter, a, plan),
  ...tasksOf(a, plan),
]

const milestonesOf = (matter: IssuedMatter, plan: Plan): ExplainedMoment[] => {
  const lead = openAssignments(matter).find(({ kind }) => kind === 'lead')
  return (lead ? unmetMilestones(matter) : []).map(({ id, title, dueAt, timesSet }) => {
    const said = ['由督查室指定的阶段节点，不晚于主办的办理时限', '办理暂停的时间顺延', ...timesWords(timesSet)]
    const deadline = standing(dueAt, matter.issuedAt, said, lead ? stopsOf(lead) : [], plan)
    return { key: `milestone.${id}`, assignmentId: null, words: `节点「${title}」`, deadline }
  })
}

/** By the leader, or the limit of the pack where he named no moment. */
const answersOf = (matter: Matter, plan: Plan): ExplainedMoment[] =>
  unanswered(matter).flatMap(({ id, at: given, answerDueAt, timesSet }) => {
    if (answerDueAt === null) return []
    const pauses = isIssued(matter) ? matter.pauses : []
    const otherwise = standing(
      answerDueAt,
      given,
      ['由批示的领导指定，中止的时间顺延', ...timesWords(timesSet)],
      pauses,
      plan,
    )
    const clock = counted(given, plan.rules.limits.answer, pauses, plan)
    const deadline = countedOr(clock, answerDueAt, ['批示没有写明时间，按规则的回复时限'], otherwise)
    return [{ key: `answer.${id}`, assignmentId: null, words: '回复批示', deadline }]
  })

const officeOf = (matter: Matter, plan: Plan): ExplainedMoment[] =>
  waitingForOffice(matter).flatMap(({ decision, since, partId }) => {
    const dueAt = ifYearKnown(() => officeDueAt({ decision, since }, matter, plan))
    if (dueAt === null) return []
    const words = OFFICE_DECISION_WORDS[decision]
    const limit = { unit: 'workingDays', count: plan.rules.officeClocks.workingDays[decision] } as const
    const said = [`督查室时限：从送到督查室起算，${words}`]
    const stops = pausesOf(decision, matter)
    const otherwise = standing(dueAt, since, [...said, '中止期间不能决定，恢复后才到期'], stops, plan)
    const deadline = countedOr(counted(since, limit, stops, plan), dueAt, said, otherwise)
    return [{ key: `office.${decision}`, assignmentId: partId ?? null, words, deadline }]
  })

const lookBackOf = (matter: Matter, plan: Plan): ExplainedMoment[] => {
  const dueAt = lookBackAsked(matter)?.dueAt
  if (!isIssued(matter) || !matter.lookBack || !dueAt) return []
  const { on } = matter.lookBack
  const said = [`办结时定下 ${longDay(on)} 回头看`, '当天(遇休息日为其后第一个工作日)下班前完成']
  return [
    {
      key: 'lookBack',
      assignmentId: null,
      words: '回头看',
      deadline: standing(dueAt, at(on, '00:00'), said, [], plan),
    },
  ]
}

/** Every due moment that somebody waits for, those of the office first. */
export const explainedMoments = (matter: Matter, plan: Plan): ExplainedMoment[] => [
  ...officeOf(matter, plan),
  ...(isRunning(matter) ? openAssignments(matter).flatMap((a) => ofAssignment(matter, a, plan)) : []),
  ...(isRunning(matter) ? milestonesOf(matter, plan) : []),
  ...answersOf(matter, plan),
  ...lookBackOf(matter, plan),
]
