import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import type { About, Choice } from '../base/form'
import type { Face } from '../base/topic'
import { isIssued } from '../state/matter'
import { hasPlan } from '../state/progress'
import type { contract } from './contract'
import type { ReportingEvents } from './events'

const remains = (remaining: string) => remaining && `还需：${remaining}`

const openMilestones = (about: About): Choice[] =>
  about.matter.milestones
    .filter((milestone) => milestone.metAt === null)
    .map((milestone) => ({
      value: milestone.id,
      label: milestone.title,
      note: `${dateWords(about.now, milestone.dueAt)} 前`,
    }))

const correctable = ({ report, now }: About): Choice[] =>
  report ? [{ value: report.reportId, label: `${dateWords(now, report.at)} 的反馈` }] : []

export const face: Face<ReportingEvents, typeof contract, 'report'> = {
  sentences: {
    ReportSubmitted: ({ ordinal, text, remaining, percent }) => ({
      title: ordinal === null ? '反馈进展' : `反馈第 ${ordinal} 期进展`,
      lines: said(text, remains(remaining), percent !== undefined && `自报进度 ${percent}%`),
    }),
    ReportCorrected: ({ version, reason, text, remaining }) => ({
      title: `补正反馈(第 ${version} 版)`,
      lines: said(`原因：${reason}`, text, remains(remaining)),
    }),
    ReportMissed: ({ ordinal }) => ({ title: `第 ${ordinal} 期进展未按时反馈`, lines: [] }),
    MilestoneMissed: ({ title }) => ({ title: `阶段节点「${title}」未按时完成`, lines: [] }),
  },
  actions: {
    report: { words: '反馈进展', asked: 180 },
    correctReport: { words: '补正反馈', offered: 50 },
  },
  forms: {
    report: {
      fields: [
        { kind: 'text', name: 'text', label: '进展情况' },
        { kind: 'files', name: 'files', label: '照片和文件', optional: true },
        { kind: 'text', name: 'remaining', label: '还有什么没做完', optional: true },
        {
          kind: 'choice',
          name: 'milestoneId',
          label: '完成了哪个阶段节点',
          optional: true,
          choices: openMilestones,
          when: (about) => openMilestones(about).length > 0,
        },
        {
          kind: 'percent',
          name: 'percent',
          label: '总进度',
          hint: '到现在完成了全部工作的百分之几，由督查员对照计划确认',
          optional: true,
          when: ({ matter, assignment }) => assignment !== null && isIssued(matter) && hasPlan(matter, assignment),
        },
      ],
      submit: '提交反馈',
      done: '已反馈',
    },
    correctReport: {
      intro: () => ['补正后是新的一版，原来的反馈仍然保留，两版都能看到。'],
      fields: [
        { kind: 'choice', name: 'reportId', label: '补正哪一次', choices: correctable },
        { kind: 'text', name: 'reason', label: '补正原因' },
        { kind: 'text', name: 'text', label: '进展情况', initial: ({ report }) => report?.text ?? '' },
        {
          kind: 'files',
          name: 'files',
          label: '照片和文件',
          optional: true,
          initial: ({ report }) => report?.files ?? [],
        },
        {
          kind: 'text',
          name: 'remaining',
          label: '还有什么没做完',
          optional: true,
          initial: ({ report }) => report?.remaining ?? '',
        },
      ],
      submit: '提交补正',
      done: '已补正',
    },
  },
  todos: { report: { group: 'act', command: 'report', words: '反馈进展' } },
}
