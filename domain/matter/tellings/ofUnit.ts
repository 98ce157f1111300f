import { localDateTime } from '../../clock/time'
import { STAGE_WORDS, said, type Tellings } from './telling'

const remains = (remaining: string) => remaining && `还需：${remaining}`

/** What units do and say, and what is answered to them. */
export const ofUnit: Tellings<
  | 'SignedIn'
  | 'ObjectionRaised'
  | 'ObjectionEndorsed'
  | 'ObjectionWithdrawn'
  | 'ObjectionUpheld'
  | 'ObjectionReassigned'
  | 'ResponsibleNamed'
  | 'TasksDecomposed'
  | 'TaskCompleted'
  | 'ReportSubmitted'
  | 'ReportCorrected'
  | 'OpinionGiven'
  | 'CommentPosted'
  | 'InstructionGiven'
  | 'InstructionAnswered'
  | 'CompletionSubmitted'
  | 'CompletionSignedOff'
  | 'CompletionReturned'
  | 'CompletionConfirmed'
> = {
  SignedIn: ({ late }) => ({ title: late ? '签收(逾期)' : '签收', lines: [] }),
  ObjectionRaised: ({ reason, suggestedUnitId }, name) => ({
    title: '申请退办',
    lines: said(reason, suggestedUnitId && `建议改派：${name(suggestedUnitId)}`),
  }),
  ObjectionEndorsed: ({ opinion }) => ({ title: '单位分管负责人同意退办', lines: said(opinion) }),
  ObjectionWithdrawn: ({ reason }) => ({ title: '撤回退办', lines: said(reason) }),
  ObjectionUpheld: ({ reason }) => ({ title: '退办未采纳，维持交办', lines: said(reason) }),
  ObjectionReassigned: ({ reason, assignment: { unitId, due } }, name) => ({
    title: `同意退办，改派${name(unitId)}`,
    lines: said(reason, `时限 ${localDateTime(due.dueAt)}`),
  }),
  ResponsibleNamed: ({ responsible: { leaderId, sectionHeadId, handlerId } }, name) => ({
    title: '明确三个责任人',
    lines: [`分管领导 ${name(leaderId)}，科室负责人 ${name(sectionHeadId)}，经办人 ${name(handlerId)}`],
  }),
  TasksDecomposed: ({ tasks }, name) => ({
    title: '分解任务',
    lines: tasks.map(({ title, personId, dueAt }) => `${title}(${name(personId)}，${localDateTime(dueAt)} 前)`),
  }),
  TaskCompleted: ({ text }) => ({ title: '完成分解任务', lines: said(text) }),
  ReportSubmitted: ({ ordinal, text, remaining }) => ({
    title: ordinal === null ? '反馈进展' : `反馈第 ${ordinal} 期进展`,
    lines: said(text, remains(remaining)),
  }),
  ReportCorrected: ({ version, reason, text, remaining }) => ({
    title: `补正反馈(第 ${version} 版)`,
    lines: said(`原因：${reason}`, text, remains(remaining)),
  }),
  OpinionGiven: ({ late, text }) => ({ title: late ? '提交协办意见(逾期)' : '提交协办意见', lines: said(text) }),
  CommentPosted: ({ text, mentions }, name) => ({
    title: '留言',
    lines: said(text, mentions.length > 0 && `提到：${mentions.map(name).join('、')}`),
  }),
  InstructionGiven: ({ text, answerDueAt }) => ({
    title: '批示',
    lines: said(text, answerDueAt && `请于 ${localDateTime(answerDueAt)} 前回复`),
  }),
  InstructionAnswered: ({ late, text }) => ({ title: late ? '回复批示(逾期)' : '回复批示', lines: said(text) }),
  CompletionSubmitted: ({ summary }) => ({ title: '提交办结', lines: said(summary) }),
  CompletionSignedOff: ({ stage, opinion }) => ({ title: `${STAGE_WORDS[stage]}审签同意`, lines: said(opinion) }),
  CompletionReturned: ({ by, missing, due }) => ({
    title: `${STAGE_WORDS[by]}退回办结`,
    lines: said(`缺少：${missing}`, due && `新的时限 ${localDateTime(due.dueAt)}`),
  }),
  CompletionConfirmed: ({ stage, opinion }) => ({ title: `${STAGE_WORDS[stage]}确认办结`, lines: said(opinion) }),
}
