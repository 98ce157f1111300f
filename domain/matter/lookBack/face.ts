import { localDateTime } from '../../clock/time'
import { longDay } from '../../clock/words'
import { said } from '../../decider/telling'
import type { About, Passage } from '../base/form'
import type { Face } from '../base/topic'
import { isIssued } from '../state/matter'
import type { contract } from './contract'
import type { LookBackEvents } from './events'
import { LOOK_BACK_OUTCOMES, LOOK_BACK_WORDS } from './outcomes'

const CLOSING = ({ matter }: About): Passage[] =>
  isIssued(matter) && matter.closed
    ? [{ label: `${localDateTime(matter.closed.at)} 办结`, text: matter.closed.words || '同意办结' }]
    : []

export const face: Face<LookBackEvents, typeof contract, 'lookBack'> = {
  sentences: {
    LookBackDue: () => ({ title: '到了回头看的日期', lines: [] }),
    LookedBack: ({ outcome, text, nextOn }) => ({
      title: `回头看：${LOOK_BACK_WORDS[outcome]}`,
      lines: said(text, nextOn && `${longDay(nextOn)}起再次回头看`),
    }),
  },
  actions: { lookBack: { words: '回头看', asked: 95 } },
  forms: {
    lookBack: {
      passages: CLOSING,
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: '结果',
          choices: () => LOOK_BACK_OUTCOMES.map((value) => ({ value, label: LOOK_BACK_WORDS[value] })),
        },
        { kind: 'text', name: 'text', label: '看到的情况' },
        { kind: 'files', name: 'files', label: '照片和文件', optional: true },
        {
          kind: 'moment',
          name: 'dueAt',
          label: '新的截止时间',
          hint: '反弹的必填：事项随即复办，主办单位重新办理',
          optional: 'sometimes',
        },
        {
          kind: 'day',
          name: 'nextOn',
          label: '下次回头看日期',
          hint: '巩固的，还要再看一次时填写；遇休息日顺延',
          optional: true,
        },
      ],
      submit: '提交',
      done: '已记录回头看',
      consequence: () => '将通知有关单位；反弹的，事项随即复办。',
      decides: true,
    },
  },
  todos: { lookBack: { group: 'act', command: 'lookBack', words: '回头看' } },
}
