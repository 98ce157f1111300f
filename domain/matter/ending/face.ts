import { localDateTime } from '../../clock/time'
import { longDay } from '../../clock/words'
import { said } from '../../decider/telling'
import { LOOK_BACK_ON, told } from '../base/formWords'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { EndingEvents } from './events'

export const face: Face<EndingEvents, typeof contract> = {
  sentences: {
    MatterClosed: ({ how, onTime, words, lookBackOn }) => ({
      title: how === 'completed' ? (onTime ? '办结(按期)' : '办结(超期)') : '直接办结',
      lines: said(words, lookBackOn && `${longDay(lookBackOn)}起回头看`),
    }),
    MatterReopened: ({ reason, due }) => ({
      title: '复办',
      lines: said(reason, `新的办理时限 ${localDateTime(due.dueAt)}`),
    }),
    MatterWithdrawn: ({ reason, byMistake }) => ({
      title: byMistake ? '撤销事项(误发)' : '撤销事项',
      lines: said(reason, byMistake && '因本事项计的分全部冲回，未决定的转办建议失效'),
    }),
  },
  actions: {
    close: { words: '直接办结', offered: 110 },
    reopen: { words: '复办', offered: 120 },
    withdraw: { words: '撤销', offered: 130 },
  },
  forms: {
    close: {
      title: '直接办结',
      fields: [{ kind: 'text', name: 'reason', label: '办结理由' }, LOOK_BACK_ON],
      submit: '办结',
      done: '已办结',
      consequence: (about) => `${told(about)}，所有未完成的办理到此为止。`,
      decides: true,
    },
    reopen: {
      title: '复办',
      intro: () => ['复办后重新计时，原来的办结记录保留。'],
      fields: [
        { kind: 'moment', name: 'dueAt', label: '新的截止时间' },
        { kind: 'text', name: 'reason', label: '复办理由' },
      ],
      submit: '复办',
      done: '已复办',
      consequence: (about) => `${told(about)}，重新开始办理。`,
      decides: true,
    },
    withdraw: {
      title: '撤销事项',
      fields: [
        { kind: 'text', name: 'reason', label: '撤销理由' },
        {
          kind: 'yes',
          name: 'byMistake',
          label: '属于误发',
          hint: '误发的，因本事项计的分全部冲回，未决定的转办建议失效',
        },
      ],
      submit: '撤销',
      done: '已撤销',
      consequence: (about) => `${told(about)}，事项不再办理，不能恢复。`,
      decides: true,
    },
  },
  todos: {},
}
