import { yellowAt } from '../clock/light'
import type { Instant } from '../clock/time'
import { type Address, toDistrictRole, toPerson } from '../people/address'
import { type RulePack, yellowDays } from '../rules/pack'
import { approversOf, CHIEF, confirmersOf, headsOf, officersOf, signersOf, supervisorsOf } from './addressees'
import {
  type Assignment,
  type DraftMatter,
  type IssuedMatter,
  isIssued,
  isRunning,
  type Matter,
  openAssignments,
  openMilestones,
} from './matter'
import { groupOf, type Todo, type TodoKind } from './todo'

interface Wanted {
  kind: TodoKind
  to: Address[]
  sentence: string
  dueAt?: Instant | null
  assignmentId?: string
  /** Tells apart several of one kind. */
  what?: string
}

const todo = (matter: Matter, wanted: Wanted, rules: RulePack): Todo => {
  const { kind, to, sentence, dueAt = null, assignmentId = null, what = '' } = wanted
  return {
    _id: `${matter.id}.${assignmentId ?? '-'}.${kind}.${what}`,
    kind,
    group: groupOf(kind),
    to,
    matterId: matter.id,
    assignmentId,
    number: matter.number,
    title: matter.title,
    urgency: matter.urgency,
    sentence,
    dueAt,
    dueRank: dueAt === null ? 1 : 0,
    yellowAt: dueAt && yellowAt(dueAt, yellowDays(rules)),
  }
}

const ofDraft = (matter: DraftMatter): Wanted[] => {
  if (matter.status === 'awaitingApproval')
    return [{ kind: 'approveIssue', to: approversOf(matter), sentence: '请审批是否交办' }]
  return matter.status === 'draft' && matter.rejection
    ? [
        {
          kind: 'amendDraft',
          to: [toPerson(matter.officerId)],
          sentence: `审批未通过：${matter.rejection.reason}`,
        },
      ]
    : []
}

const work = (matter: IssuedMatter, a: Assignment): Wanted[] => {
  const doers = a.responsible ? [toPerson(a.responsible.handlerId)] : supervisorsOf(a)
  if (a.kind === 'co')
    // while its objection is undecided no opinion is asked for
    return a.objection
      ? []
      : [
          {
            kind: 'giveOpinion',
            to: [...new Set([...doers, ...supervisorsOf(a)])],
            sentence: '请办理本单位任务并提交协办意见',
            dueAt: a.due.dueAt,
          },
        ]
  if (a.returned)
    return [{ kind: 'report', to: doers, sentence: `办结被退回，请补充：${a.returned.missing}`, dueAt: a.due.dueAt }]
  const stage = openMilestones(matter)[0]
  if (a.reporting)
    return [{ kind: 'report', to: doers, sentence: `请反馈第 ${a.reporting.ordinal} 期进展`, dueAt: a.reporting.dueAt }]
  if (stage && matter.reportCycle === 'perMilestone')
    return [{ kind: 'report', to: doers, sentence: `请反馈阶段节点「${stage.title}」`, dueAt: stage.dueAt }]
  return [{ kind: 'report', to: doers, sentence: '请办理，反馈进展并提交办结', dueAt: a.due.dueAt }]
}

const objection = (matter: IssuedMatter, a: Assignment): Wanted[] => {
  if (!a.objection) return []
  const { reason, endorsedAt } = a.objection
  return endorsedAt === null
    ? [{ kind: 'endorseObjection', to: headsOf(a), sentence: `请审核本单位退办：${reason}` }]
    : [{ kind: 'decideObjection', to: [...officersOf(matter, a), CHIEF], sentence: `请裁定退办：${reason}` }]
}

const signature = (matter: IssuedMatter, a: Assignment): Wanted[] => [
  { kind: 'signOff', to: signersOf(matter, a), sentence: '请审签本单位办结材料', dueAt: a.due.dueAt },
]

const confirmation = (matter: IssuedMatter, a: Assignment): Wanted[] => [
  { kind: 'confirmCompletion', to: confirmersOf(matter, a), sentence: '单位已报办结，请确认或退回' },
]

const byStatus = (matter: IssuedMatter, a: Assignment): Wanted[] => {
  switch (a.status) {
    case 'issued':
      return [
        {
          kind: 'signIn',
          to: [...supervisorsOf(a), ...headsOf(a)],
          sentence: '请签收',
          dueAt: a.signIn.dueAt,
        },
      ]
    case 'signedIn':
      return [
        {
          kind: 'nameResponsible',
          to: supervisorsOf(a),
          sentence: '请明确三个责任人并分解任务',
          dueAt: a.due.dueAt,
        },
      ]
    case 'inProgress':
      return work(matter, a)
    case 'awaitingSignOff':
      return signature(matter, a)
    case 'awaitingConfirmation':
      return confirmation(matter, a)
    case 'done':
    case 'reassigned':
      return []
  }
}

/** Not while the office has the completion, which stands for them. */
const tasks = (a: Assignment): Wanted[] =>
  a.status === 'awaitingConfirmation'
    ? []
    : a.tasks
        .filter((task) => task.doneAt === null)
        .map((task) => ({
          kind: 'completeTask',
          to: [toPerson(task.personId)],
          sentence: `请完成任务：${task.title}`,
          dueAt: task.dueAt,
          what: task.id,
        }))

const extension = (a: Assignment): Wanted[] =>
  a.extension
    ? [{ kind: 'decideExtension', to: [CHIEF], sentence: `请审批延期：${a.extension.reason}`, dueAt: a.due.dueAt }]
    : []

const ofAssignment = (matter: IssuedMatter, a: Assignment): Wanted[] =>
  [...byStatus(matter, a), ...objection(matter, a), ...tasks(a), ...extension(a)].map((wanted) => ({
    assignmentId: a.id,
    ...wanted,
  }))

const instructions = (matter: IssuedMatter): Wanted[] =>
  matter.instructions.flatMap(({ id, text, assignmentIds, answerDueAt }) =>
    assignmentIds.flatMap((assignmentId): Wanted[] => {
      const a = matter.assignments.find((assignment) => assignment.id === assignmentId)
      if (!a) return []
      const to = [...(a.responsible ? [toPerson(a.responsible.handlerId)] : []), ...supervisorsOf(a)]
      const sentence = `请回复批示：${text}`
      return [{ kind: 'answerInstruction', to, sentence, dueAt: answerDueAt, assignmentId, what: id }]
    }),
  )

const transfer = (matter: IssuedMatter): Wanted[] => {
  if (matter.transfer?.status === 'proposed')
    return [{ kind: 'decideTransfer', to: [CHIEF], sentence: `请决定是否转办问责：${matter.transfer.reason}` }]
  return matter.transfer?.status === 'confirmed' && matter.outcome === null
    ? [{ kind: 'recordOutcome', to: [toDistrictRole('discipline')], sentence: '已转办问责，请登记处理结果' }]
    : []
}

/**
 * The open obligations that a state demands, one each (docs/design.md, «One command, from tap to trail»: a badge
 * always equals its list). Nothing is asked while a matter is suspended; transfers go on after its end.
 */
export const todosOf = (matter: Matter, rules: RulePack): Todo[] => {
  if (!isIssued(matter)) return ofDraft(matter).map((wanted) => todo(matter, wanted, rules))
  const running = isRunning(matter)
    ? [...openAssignments(matter).flatMap((a) => ofAssignment(matter, a)), ...instructions(matter)]
    : []
  return [...running, ...transfer(matter)].map((wanted) => todo(matter, wanted, rules))
}
