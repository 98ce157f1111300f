import { said } from '../../decider/telling'
import type { About, Passage } from '../base/form'
import type { Face } from '../base/topic'
import { OUTCOME_WORDS, OUTCOMES } from '../state/words'
import type { contract } from './contract'
import type { TransferEvents } from './events'

const TRANSFER = ({ matter }: About): Passage[] =>
  matter.number !== null && matter.transfer ? [{ label: '转办理由', text: matter.transfer.reason }] : []

export const face: Face<TransferEvents, typeof contract, 'decideTransfer' | 'recordOutcome'> = {
  sentences: {
    TransferProposed: ({ reason }) => ({ title: '建议转办问责', lines: said(reason) }),
    TransferConfirmed: ({ leadersOpinion }) => ({ title: '确认转办问责', lines: said(leadersOpinion) }),
    TransferDeclined: ({ reason }) => ({ title: '暂不转办问责', lines: said(reason) }),
    OutcomeRecorded: ({ outcome, text }) => ({ title: `处理结果：${OUTCOME_WORDS[outcome]}`, lines: said(text) }),
  },
  actions: {
    confirmTransfer: { words: '确认转办问责', asked: 140 },
    declineTransfer: { words: '暂不转办', asked: 150 },
    recordOutcome: { words: '登记处理结果', asked: 160 },
  },
  forms: {
    confirmTransfer: {
      title: '确认转办问责',
      passages: TRANSFER,
      fields: [{ kind: 'text', name: 'leadersOpinion', label: '主要领导意见', hint: '写明哪位领导、何时同意' }],
      submit: '确认转办',
      done: '已转办',
      consequence: () => '事项将移送纪检监察机关，不能撤回。',
      decides: true,
      otherwise: 'declineTransfer',
    },
    declineTransfer: {
      title: '不予转办',
      passages: TRANSFER,
      fields: [{ kind: 'text', name: 'reason', label: '不转办的理由' }],
      submit: '不予转办',
      done: '已决定不转办',
      decides: true,
      otherwise: 'confirmTransfer',
    },
    recordOutcome: {
      fields: [
        {
          kind: 'choice',
          name: 'outcome',
          label: '处理结果',
          choices: () => OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] })),
        },
        { kind: 'text', name: 'text', label: '情况说明' },
      ],
      submit: '登记结果',
      done: '已登记',
      decides: true,
    },
  },
  todos: {
    decideTransfer: { group: 'approve', command: 'confirmTransfer', words: '决定转办' },
    recordOutcome: { group: 'act', command: 'recordOutcome', words: '登记处理结果' },
  },
}
