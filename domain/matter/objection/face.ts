import { localDateTime } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import type { About, Passage } from '../base/form'
import { nameOf } from '../base/formWords'
import type { Face } from '../base/topic'
import { standing } from '../deciding/standing'
import type { contract } from './contract'
import type { ObjectionEvents } from './events'

const OBJECTION = (about: About): Passage[] => {
  const objection = about.assignment?.objection
  if (!objection) return []
  const suggested = objection.suggestedUnitId
  return [
    { label: '提出', text: `${nameOf(about, objection.raisedBy)}，${dateWords(about.now, objection.raisedAt)}` },
    { label: '退办理由', text: objection.reason },
    { label: '建议办理单位', text: suggested ? nameOf(about, suggested) : '未建议' },
    ...standing(about),
  ]
}

export const face: Face<ObjectionEvents, typeof contract, 'endorseObjection' | 'decideObjection'> = {
  sentences: {
    ObjectionRaised: ({ reason, suggestedUnitId }, name) => ({
      title: '申请退办',
      lines: said(reason, suggestedUnitId && `建议改派：${name(suggestedUnitId)}`),
    }),
    ObjectionEndorsed: ({ opinion }) => ({ title: '单位分管负责人同意退办', lines: said(opinion) }),
    ObjectionWithdrawn: ({ reason }) => ({ title: '撤回退办', lines: said(reason) }),
    ObjectionLapsed: () => ({ title: '退办逾期未经分管负责人同意，已失效', lines: ['请按原交办办理'] }),
    ObjectionUpheld: ({ reason, clock }) => ({
      title: '退办未采纳，维持交办',
      lines: said(reason, clock && `补回裁定超出的时间，截止 ${localDateTime(clock.due.dueAt)}`),
    }),
    ObjectionReassigned: ({ reason, assignment: { unitId, due } }, name) => ({
      title: `同意退办，改派${name(unitId)}`,
      lines: said(reason, `时限 ${localDateTime(due.dueAt)}`),
    }),
    ObjectionReminded: () => ({ title: '退办申请尚未裁定，已提醒督查室', lines: [] }),
  },
  actions: {
    endorseObjection: { words: '同意退办', asked: 40 },
    upholdObjection: { words: '维持交办', asked: 120 },
    reassign: { words: '改派单位', asked: 130 },
    object: { words: '退办', offered: 20 },
    withdrawObjection: { words: '撤回退办', offered: 30 },
  },
  forms: {
    object: {
      intro: (about) => [
        ...(about.assignment
          ? [`退办须在 ${dateWords(about.now, about.assignment.objectionUntil)} 前提出并经分管负责同志同意，逾期失效。`]
          : []),
        '再由督查室决定。督查室 2 个工作日内决定的，办理时限照常计算；超出的时间补回。',
      ],
      fields: [
        { kind: 'text', name: 'reason', label: '退办理由', hint: '写明不属于本单位职责的依据' },
        { kind: 'unit', name: 'suggestedUnitId', label: '建议办理单位', optional: true },
      ],
      submit: '提出退办',
      done: '已提出退办',
      undo: 'withdrawObjection',
    },
    endorseObjection: {
      passages: OBJECTION,
      fields: [{ kind: 'text', name: 'opinion', label: '审核意见', optional: true }],
      submit: '同意退办',
      done: '已同意，送督查室决定',
      decides: true,
      otherwise: 'withdrawObjection',
    },
    withdrawObjection: {
      passages: OBJECTION,
      fields: [{ kind: 'text', name: 'reason', label: '撤回理由' }],
      submit: '撤回退办',
      done: '已撤回退办',
    },
    upholdObjection: {
      title: '维持原交办',
      intro: () => ['维持后，由原单位继续办理；裁定超出 2 个工作日的时间补回。'],
      passages: OBJECTION,
      fields: [{ kind: 'text', name: 'reason', label: '维持理由' }],
      submit: '维持原交办',
      done: '已维持原交办',
      decides: true,
      otherwise: 'reassign',
      ruling: '裁定退办',
    },
    reassign: {
      title: '改派单位',
      intro: () => ['改派后，新单位的各项时限从现在起算。'],
      passages: OBJECTION,
      fields: [
        { kind: 'unit', name: 'unitId', label: '改派给' },
        { kind: 'text', name: 'reason', label: '改派理由' },
      ],
      submit: '改派',
      done: '已改派',
      consequence: (about) =>
        `改派后，${about.assignment ? nameOf(about, about.assignment.unitId) : '原单位'}不再办理，新单位立即收到交办。`,
      decides: true,
      otherwise: 'upholdObjection',
      ruling: '裁定退办',
    },
  },
  todos: {
    endorseObjection: { group: 'approve', command: 'endorseObjection', words: '审核退办' },
    decideObjection: { group: 'approve', command: 'upholdObjection', words: '裁定退办' },
  },
}
