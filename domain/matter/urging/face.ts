import { localDateTime } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import type { About, Choice } from '../base/form'
import { costWords, nameOf } from '../base/formWords'
import type { Face } from '../base/topic'
import { type Undone, undoneOf } from '../base/undone'
import { isIssued } from '../state/matter'
import { LEVEL_WORDS } from '../state/words'
import type { contract } from './contract'
import type { UrgingEvents } from './events'
import { nextUrge, pendingUrge } from './urges'

const undoneWords = ({ kind, title }: Undone, { assignment }: About): string => {
  switch (kind) {
    case 'due':
      return assignment?.kind === 'co' ? '提交协办意见' : '办结'
    case 'answer':
      return `回复批示：${title}`
    case 'milestone':
      return `阶段节点「${title}」`
    case 'report':
      return `反馈第 ${title} 期进展`
    case 'task':
      return `任务「${title}」`
    case 'signIn':
      return '签收'
    default: {
      const unknown: never = kind
      throw new Error(`unknown ${unknown}`)
    }
  }
}

const undone = (about: About): Choice[] => {
  const { matter, assignment, now } = about
  if (!isIssued(matter) || !assignment) return []
  return undoneOf(matter, assignment).map((one) => ({
    value: one.key,
    label: undoneWords(one, about),
    ...(one.dueAt !== null && { note: `应于 ${dateWords(now, one.dueAt)} 前` }),
  }))
}

const unitIn = (about: About): string => (about.assignment ? nameOf(about, about.assignment.unitId) : '责任单位')

/** Which one it is, to which level it leads, and what it costs by the matter's own pack. */
const urgeWords = (about: About): string => {
  const { ordinal, level } = about.assignment ? nextUrge(about.assignment) : { ordinal: 1, level: 2 as const }
  return `这是对${unitIn(about)}的第 ${ordinal} 次催办，为${LEVEL_WORDS[level]}，${costWords(about, 'urged')}。催办单 ${about.rules.escalation.urgeRetractMinutes} 分钟后发出，抄送单位分管负责同志；发出前可以作废。`
}

export const face: Face<UrgingEvents, typeof contract> = {
  sentences: {
    Urged: ({ urgeNumber, ordinal, level, text, until }) => ({
      title: `${urgeNumber} 第 ${ordinal} 次催办(${LEVEL_WORDS[level]})`,
      lines: said(text, until && `限 ${localDateTime(until)} 前落实`),
    }),
    UrgeDelivered: ({ urgeNumber, ordinal }) => ({ title: `${urgeNumber} 第 ${ordinal} 次催办已发出`, lines: [] }),
    UrgeRetracted: ({ urgeNumber }) => ({ title: `${urgeNumber} 作废`, lines: [] }),
    Reminded: ({ text }) => ({ title: '提醒', lines: said(text) }),
    DueSoonReminded: ({ calendarDaysLeft, dueAt }) => ({
      title: `临期提醒：还有 ${calendarDaysLeft} 天到期`,
      lines: [`截止 ${localDateTime(dueAt)}`],
    }),
    OverdueRecorded: ({ dueAt }) => ({ title: '已超期', lines: [`办理时限 ${localDateTime(dueAt)}`] }),
  },
  actions: {
    urge: { words: '催办', offered: 70 },
    retractUrge: { words: '作废催办单', offered: 71 },
    remind: { words: '提醒', offered: 72 },
  },
  forms: {
    urge: {
      fields: [
        {
          kind: 'choice',
          name: 'about',
          label: '催办什么',
          choices: undone,
          initial: (about) => undone(about)[0]?.value ?? null,
          when: (about) => undone(about).length > 1,
        },
        {
          kind: 'text',
          name: 'text',
          label: '催办内容',
          phrases: ['请抓紧办理，按期反馈。', '请说明未按期办理的原因。'],
        },
        { kind: 'moment', name: 'until', label: '限什么时候落实', hint: '不填则按规则计算', optional: true },
      ],
      submit: '发出催办',
      done: '催办单已开出',
      undo: 'retractUrge',
      consequence: urgeWords,
    },
    retractUrge: {
      fields: [],
      submit: '作废催办单',
      done: '催办单已作废',
      consequence: (about) =>
        `${pendingUrge(about.assignment, about.now)?.number ?? '催办单'}作废，不再发出，不计分。编号不再使用。`,
    },
    remind: {
      intro: () => ['提醒不编号、不计分，也不改变督办层级。'],
      fields: [{ kind: 'text', name: 'text', label: '提醒内容', phrases: ['请抓紧办理，按期反馈。'] }],
      submit: '发出提醒',
      done: '提醒已发出',
    },
  },
  todos: {},
}
