import type { Instant } from '../clock/time'
import type { Address } from '../people/address'
import type { Urgency } from './words'

export const TODO_KINDS = [
  'amendDraft',
  'approveIssue',
  'signIn',
  'endorseObjection',
  'decideObjection',
  'nameResponsible',
  'report',
  'completeTask',
  'giveOpinion',
  'answerInstruction',
  'decideExtension',
  'signOff',
  'confirmCompletion',
  'decideTransfer',
  'recordOutcome',
] as const
export type TodoKind = (typeof TODO_KINDS)[number]

/** Groups as pages show them. */
export type TodoGroup = 'approve' | 'act'
export const groupOf = (kind: TodoKind): TodoGroup =>
  kind === 'approveIssue' ||
  kind === 'endorseObjection' ||
  kind === 'decideObjection' ||
  kind === 'decideExtension' ||
  kind === 'signOff' ||
  kind === 'confirmCompletion' ||
  kind === 'decideTransfer'
    ? 'approve'
    : 'act'

/** The command that meets an obligation; of two ways to decide, the first. */
export const TODO_COMMANDS = {
  amendDraft: 'amendDraft',
  approveIssue: 'approveIssue',
  signIn: 'signIn',
  endorseObjection: 'endorseObjection',
  decideObjection: 'upholdObjection',
  nameResponsible: 'nameResponsible',
  report: 'report',
  completeTask: 'completeTask',
  giveOpinion: 'giveOpinion',
  answerInstruction: 'answerInstruction',
  decideExtension: 'grantExtension',
  signOff: 'signOff',
  confirmCompletion: 'confirmCompletion',
  decideTransfer: 'confirmTransfer',
  recordOutcome: 'recordOutcome',
} as const satisfies Record<TodoKind, string>

/** The button of a to-do's card. */
export const TODO_WORDS: Record<TodoKind, string> = {
  amendDraft: '修改草稿',
  approveIssue: '审批交办',
  signIn: '签收',
  endorseObjection: '审核退办',
  decideObjection: '裁定退办',
  nameResponsible: '明确责任人',
  report: '反馈进展',
  completeTask: '完成任务',
  giveOpinion: '提交协办意见',
  answerInstruction: '回复批示',
  decideExtension: '审批延期',
  signOff: '审签办结',
  confirmCompletion: '确认办结',
  decideTransfer: '决定转办',
  recordOutcome: '登记处理结果',
}

/**
 * An open obligation of a person or of a unit's role (docs/design.md, «One command, from tap to trail»). Removed once
 * it is met.
 */
export interface Todo {
  /** `${matterId}.${assignmentId or '-'}.${kind}.${what}`: one obligation, one id. */
  _id: string
  kind: TodoKind
  group: TodoGroup
  /** Anyone at one of these addresses may meet it. */
  to: Address[]
  matterId: string
  assignmentId: string | null
  number: string | null
  title: string
  urgency: Urgency
  /** Who wants what from me, in one sentence without the moment: «区发改局签收». */
  sentence: string
  /** By when; null where nothing is set. */
  dueAt: Instant | null
  /** 0 with a due moment, 1 without: those without one come last. */
  dueRank: 0 | 1
  /** From when on it shows yellow. */
  yellowAt: Instant | null
}
