import { localDateTime } from '../../clock/time'
import { said } from '../../decider/telling'
import type { Field } from '../base/form'
import { told } from '../base/formWords'
import type { Face } from '../base/topic'
import { isSuspended } from '../state/matter'
import type { contract } from './contract'
import type { PauseEvents } from './events'
import { MOST_DAYS } from './until'
import { suspensionWords } from './words'

const UNTIL: Field<'until'> = {
  kind: 'moment',
  name: 'until',
  label: '恢复时间',
  hint: `最长 ${MOST_DAYS} 天，到期自动恢复`,
  after: ({ now }) => now,
}

export const face: Face<PauseEvents, typeof contract> = {
  sentences: {
    MatterSuspended: ({ reason, until }) => ({
      title: until ? `中止办理，至 ${localDateTime(until)} 自动恢复` : '中止办理',
      lines: said(reason),
    }),
    SuspensionRenewed: ({ reason, until }) => ({
      title: `中止调整为至 ${localDateTime(until)} 自动恢复`,
      lines: said(reason),
    }),
    SuspensionEndsSoon: ({ until }) => ({ title: `中止即将期满，${localDateTime(until)} 自动恢复`, lines: [] }),
    MatterResumed: ({ reason, dues: [lead] }) => ({
      title: '恢复办理',
      lines: said(reason, lead && `办理时限 ${localDateTime(lead.due.dueAt)}`),
    }),
  },
  actions: {
    suspend: { words: '中止', offered: 90 },
    renewSuspension: { words: '调整恢复时间', offered: 95 },
    resume: { words: '恢复办理', offered: 100 },
  },
  forms: {
    suspend: {
      intro: () => ['中止期间各项时限停止计算，到恢复时间自动恢复并重新推算，也可以提前恢复。'],
      fields: [UNTIL, { kind: 'text', name: 'reason', label: '中止理由' }],
      submit: '中止办理',
      done: '已中止',
      consequence: (about) => `${told(about)}，各项时限停止计算。`,
      decides: true,
    },
    renewSuspension: {
      intro: ({ matter, now }) => (isSuspended(matter) ? [`${suspensionWords(matter.suspension, now)}。`] : []),
      fields: [UNTIL, { kind: 'text', name: 'reason', label: '调整理由' }],
      submit: '调整恢复时间',
      done: '已调整恢复时间',
      consequence: told,
      decides: true,
    },
    resume: {
      intro: () => ['恢复后，各项时限按中止所占的时间顺延：按天的时限累计满 60 分钟才顺延，按小时的如数顺延。'],
      fields: [{ kind: 'text', name: 'reason', label: '恢复理由' }],
      submit: '恢复办理',
      done: '已恢复办理',
      consequence: (about) => `${told(about)}，各项时限继续计算。`,
      decides: true,
    },
  },
  todos: {},
}
