import type { Instant } from '../clock/time'
import type { Actor } from '../people/actor'
import { isRefusal } from '../refusal'
import type { RulePack } from '../rules/pack'
import { definitions } from './commands'
import type { Situation } from './commands/definition'
import { type CommandType, matterCommands } from './contract'
import { rightTo } from './decide'
import { type Assignment, isIssued, type Matter } from './matter'

/** A command that the person may give now. */
export interface AllowedAction {
  command: CommandType
  /** Null for a command on the whole matter. */
  assignmentId: string | null
  /** It was done before and may be done anew; nothing asks for it. */
  again?: true
}

/** Button words; in the order in which they press: what the state waits for first, then what one may also do. */
export const ACTION_WORDS: Record<CommandType, string> = {
  draft: '新建事项',
  approveIssue: '批准交办',
  rejectIssue: '退回修改',
  signIn: '签收',
  endorseObjection: '同意退办',
  nameResponsible: '明确责任人',
  answerInstruction: '回复批示',
  signOff: '审签同意',
  confirmCompletion: '确认办结',
  returnCompletion: '退回补充',
  grantExtension: '同意延期',
  refuseExtension: '不同意延期',
  upholdObjection: '维持交办',
  reassign: '改派单位',
  confirmTransfer: '确认转办问责',
  declineTransfer: '暂不转办',
  recordOutcome: '登记处理结果',
  giveOpinion: '提交协办意见',
  report: '反馈进展',
  instruct: '批示',
  submitCompletion: '提交办结',
  issue: '交办',
  requestApproval: '提交审批',
  amendDraft: '修改草稿',
  completeTask: '完成任务',
  decompose: '分解任务',
  object: '退办',
  withdrawObjection: '撤回退办',
  requestExtension: '申请延期',
  correctReport: '补正反馈',
  comment: '留言',
  urge: '催办',
  amend: '修改事项',
  suspend: '中止',
  resume: '恢复办理',
  close: '直接办结',
  reopen: '复办',
  withdraw: '撤销',
  commend: '表扬',
  criticise: '通报批评',
  discard: '作废草稿',
}

const ORDER = Object.keys(ACTION_WORDS) as CommandType[]

/** What a state itself asks of a person; everything else waits under «更多». */
const PRIMARY: readonly CommandType[] = ORDER.slice(1, ORDER.indexOf('completeTask') + 1)

const ON_ASSIGNMENT: ReadonlySet<CommandType> = new Set(
  ORDER.filter((command) => 'assignmentId' in matterCommands[`matter.${command}`].input.properties),
)

/** Naming the responsible three stays possible while they work, and is asked for only once. */
const actionOn = (command: CommandType, { id, responsible }: Assignment): AllowedAction =>
  command === 'nameResponsible' && responsible
    ? { command, assignmentId: id, again: true }
    : { command, assignmentId: id }

/**
 * All commands that `decide` would not refuse for rights, state or relation, most pressing first. Input can still be
 * refused. `rules` is the pack in force. Both clients show just these.
 */
export const actionsFor = (matter: Matter, actor: Actor, now: Instant, rules: RulePack): AllowedAction[] => {
  const allowed = (command: CommandType, situation: Situation): boolean =>
    !isRefusal(rightTo(command, situation)) && definitions[command].may(situation) === null
  const assignments = isIssued(matter) ? matter.assignments : []
  const actions = ORDER.filter((command) => command !== 'draft').flatMap((command): AllowedAction[] =>
    ON_ASSIGNMENT.has(command)
      ? assignments
          .filter((assignment) => allowed(command, { matter, assignment, actor, now, rules }))
          .map((assignment) => actionOn(command, assignment))
      : allowed(command, { matter, assignment: null, actor, now, rules })
        ? [{ command, assignmentId: null }]
        : [],
  )
  return [...actions.filter(({ again }) => !again), ...actions.filter(({ again }) => again)]
}

/** The one that the bar at the bottom shows, or null when nothing is asked of the person. */
export const primaryAction = (actions: readonly AllowedAction[]): AllowedAction | null =>
  actions.find(({ command, again }) => !again && PRIMARY.includes(command)) ?? null
