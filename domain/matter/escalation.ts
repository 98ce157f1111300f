import { type Calendar, ifYearKnown } from '../clock/calendar'
import { deadlineFor } from '../clock/deadline'
import { addMs, DAY_MS, type Instant } from '../clock/time'
import { nextWorkingDayAt } from '../clock/workingTime'
import type { RulePack } from '../rules/pack'
import { givenAt, nextReport } from './commands/issuing'
import { urgeNumber } from './commands/urging'
import type { NewEvent } from './events'
import {
  type Assignment,
  type IssuedMatter,
  isRunning,
  leadOf,
  type Matter,
  openAssignments,
  openMilestones,
} from './matter'

/** A timed step still to come: `due` says what to record once its nominal moment has come. */
export interface Step {
  key: string
  nominalAt: Instant
  /** The events to record; urges take their number only then. */
  events(take: (series: string) => number): NewEvent[]
}

export interface Plan {
  calendar: Calendar
  rules: RulePack
}

/** Stands for a step whose moment needs a calendar year that the office has not entered yet: it waits for it. */
const WITHHELD: Step = { key: 'withheld', nominalAt: '9999-12-31T00:00:00.000Z', events: () => [] }
const onceKnown = (steps: () => Step[]): Step[] => ifYearKnown(steps) ?? [WITHHELD]

const keyOf = (matter: IssuedMatter, what: string, of: string, version: number | string = 1) =>
  `${matter.id}/${of}/${what}/${version}`

const one = (key: string, nominalAt: Instant, event: NewEvent): Step => ({ key, nominalAt, events: () => [event] })

/** The later of moments that there are: nothing is missed while the clock stands still. */
const later = (moment: Instant, ...others: (Instant | null | undefined)[]): Instant =>
  others.reduce<Instant>((latest, other) => (other && other > latest ? other : latest), moment)

const signInStep = (matter: IssuedMatter, a: Assignment): Step[] =>
  a.signedInAt !== null || a.steps.signIn
    ? []
    : [
        one(keyOf(matter, 'signIn', a.id, a.signIn.version), a.signIn.dueAt, {
          type: 'SignInMissed',
          data: { assignmentId: a.id },
        }),
      ]

/** Reminders so many calendar days before, unless the due moment was set, or the clock ran again, later than that. */
const dueSoonSteps = (matter: IssuedMatter, a: Assignment, { rules }: Plan): Step[] =>
  rules.reminders.calendarDaysBefore
    .filter((days) => !a.steps[`dueSoon${days}`])
    .map((days) =>
      one(keyOf(matter, `dueSoon${days}`, a.id, a.due.version), addMs(a.due.dueAt, -days * DAY_MS), {
        type: 'DueSoonReminded',
        data: { assignmentId: a.id, calendarDaysLeft: days, dueAt: a.due.dueAt },
      }),
    )
    .filter((step) => step.nominalAt > later(a.dueSetAt, a.restartedAt))

/** Overdue when the moment passed, or when the office returned a completion after it. */
const overdueStep = (matter: IssuedMatter, a: Assignment): Step[] =>
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

/**
 * 1st urge on the next working day after overdue, 2nd so many working days later, with the transfer proposed. Days on
 * which the clock stood still do not count.
 */
const urgeStep = (matter: IssuedMatter, a: Assignment, { calendar, rules }: Plan): Step[] => {
  const { firstUrgeWorkingDays, secondUrgeWorkingDays, urgeTime } = rules.escalation
  const { overdue, urge1, urge2 } = a.steps
  if (!overdue || urge2) return []
  const nth = urge1 ? 2 : 1
  const nominalAt = urge1
    ? nextWorkingDayAt(calendar, later(urge1, a.restartedAt), urgeTime, secondUrgeWorkingDays)
    : nextWorkingDayAt(calendar, later(overdue, a.restartedAt), urgeTime, firstUrgeWorkingDays)
  const events = (take: (series: string) => number): NewEvent[] => {
    const urged: NewEvent = {
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
    const proposal: NewEvent = {
      type: 'TransferProposed',
      data: { assignmentId: a.id, reason: '经两次催办仍未办结' },
    }
    return nth === 2 && !proposed ? [urged, proposal] : [urged]
  }
  return [{ key: keyOf(matter, `urge${nth}`, a.id, a.due.version), nominalAt, events }]
}

/** Once a completion is under way it stands for the reports of the cycle and of the stages. */
const reportStep = (matter: IssuedMatter, a: Assignment, { calendar }: Plan): Step[] => {
  if (!a.reporting || a.completion) return []
  const { ordinal, dueAt } = a.reporting
  const next = nextReport(calendar, matter.reportCycle, givenAt(a), ordinal + 1, a.due.dueAt)
  return [
    one(keyOf(matter, 'report', a.id, ordinal), dueAt, {
      type: 'ReportMissed',
      data: { assignmentId: a.id, ordinal, next },
    }),
  ]
}

const taskSteps = (matter: IssuedMatter, a: Assignment): Step[] =>
  a.tasks
    .filter((task) => task.doneAt === null && !task.missed)
    .map(({ id: taskId, title, personId, dueAt }) =>
      one(keyOf(matter, 'task', a.id, taskId), later(dueAt, a.restartedAt), {
        type: 'TaskMissed',
        data: { assignmentId: a.id, taskId, title, personId },
      }),
    )

const objectionStep = (matter: IssuedMatter, a: Assignment, { calendar, rules }: Plan): Step[] => {
  const { objection } = a
  if (!objection?.endorsedAt || objection.reminded) return []
  const limit = { unit: 'workingDays', count: rules.reminders.objectionWorkingDays } as const
  const { dueAt } = deadlineFor(calendar, later(objection.endorsedAt, a.restartedAt), limit)
  return [
    one(keyOf(matter, 'objection', a.id, objection.id), dueAt, {
      type: 'ObjectionReminded',
      data: { assignmentId: a.id, objectionId: objection.id },
    }),
  ]
}

const milestoneSteps = (matter: IssuedMatter): Step[] => {
  const { completion, returned, restartedAt } = leadOf(matter)
  if (completion) return []
  return openMilestones(matter).map(({ id, title, dueAt }) =>
    one(keyOf(matter, 'milestone', '-', id), later(dueAt, returned?.at, restartedAt), {
      type: 'MilestoneMissed',
      data: { milestoneId: id, title },
    }),
  )
}

const instructionSteps = (matter: IssuedMatter): Step[] =>
  matter.instructions.flatMap(({ id, answerDueAt, missed }) =>
    answerDueAt === null || missed
      ? []
      : [
          one(keyOf(matter, 'instruction', '-', id), answerDueAt, {
            type: 'InstructionAnswerMissed',
            data: { instructionId: id },
          }),
        ],
  )

/** The unit's part is done while the office has it; its clock is not looked at. */
const withOffice = (a: Assignment): boolean => a.status === 'awaitingConfirmation'

const assignmentSteps = (matter: IssuedMatter, a: Assignment, plan: Plan): Step[] => [
  ...signInStep(matter, a),
  ...onceKnown(() => objectionStep(matter, a, plan)),
  ...(withOffice(a)
    ? []
    : [
        ...dueSoonSteps(matter, a, plan),
        ...onceKnown(() => reportStep(matter, a, plan)),
        ...taskSteps(matter, a),
        ...overdueStep(matter, a),
        ...onceKnown(() => urgeStep(matter, a, plan)),
      ]),
]

const byMoment = (a: Step, b: Step): number =>
  a.nominalAt === b.nominalAt ? (a.key < b.key ? -1 : 1) : a.nominalAt < b.nominalAt ? -1 : 1

/**
 * All steps of the default escalation still open (docs/domain.md, section 4), in order of their moments. The plan is
 * computed from the state alone; what is not planned is not done, so nothing can be done twice.
 */
export const planSteps = (matter: Matter, plan: Plan): Step[] =>
  isRunning(matter)
    ? [
        ...openAssignments(matter).flatMap((a) => assignmentSteps(matter, a, plan)),
        ...milestoneSteps(matter),
        ...instructionSteps(matter),
      ].sort(byMoment)
    : []

/**
 * The moment at which the timer must look again, or null. A plan that waits for a calendar year is looked at again
 * after a day; its steps are then caught up at their nominal moments.
 */
export const nextAlarmAt = (matter: Matter, plan: Plan, now: Instant): Instant | null => {
  const steps = planSteps(matter, plan)
  const moments = steps.map((step) => (step === WITHHELD ? addMs(now, DAY_MS) : step.nominalAt))
  return moments.sort()[0] ?? null
}
