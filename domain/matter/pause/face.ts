import { localDateTime } from '../../clock/time'
import { said } from '../../decider/telling'
import { told } from '../base/formWords'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { PauseEvents } from './events'

export const face: Face<PauseEvents, typeof contract> = {
  sentences: {
    MatterSuspended: ({ reason }) => ({ title: '中止办理', lines: said(reason) }),
    MatterResumed: ({ reason, dues: [lead] }) => ({
      title: '恢复办理',
      lines: said(reason, lead && `办理时限 ${localDateTime(lead.due.dueAt)}`),
    }),
  },
  actions: {
    suspend: { words: '中止', offered: 90 },
    resume: { words: '恢复办理', offered: 100 },
  },
  forms: {
    suspend: {
      intro: () => ['中止期间各项时限停止计算，恢复时重新推算。'],
      fields: [{ kind: 'text', name: 'reason', label: '中止理由' }],
      submit: '中止办理',
      done: '已中止',
      consequence: (about) => `${told(about)}，各项时限停止计算。`,
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
