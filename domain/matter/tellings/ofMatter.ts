import { localDateTime } from '../../clock/time'
import { OUTCOME_WORDS } from '../words'
import { type NameOf, said, type Tellings } from './telling'

const FIELD_WORDS = {
  title: '标题',
  requirement: '要求',
  category: '类别',
  attachments: '附件',
  officerId: '负责督查员',
} as const

const concerned = (personId: string | null, name: NameOf) => personId && `涉及人员：${name(personId)}`

/** Before issue, and what is decided on the matter as a whole. */
export const ofMatter: Tellings<
  | 'MatterDrafted'
  | 'DraftAmended'
  | 'DraftDiscarded'
  | 'ApprovalRequested'
  | 'IssueApproved'
  | 'IssueRejected'
  | 'MatterIssued'
  | 'MatterAmended'
  | 'MatterSuspended'
  | 'MatterResumed'
  | 'MatterClosed'
  | 'MatterReopened'
  | 'MatterWithdrawn'
  | 'TransferProposed'
  | 'TransferConfirmed'
  | 'TransferDeclined'
  | 'OutcomeRecorded'
  | 'Commended'
  | 'Criticised'
> = {
  MatterDrafted: () => ({ title: '起草事项', lines: [] }),
  DraftAmended: () => ({ title: '修改草稿', lines: [] }),
  DraftDiscarded: ({ reason }) => ({ title: '作废草稿', lines: said(reason) }),
  ApprovalRequested: ({ approver }) => ({
    title: `提交${approver === 'leader' ? '区领导' : '督查室主任'}审批`,
    lines: [],
  }),
  IssueApproved: ({ opinion }) => ({ title: '批准交办', lines: said(opinion) }),
  IssueRejected: ({ reason }) => ({ title: '审批未通过，退回修改', lines: said(reason) }),
  MatterIssued: ({ number, assignments }, name) => ({
    title: `交办 ${number}`,
    lines: assignments.map(({ kind, unitId, due }) =>
      kind === 'lead'
        ? `主办 ${name(unitId)}，办理时限 ${localDateTime(due.dueAt)}`
        : `协办 ${name(unitId)}，意见时限 ${localDateTime(due.dueAt)}`,
    ),
  }),
  MatterAmended: ({ reason, changes }) => ({
    title: '修改事项',
    lines: said(
      `原因：${reason}`,
      ...changes.map(({ field, before, after }) => `${FIELD_WORDS[field]}:「${before}」改为「${after}」`),
    ),
  }),
  MatterSuspended: ({ reason }) => ({ title: '中止办理', lines: said(reason) }),
  MatterResumed: ({ reason, dues: [lead] }) => ({
    title: '恢复办理',
    lines: said(reason, lead && `办理时限 ${localDateTime(lead.due.dueAt)}`),
  }),
  MatterClosed: ({ how, onTime, words }) => ({
    title: how === 'completed' ? (onTime ? '办结(按期)' : '办结(超期)') : '直接办结',
    lines: said(words),
  }),
  MatterReopened: ({ reason, due }) => ({
    title: '复办',
    lines: said(reason, `新的办理时限 ${localDateTime(due.dueAt)}`),
  }),
  MatterWithdrawn: ({ reason }) => ({ title: '撤销事项', lines: said(reason) }),
  TransferProposed: ({ reason }) => ({ title: '建议转办问责', lines: said(reason) }),
  TransferConfirmed: ({ leadersOpinion }) => ({ title: '确认转办问责', lines: said(leadersOpinion) }),
  TransferDeclined: ({ reason }) => ({ title: '暂不转办问责', lines: said(reason) }),
  OutcomeRecorded: ({ outcome, text }) => ({ title: `处理结果：${OUTCOME_WORDS[outcome]}`, lines: said(text) }),
  Commended: ({ unitId, personId, text }, name) => ({
    title: `表扬${name(unitId)}`,
    lines: said(concerned(personId, name), text),
  }),
  Criticised: ({ unitId, personId, text, falseReport }, name) => ({
    title: `${falseReport ? '认定弄虚作假，' : ''}通报批评${name(unitId)}`,
    lines: said(concerned(personId, name), text),
  }),
}
