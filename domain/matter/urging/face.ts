import { localDateTime } from '../../clock/time'
import { said } from '../../decider/telling'
import { own } from '../../own'
import type { Face } from '../base/topic'
import { LEVEL_WORDS } from '../state/words'
import type { contract } from './contract'
import type { UrgingEvents } from './events'

export const face: Face<UrgingEvents, typeof contract> = {
  sentences: {
    Urged: ({ urgeNumber, ordinal, level, text }) => ({
      title: `${urgeNumber} 第 ${ordinal} 次催办(${LEVEL_WORDS[level]})`,
      lines: said(text),
    }),
    DueSoonReminded: ({ calendarDaysLeft, dueAt }) => ({
      title: `临期提醒：还有 ${calendarDaysLeft} 天到期`,
      lines: [`截止 ${localDateTime(dueAt)}`],
    }),
    OverdueRecorded: ({ dueAt }) => ({ title: '已超期', lines: [`办理时限 ${localDateTime(dueAt)}`] }),
  },
  actions: { urge: { words: '催办', offered: 70 } },
  forms: {
    urge: {
      fields: [
        {
          kind: 'text',
          name: 'text',
          label: '催办内容',
          phrases: ['请抓紧办理，按期反馈。', '请说明未按期办理的原因。'],
        },
      ],
      submit: '发出催办',
      done: '催办单已发出',
      consequence: ({ assignment, names }) =>
        `催办单立即发给${assignment ? (own(names, assignment.unitId) ?? '责任单位') : '责任单位'}，抄送分管领导，并计入考核。`,
    },
  },
  todos: {},
}
