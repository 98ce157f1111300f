import { said } from '../../decider/telling'
import type { Face } from '../base/topic'
import type { contract } from './contract'
import type { OpinionEvents } from './events'

export const face: Face<OpinionEvents, typeof contract, 'giveOpinion'> = {
  sentences: {
    OpinionGiven: ({ late, text }) => ({ title: late ? '提交协办意见(逾期)' : '提交协办意见', lines: said(text) }),
  },
  actions: { giveOpinion: { words: '提交协办意见', asked: 170 } },
  forms: {
    giveOpinion: {
      intro: () => ['协办意见交给主办单位汇总。'],
      fields: [
        { kind: 'text', name: 'text', label: '协办意见' },
        { kind: 'files', name: 'files', label: '照片和文件', optional: true },
      ],
      submit: '提交意见',
      done: '协办意见已提交',
    },
  },
  todos: { giveOpinion: { group: 'act', command: 'giveOpinion', words: '提交协办意见' } },
}
