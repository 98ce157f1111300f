import { own } from '../../own'
import { OUTCOME_WORDS, OUTCOMES } from '../words'
import { type About, type Choice, form, type Passage } from './form'
import { nameOf, unitsOf } from './words'

const unitChoices = (about: About): Choice[] => unitsOf(about).map((id) => ({ value: id, label: nameOf(about, id) }))

const TRANSFER = ({ matter }: About): Passage[] =>
  matter.number !== null && matter.transfer ? [{ label: '转办理由', text: matter.transfer.reason }] : []

const unitField = { kind: 'choice', name: 'unitId', label: '单位', choices: unitChoices } as const
const personField = {
  kind: 'person',
  name: 'personId',
  label: '个人',
  hint: '不选则只对单位',
  unit: { field: 'unitId' },
  optional: true,
} as const

/** Urging, transfer to the discipline commission, and what is said of units and persons. */
export const evaluationForms = {
  urge: form('urge', {
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
  }),
  confirmTransfer: form('confirmTransfer', {
    title: '确认转办问责',
    passages: TRANSFER,
    fields: [{ kind: 'text', name: 'leadersOpinion', label: '主要领导意见', hint: '写明哪位领导、何时同意' }],
    submit: '确认转办',
    done: '已转办',
    consequence: () => '事项将移送纪检监察机关，不能撤回。',
    decides: true,
    otherwise: 'declineTransfer',
  }),
  declineTransfer: form('declineTransfer', {
    title: '不予转办',
    passages: TRANSFER,
    fields: [{ kind: 'text', name: 'reason', label: '不转办的理由' }],
    submit: '不予转办',
    done: '已决定不转办',
    decides: true,
    otherwise: 'confirmTransfer',
  }),
  recordOutcome: form('recordOutcome', {
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
  }),
  commend: form('commend', {
    fields: [unitField, personField, { kind: 'text', name: 'text', label: '表扬内容' }],
    submit: '表扬',
    done: '已表扬',
    consequence: () => '将通知该单位，并计入考核。',
  }),
  criticise: form('criticise', {
    fields: [
      unitField,
      personField,
      { kind: 'text', name: 'text', label: '批评内容' },
      { kind: 'yes', name: 'falseReport', label: '弄虚作假', hint: '选“是”将按规则重扣分并提出转办' },
    ],
    submit: '通报批评',
    done: '已通报',
    consequence: () => '将通知该单位，并计入考核。',
  }),
}
