import { localDateTime } from '../clock/time'
import type { MatterEvent } from './events'
import type { Names } from './views'
import { LEVEL_WORDS, OUTCOME_WORDS } from './words'

/** How a step reads on the timeline: one title, then what was said. */
export interface Sentence {
  title: string
  lines: string[]
}

const STAGE_WORDS = {
  sectionHead: '科室负责人',
  unitHead: '单位分管负责人',
  officer: '督查员',
  chiefOfficer: '督查室主任',
} as const

const FIELD_WORDS = {
  title: '标题',
  requirement: '要求',
  category: '类别',
  attachments: '附件',
  officerId: '负责督查员',
} as const

const lines = (...parts: (string | false | null | undefined)[]): string[] =>
  parts.filter((part): part is string => typeof part === 'string' && part.trim() !== '')

type Of<T extends MatterEvent['type']> = Extract<MatterEvent, { type: T }>

/** Steps before issue and on the whole matter. */
const ofMatter = (event: MatterEvent, name: (id: string) => string): Sentence | null => {
  switch (event.type) {
    case 'MatterDrafted':
      return { title: '起草事项', lines: [] }
    case 'DraftAmended':
      return { title: '修改草稿', lines: [] }
    case 'DraftDiscarded':
      return { title: '作废草稿', lines: lines(event.data.reason) }
    case 'ApprovalRequested':
      return { title: `提交${event.data.approver === 'leader' ? '区领导' : '督查室主任'}审批`, lines: [] }
    case 'IssueApproved':
      return { title: '批准交办', lines: lines(event.data.opinion) }
    case 'IssueRejected':
      return { title: '审批未通过,退回修改', lines: lines(event.data.reason) }
    case 'MatterIssued':
      return issued(event, name)
    case 'MatterAmended':
      return {
        title: '修改事项',
        lines: lines(
          `原因:${event.data.reason}`,
          ...event.data.changes.map(
            ({ field, before, after }) => `${FIELD_WORDS[field]}:「${before}」改为「${after}」`,
          ),
        ),
      }
    case 'MatterSuspended':
      return { title: '中止办理', lines: lines(event.data.reason) }
    case 'MatterResumed':
      return {
        title: '恢复办理',
        lines: lines(
          event.data.reason,
          ...event.data.dues.map(({ due }) => `办理时限调整为 ${localDateTime(due.dueAt)}`).slice(0, 1),
        ),
      }
    case 'MatterClosed':
      return {
        title: event.data.how === 'completed' ? (event.data.onTime ? '办结(按期)' : '办结(超期)') : '直接办结',
        lines: lines(event.data.words),
      }
    case 'MatterReopened':
      return { title: '复办', lines: lines(event.data.reason, `新的办理时限 ${localDateTime(event.data.due.dueAt)}`) }
    case 'MatterWithdrawn':
      return { title: '撤销事项', lines: lines(event.data.reason) }
    case 'TransferProposed':
      return { title: '建议转办问责', lines: lines(event.data.reason) }
    case 'TransferConfirmed':
      return { title: '确认转办问责', lines: lines(event.data.leadersOpinion) }
    case 'TransferDeclined':
      return { title: '暂不转办问责', lines: lines(event.data.reason) }
    case 'OutcomeRecorded':
      return { title: `处理结果:${OUTCOME_WORDS[event.data.outcome]}`, lines: lines(event.data.text) }
    case 'Commended':
      return {
        title: `表扬${name(event.data.unitId)}`,
        lines: lines(praised(event.data.personId, name), event.data.text),
      }
    case 'Criticised':
      return {
        title: `${event.data.falseReport ? '认定弄虚作假,' : ''}通报批评${name(event.data.unitId)}`,
        lines: lines(praised(event.data.personId, name), event.data.text),
      }
    default:
      return null
  }
}

const praised = (personId: string | null, name: (id: string) => string) => personId && `涉及人员:${name(personId)}`

const issued = (event: Of<'MatterIssued'>, name: (id: string) => string): Sentence => ({
  title: `交办 ${event.data.number}`,
  lines: event.data.assignments.map(
    (a) =>
      `${a.kind === 'lead' ? '主办' : '协办'} ${name(a.unitId)},${a.kind === 'lead' ? '办理' : '意见'}时限 ${localDateTime(a.due.dueAt)}`,
  ),
})

/** What units do and say. */
const ofUnit = (event: MatterEvent, name: (id: string) => string): Sentence | null => {
  switch (event.type) {
    case 'SignedIn':
      return { title: event.data.late ? '签收(逾期)' : '签收', lines: [] }
    case 'ObjectionRaised':
      return {
        title: '申请退办',
        lines: lines(event.data.reason, event.data.suggestedUnitId && `建议改派:${name(event.data.suggestedUnitId)}`),
      }
    case 'ObjectionEndorsed':
      return { title: '单位分管负责人同意退办', lines: lines(event.data.opinion) }
    case 'ObjectionWithdrawn':
      return { title: '撤回退办', lines: lines(event.data.reason) }
    case 'ObjectionUpheld':
      return { title: '退办未采纳,维持交办', lines: lines(event.data.reason) }
    case 'ObjectionReassigned':
      return {
        title: `同意退办,改派${name(event.data.assignment.unitId)}`,
        lines: lines(event.data.reason, `时限 ${localDateTime(event.data.assignment.due.dueAt)}`),
      }
    case 'ResponsibleNamed': {
      const { leaderId, sectionHeadId, handlerId } = event.data.responsible
      return {
        title: '明确三个责任人',
        lines: [`分管领导 ${name(leaderId)},科室负责人 ${name(sectionHeadId)},经办人 ${name(handlerId)}`],
      }
    }
    case 'TasksDecomposed':
      return {
        title: '分解任务',
        lines: event.data.tasks.map((task) => `${task.title}(${name(task.personId)},${localDateTime(task.dueAt)} 前)`),
      }
    case 'TaskCompleted':
      return { title: '完成分解任务', lines: lines(event.data.text) }
    case 'ReportSubmitted':
      return {
        title: event.data.ordinal === null ? '反馈进展' : `反馈第 ${event.data.ordinal} 期进展`,
        lines: lines(event.data.text, event.data.remaining && `还需:${event.data.remaining}`),
      }
    case 'ReportCorrected':
      return {
        title: `补正反馈(第 ${event.data.version} 版)`,
        lines: lines(
          `原因:${event.data.reason}`,
          event.data.text,
          event.data.remaining && `还需:${event.data.remaining}`,
        ),
      }
    case 'OpinionGiven':
      return { title: event.data.late ? '提交协办意见(逾期)' : '提交协办意见', lines: lines(event.data.text) }
    case 'CommentPosted':
      return {
        title: '留言',
        lines: lines(
          event.data.text,
          event.data.mentions.length > 0 && `提到:${event.data.mentions.map(name).join('、')}`,
        ),
      }
    case 'InstructionGiven':
      return {
        title: '批示',
        lines: lines(event.data.text, event.data.answerDueAt && `请于 ${localDateTime(event.data.answerDueAt)} 前回复`),
      }
    case 'InstructionAnswered':
      return { title: event.data.late ? '回复批示(逾期)' : '回复批示', lines: lines(event.data.text) }
    default:
      return null
  }
}

/** Time asked for and given, completion, and what the timer records. */
const ofTime = (event: MatterEvent, name: (id: string) => string): Sentence | null => {
  switch (event.type) {
    case 'ExtensionRequested':
      return {
        title: `申请延期至 ${localDateTime(event.data.requestedDueAt)}`,
        lines: lines(`原因:${event.data.reason}`, `进展:${event.data.progress}`),
      }
    case 'ExtensionGranted':
      return { title: `同意延期至 ${localDateTime(event.data.due.dueAt)}`, lines: lines(event.data.opinion) }
    case 'ExtensionRefused':
      return { title: '不同意延期', lines: lines(event.data.reason) }
    case 'CompletionSubmitted':
      return { title: '提交办结', lines: lines(event.data.summary) }
    case 'CompletionSignedOff':
      return { title: `${STAGE_WORDS[event.data.stage]}审签同意`, lines: lines(event.data.opinion) }
    case 'CompletionReturned':
      return {
        title: `${STAGE_WORDS[event.data.by]}退回办结`,
        lines: lines(`缺少:${event.data.missing}`, event.data.due && `新的时限 ${localDateTime(event.data.due.dueAt)}`),
      }
    case 'CompletionConfirmed':
      return { title: `${STAGE_WORDS[event.data.stage]}确认办结`, lines: lines(event.data.opinion) }
    case 'Urged':
      return {
        title: `${event.data.urgeNumber} 第 ${event.data.ordinal} 次催办(${LEVEL_WORDS[event.data.level]})`,
        lines: lines(event.data.text),
      }
    case 'SignInMissed':
      return { title: '逾期未签收', lines: ['已提醒承办单位尽快签收'] }
    case 'DueSoonReminded':
      return {
        title: `临期提醒:还有 ${event.data.calendarDaysLeft} 天到期`,
        lines: [`截止 ${localDateTime(event.data.dueAt)}`],
      }
    case 'ReportMissed':
      return { title: `第 ${event.data.ordinal} 期进展未按时反馈`, lines: [] }
    case 'MilestoneMissed':
      return { title: `阶段节点「${event.data.title}」未按时完成`, lines: [] }
    case 'TaskMissed':
      return { title: `分解任务「${event.data.title}」未按时完成`, lines: [`责任人 ${name(event.data.personId)}`] }
    case 'InstructionAnswerMissed':
      return { title: '批示未按时回复', lines: [] }
    case 'ObjectionReminded':
      return { title: '退办申请尚未裁定,已提醒督查室', lines: [] }
    case 'OverdueRecorded':
      return { title: '已超期', lines: [`办理时限 ${localDateTime(event.data.dueAt)}`] }
    default:
      return null
  }
}

/** The timeline's words for an event. `names` gives people and units their names; an unknown id stays as it is. */
export const sentenceOf = (event: MatterEvent, names: Names): Sentence => {
  const name = (id: string) => names[id] ?? id
  return ofMatter(event, name) ?? ofUnit(event, name) ?? ofTime(event, name) ?? { title: event.type, lines: [] }
}

/** Every person and unit id that an event's sentence names. */
export const namesIn = (event: MatterEvent): string[] => {
  const ids: string[] = [event.actor.personId, event.actor.unitId]
  switch (event.type) {
    case 'MatterIssued':
      ids.push(...event.data.assignments.map((a) => a.unitId))
      break
    case 'ObjectionRaised':
      if (event.data.suggestedUnitId) ids.push(event.data.suggestedUnitId)
      break
    case 'ObjectionReassigned':
      ids.push(event.data.assignment.unitId)
      break
    case 'ResponsibleNamed':
      ids.push(...Object.values(event.data.responsible))
      break
    case 'TasksDecomposed':
      ids.push(...event.data.tasks.map((task) => task.personId))
      break
    case 'TaskMissed':
      ids.push(event.data.personId)
      break
    case 'CommentPosted':
      ids.push(...event.data.mentions)
      break
    case 'Commended':
    case 'Criticised':
      ids.push(event.data.unitId)
      if (event.data.personId) ids.push(event.data.personId)
      break
    default:
      break
  }
  return ids.filter((id) => id !== '')
}
