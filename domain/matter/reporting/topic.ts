import { isStopped } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import type { UnsealedOf } from '../../decider/event'
import { later, onceKnown, one, type Plan, type Step } from '../../decider/step'
import { toPerson } from '../../people/address'
import { supervisorsOf } from '../base/addressees'
import { nextOf } from '../base/cycle'
import { onAssignment, onIssued } from '../base/follow'
import { unitOf } from '../base/points'
import { doersOf, inCharge, toAssignment } from '../base/recipients'
import { keyOf, ofWorkingAssignments } from '../base/step'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { withAssignment } from '../state/assignments'
import { type Assignment, type IssuedMatter, isIssued, leadOf, openMilestones } from '../state/matter'
import { underMoment } from '../state/moments'
import { metPercent, progressOf } from '../state/progress'
import { type ReportingEvents, schemas } from './events'

/** How far the unit says that it has come. A milestone met says so by itself, once progress is confirmed and no more counted. */
const stated = (
  matter: IssuedMatter,
  a: Assignment,
  { at, data: { percent, milestoneId } }: UnsealedOf<ReportingEvents, 'ReportSubmitted'>,
): Partial<Assignment> => {
  const confirmed = a.progress?.confirmed ?? null
  if (percent !== undefined) return { progress: { confirmed, stated: { percent, at } } }
  const met = metPercent(matter, a)
  return milestoneId !== null && confirmed !== null && met > progressOf(matter, a)
    ? { progress: { confirmed, stated: { percent: met, at } } }
    : {}
}

const reported = (matter: IssuedMatter, event: UnsealedOf<ReportingEvents, 'ReportSubmitted'>): IssuedMatter => {
  const { at, data } = event
  const { assignmentId, reportId, text, files, milestoneId, ordinal, next } = data
  const milestones =
    milestoneId === null
      ? matter.milestones
      : matter.milestones.map((m) => (m.id === milestoneId ? { ...m, metAt: at } : m))
  const met = { ...matter, milestones }
  return withAssignment(met, assignmentId, (a) => ({
    ...stated(met, a, event),
    reports: [...a.reports, { id: reportId, version: 1 }],
    lastReport: { id: reportId, at, text: text.slice(0, 200), files },
    reporting: next,
    lastOrdinal: ordinal ?? a.lastOrdinal,
    missedReport: null,
  }))
}

const corrected = (
  a: Assignment,
  { data: { reportId, version, text, files } }: UnsealedOf<ReportingEvents, 'ReportCorrected'>,
): Partial<Assignment> => ({
  reports: a.reports.map((r) => (r.id === reportId ? { ...r, version } : r)),
  lastReport: a.lastReport?.id === reportId ? { ...a.lastReport, text: text.slice(0, 200), files } : a.lastReport,
})

/** What the lead is asked for while it works: what was missing, the cycle's next report, the next milestone, or the whole. */
const asked = (matter: IssuedMatter, a: Assignment): { sentence: string; dueAt: Instant } => {
  if (a.returned) return { sentence: `办结被退回，请补充：${a.returned.missing}`, dueAt: a.due.dueAt }
  if (a.reporting) return { sentence: `请反馈第 ${a.reporting.ordinal} 期进展`, dueAt: a.reporting.dueAt }
  const milestone = openMilestones(matter)[0]
  if (milestone && matter.reportCycle === 'perMilestone')
    return { sentence: `请反馈阶段节点「${milestone.title}」`, dueAt: milestone.dueAt }
  return { sentence: '请办理，反馈进展并提交办结', dueAt: a.due.dueAt }
}

/** Once a completion is under way it stands for the reports of the cycle and of the milestones. */
const reportStep = (matter: IssuedMatter, a: Assignment, { calendar }: Plan): Step<ReportingEvents>[] => {
  if (!a.reporting || a.completion) return []
  const { ordinal, dueAt } = a.reporting
  const next = nextOf(calendar, matter, a, ordinal + 1)
  return [
    one(keyOf(matter, 'report', a.id, ordinal), dueAt, {
      type: 'ReportMissed',
      data: { assignmentId: a.id, ordinal, next },
    }),
  ]
}

/** Who leads since an objection, or in another's place, has missed nothing that was due before. */
const milestoneSteps = (matter: IssuedMatter): Step<ReportingEvents>[] => {
  const { completion, returned, restartedAt, due, signIn } = leadOf(matter)
  if (completion || isStopped(due)) return []
  const own = openMilestones(matter).filter(({ dueAt }) => dueAt > signIn.receipt.start)
  return own.map((milestone) =>
    one(keyOf(matter, 'milestone', '-', underMoment(milestone)), later(milestone.dueAt, returned?.at, restartedAt), {
      type: 'MilestoneMissed',
      data: { milestoneId: milestone.id, title: milestone.title },
    }),
  )
}

/** Reports of progress: of the cycle, of a milestone 阶段节点, or in between. */
export const topic: Topic<ReportingEvents, 'report'> = {
  schemas,
  events: {
    ReportSubmitted: { evolve: onIssued(reported), recipients: inCharge, message: 'todo', points: null },
    ReportCorrected: { evolve: onAssignment(corrected), recipients: inCharge, message: null, points: null },
    ReportMissed: {
      evolve: onAssignment((a, { data: { next, ordinal } }) => ({
        reporting: next,
        lastOrdinal: ordinal,
        missedReport: a.missedReport ?? ordinal,
      })),
      recipients: toAssignment((a, matter) => [...doersOf(a), ...inCharge(matter)]),
      message: 'due',
      points: ({ data: { assignmentId, ordinal } }, { after }) => [
        { rule: 'reportMissed', unitId: unitOf(after, assignmentId), why: `第 ${ordinal} 期进展未按时反馈` },
      ],
    },
    MilestoneMissed: {
      evolve: onIssued((matter, { data: { milestoneId } }) => ({
        ...matter,
        milestones: matter.milestones.map((m) => (m.id === milestoneId ? { ...m, missed: true } : m)),
      })),
      recipients: (matter) => (isIssued(matter) ? [...doersOf(leadOf(matter)), ...inCharge(matter)] : []),
      message: 'due',
      points: ({ data: { title } }, { after }) =>
        after.reportCycle === 'perMilestone'
          ? [{ rule: 'reportMissed', unitId: leadOf(after).unitId, why: `阶段节点「${title}」未按时反馈` }]
          : [],
    },
  },
  todos: {
    report: ofEachAssignment((a, matter) =>
      a.kind === 'lead' && a.status === 'inProgress'
        ? [{ to: a.responsible ? [toPerson(a.responsible.handlerId)] : supervisorsOf(a), ...asked(matter, a) }]
        : [],
    ),
  },
  steps: [ofWorkingAssignments((matter, a, plan) => onceKnown(() => reportStep(matter, a, plan))), milestoneSteps],
}
