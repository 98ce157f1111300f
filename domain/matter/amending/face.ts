import { localDateTime } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import { URGENCIES, URGENCY_WORDS } from '../../rules/kinds'
import type { About, Choice } from '../base/form'
import type { Face } from '../base/topic'
import { isIssued, leadOf } from '../state/matter'
import { CATEGORIES, CATEGORY_WORDS, REPORT_CYCLE_WORDS, REPORT_CYCLES } from '../state/words'
import type { contract } from './contract'
import type { AmendingEvents } from './events'

const FIELD_WORDS = {
  title: '标题',
  requirement: '要求',
  category: '类别',
  attachments: '附件',
  urgency: '紧急程度',
  reportCycle: '反馈周期',
  officerId: '负责督查员',
} as const

const openOnes = ({ matter, now }: About): Choice[] =>
  matter.milestones
    .filter(({ metAt }) => metAt === null)
    .map(({ id, title, dueAt }) => ({ value: id, label: title, note: `${dateWords(now, dueAt)} 前` }))

/** Changing the words of a matter after issue: says why, and shows old and new. Needs a desk and a keyboard. */
export const face: Face<AmendingEvents, typeof contract> = {
  sentences: {
    MatterAmended: ({ reason, changes }) => ({
      title: '修改事项',
      lines: said(
        `原因：${reason}`,
        ...changes.map(({ field, before, after }) => `${FIELD_WORDS[field]}:「${before}」改为「${after}」`),
      ),
    }),
    MilestoneAdded: ({ title, dueAt, reason }) => ({
      title: `增加阶段节点「${title}」`,
      lines: said(`${localDateTime(dueAt)} 前`, `原因：${reason}`),
    }),
    MilestoneDropped: ({ title, reason }) => ({ title: `取消阶段节点「${title}」`, lines: said(`原因：${reason}`) }),
  },
  actions: {
    amend: { words: '修改事项', offered: 80 },
    addMilestone: { words: '增加阶段节点', offered: 81 },
    dropMilestone: { words: '取消阶段节点', offered: 82 },
  },
  forms: {
    amend: {
      intro: () => [
        '修改后新旧内容都保留，各承办单位会收到通知。改紧急程度不改正在走的时限；改反馈周期从现在起按新周期算。时限、承办单位、阶段节点不在这里改。',
      ],
      fields: [
        { kind: 'text', name: 'title', label: '标题', initial: ({ matter }) => matter.title },
        { kind: 'text', name: 'requirement', label: '办理要求', initial: ({ matter }) => matter.requirement },
        {
          kind: 'choice',
          name: 'category',
          label: '类别',
          choices: () => CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] })),
          initial: ({ matter }) => matter.category,
        },
        {
          kind: 'choice',
          name: 'urgency',
          label: '紧急程度',
          choices: () => URGENCIES.map((value) => ({ value, label: URGENCY_WORDS[value] })),
          initial: ({ matter }) => matter.urgency,
        },
        {
          kind: 'choice',
          name: 'reportCycle',
          label: '反馈周期',
          choices: () => REPORT_CYCLES.map((value) => ({ value, label: REPORT_CYCLE_WORDS[value] })),
          initial: ({ matter }) => matter.reportCycle,
        },
        { kind: 'files', name: 'files', label: '附件', optional: true, initial: ({ matter }) => matter.attachments },
        {
          kind: 'person',
          name: 'officerId',
          label: '负责督查员',
          unit: 'any',
          role: 'officer',
          initial: ({ matter }) => matter.officerId,
        },
        { kind: 'text', name: 'reason', label: '修改原因' },
      ],
      submit: '保存修改',
      done: '已修改',
      changes: true,
      decides: true,
    },
    addMilestone: {
      intro: ({ matter, now }) =>
        isIssued(matter) ? [`不晚于办理时限 ${dateWords(now, leadOf(matter).due.dueAt)}。各承办单位会收到通知。`] : [],
      fields: [
        { kind: 'text', name: 'title', label: '节点名称' },
        { kind: 'moment', name: 'dueAt', label: '完成时间', after: ({ now }) => now },
        { kind: 'text', name: 'reason', label: '增加原因' },
      ],
      submit: '增加阶段节点',
      done: '已增加',
      decides: true,
    },
    dropMilestone: {
      intro: () => ['取消后不再要求完成，记录保留，已经扣的分不退。'],
      fields: [
        { kind: 'choice', name: 'milestoneId', label: '哪个节点', choices: openOnes },
        { kind: 'text', name: 'reason', label: '取消原因' },
      ],
      submit: '取消阶段节点',
      done: '已取消',
      decides: true,
    },
  },
  todos: {},
}
