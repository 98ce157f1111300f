import type { DutyKind } from './events'

/** What somebody is named for. */
export const DUTY_WORDS: Record<DutyKind, string> = {
  leader: '分管领导',
  sectionHead: '科室负责人',
  handler: '经办人',
  task: '任务',
  officer: '督办负责人',
  instruction: '批示',
}
