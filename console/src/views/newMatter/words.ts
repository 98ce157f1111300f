import type { Approver } from '../../../../domain/rules/kinds'
import type { MatterForm } from './form'

const APPROVERS: Record<Exclude<Approver, 'none'>, string> = { chiefOfficer: '督查室主任', leader: '区领导' }

/** What happens when the draft leaves the officer's desk. */
export const approvalWords = (approver: Approver): string =>
  approver === 'none' ? '按现行规则不需要审批，可以直接交办。' : `由${APPROVERS[approver]}审批，批准后立即交办。`

/** The button's words. */
export const passWords = (approver: Approver | null): string => {
  if (approver === null) return '提交审批'
  return approver === 'none' ? '交办' : `提交${APPROVERS[approver]}审批`
}

/** What the preview waits for, by the first thing that is missing. */
export const waitingWords = ({ source, lead, timing, dueAt }: MatterForm): string => {
  if (!source || !lead.unitId) return '选好来源和主办单位后，这里显示各单位的时限、通知对象和在办件数。'
  return timing === 'moment' && !dueAt ? '选好办结时间后，这里重新计算。' : ''
}

/** Named before issue: what others see at once. */
export const issueConsequence = (units: number, people: number): string =>
  `将通知 ${units} 个单位${people > 0 ? `、${people} 人` : ''}，签收和办理的时限从现在起算。`

const MOST_NAMES = 12

/** 将通知 15 人:赵一、钱二… and whether some are left out. */
export const toldWords = (told: readonly string[], all: boolean): { words: string; more: number } => {
  const shown = all ? told : told.slice(0, MOST_NAMES)
  return { words: shown.join('、'), more: told.length - shown.length }
}
