import { localDateTime } from '../../clock/time'
import { LEVEL_WORDS } from '../words'
import { said, type Tellings } from './telling'

/** Time asked for and given, urges, and what the timer records. */
export const ofTime: Tellings<
  | 'ExtensionRequested'
  | 'ExtensionGranted'
  | 'ExtensionRefused'
  | 'Urged'
  | 'SignInMissed'
  | 'DueSoonReminded'
  | 'ReportMissed'
  | 'MilestoneMissed'
  | 'TaskMissed'
  | 'InstructionAnswerMissed'
  | 'ObjectionReminded'
  | 'OverdueRecorded'
> = {
  ExtensionRequested: ({ requestedDueAt, reason, progress }) => ({
    title: `申请延期至 ${localDateTime(requestedDueAt)}`,
    lines: said(`原因：${reason}`, `进展：${progress}`),
  }),
  ExtensionGranted: ({ due, opinion }) => ({ title: `同意延期至 ${localDateTime(due.dueAt)}`, lines: said(opinion) }),
  ExtensionRefused: ({ reason }) => ({ title: '不同意延期', lines: said(reason) }),
  Urged: ({ urgeNumber, ordinal, level, text }) => ({
    title: `${urgeNumber} 第 ${ordinal} 次催办(${LEVEL_WORDS[level]})`,
    lines: said(text),
  }),
  SignInMissed: () => ({ title: '逾期未签收', lines: ['已提醒承办单位尽快签收'] }),
  DueSoonReminded: ({ calendarDaysLeft, dueAt }) => ({
    title: `临期提醒：还有 ${calendarDaysLeft} 天到期`,
    lines: [`截止 ${localDateTime(dueAt)}`],
  }),
  ReportMissed: ({ ordinal }) => ({ title: `第 ${ordinal} 期进展未按时反馈`, lines: [] }),
  MilestoneMissed: ({ title }) => ({ title: `阶段节点「${title}」未按时完成`, lines: [] }),
  TaskMissed: ({ title, personId }, name) => ({
    title: `分解任务「${title}」未按时完成`,
    lines: [`责任人 ${name(personId)}`],
  }),
  InstructionAnswerMissed: () => ({ title: '批示未按时回复', lines: [] }),
  ObjectionReminded: () => ({ title: '退办申请尚未裁定，已提醒督查室', lines: [] }),
  OverdueRecorded: ({ dueAt }) => ({ title: '已超期', lines: [`办理时限 ${localDateTime(dueAt)}`] }),
}
