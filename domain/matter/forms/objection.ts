import { dateWords } from '../../clock/words'
import { type About, form, type Passage } from './form'
import { nameOf } from './words'

const OBJECTION = (about: About): Passage[] => {
  const objection = about.assignment?.objection
  if (!objection) return []
  const suggested = objection.suggestedUnitId
  return [
    { label: '提出', text: `${nameOf(about, objection.raisedBy)}，${dateWords(about.now, objection.raisedAt)}` },
    { label: '退办理由', text: objection.reason },
    { label: '建议办理单位', text: suggested ? nameOf(about, suggested) : '未建议' },
  ]
}

/** Objecting 退办: raised by the unit, endorsed by its head, decided by the office. */
export const objectionForms = {
  object: form('object', {
    intro: (about) => [
      ...(about.assignment ? [`退办须在 ${dateWords(about.now, about.assignment.objectionUntil)} 前提出。`] : []),
      '提出后由本单位分管负责同志审核，再由督查室决定。决定之前，办理时限照常计算。',
    ],
    fields: [
      { kind: 'text', name: 'reason', label: '退办理由', hint: '写明不属于本单位职责的依据' },
      { kind: 'unit', name: 'suggestedUnitId', label: '建议办理单位', optional: true },
    ],
    submit: '提出退办',
    done: '已提出退办',
  }),
  endorseObjection: form('endorseObjection', {
    passages: OBJECTION,
    fields: [{ kind: 'text', name: 'opinion', label: '审核意见', optional: true }],
    submit: '同意退办',
    done: '已同意，送督查室决定',
    decides: true,
    otherwise: 'withdrawObjection',
  }),
  withdrawObjection: form('withdrawObjection', {
    passages: OBJECTION,
    fields: [{ kind: 'text', name: 'reason', label: '撤回理由' }],
    submit: '撤回退办',
    done: '已撤回退办',
  }),
  upholdObjection: form('upholdObjection', {
    title: '维持原交办',
    intro: () => ['维持后，由原单位继续办理，时限不变。'],
    passages: OBJECTION,
    fields: [{ kind: 'text', name: 'reason', label: '维持理由' }],
    submit: '维持原交办',
    done: '已维持原交办',
    decides: true,
    otherwise: 'reassign',
  }),
  reassign: form('reassign', {
    title: '改派单位',
    intro: () => ['改派后，新单位的各项时限从现在起算。'],
    passages: OBJECTION,
    fields: [
      { kind: 'unit', name: 'unitId', label: '改派给' },
      { kind: 'text', name: 'reason', label: '改派理由' },
    ],
    submit: '改派',
    done: '已改派',
    consequence: () => '改派后，原单位不再办理，新单位立即收到交办。',
    decides: true,
    otherwise: 'upholdObjection',
  }),
}
