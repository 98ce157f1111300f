import type { Instant } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { type About, form, type Passage } from './form'
import { nameOf, told } from './words'

const REQUEST = (about: About): Passage[] => {
  const request = about.assignment?.extension
  if (!about.assignment || !request) return []
  return [
    { label: '申请', text: `${nameOf(about, request.requestedBy)}，${dateWords(about.now, request.requestedAt)}` },
    { label: '现在的截止时间', text: dateWords(about.now, about.assignment.due.dueAt) },
    { label: '申请延到', text: dateWords(about.now, request.requestedDueAt) },
    { label: '目前进展', text: request.progress },
    { label: '延期理由', text: request.reason },
  ]
}

const afterDue = ({ assignment, now }: About): Instant =>
  assignment && assignment.due.dueAt > now ? assignment.due.dueAt : now

/** Moving, stopping and starting the clock. */
export const timeForms = {
  requestExtension: form('requestExtension', {
    intro: ({ assignment, now }) =>
      assignment ? [`现在的截止时间是 ${dateWords(now, assignment.due.dueAt)}，须在此之前申请。`] : [],
    fields: [
      { kind: 'moment', name: 'requestedDueAt', label: '延到什么时候', after: afterDue },
      { kind: 'text', name: 'progress', label: '目前进展' },
      { kind: 'text', name: 'reason', label: '延期理由' },
    ],
    submit: '申请延期',
    done: '已申请，等待审批',
  }),
  grantExtension: form('grantExtension', {
    title: '审批延期',
    passages: REQUEST,
    fields: [
      {
        kind: 'moment',
        name: 'dueAt',
        label: '批准延到',
        after: afterDue,
        initial: ({ assignment }) => assignment?.extension?.requestedDueAt ?? null,
      },
      { kind: 'text', name: 'opinion', label: '审批意见', optional: true },
    ],
    submit: '同意延期',
    done: '已同意延期',
    decides: true,
    otherwise: 'refuseExtension',
  }),
  refuseExtension: form('refuseExtension', {
    title: '不同意延期',
    passages: REQUEST,
    fields: [{ kind: 'text', name: 'reason', label: '不同意的理由' }],
    submit: '不同意延期',
    done: '已答复不同意',
    decides: true,
    otherwise: 'grantExtension',
  }),
  suspend: form('suspend', {
    intro: () => ['中止期间各项时限停止计算，恢复时重新推算。'],
    fields: [{ kind: 'text', name: 'reason', label: '中止理由' }],
    submit: '中止办理',
    done: '已中止',
    consequence: (about) => `${told(about)}，各项时限停止计算。`,
    decides: true,
  }),
  resume: form('resume', {
    intro: () => ['恢复后，截止时间按中止的天数顺延。'],
    fields: [{ kind: 'text', name: 'reason', label: '恢复理由' }],
    submit: '恢复办理',
    done: '已恢复办理',
    consequence: (about) => `${told(about)}，各项时限继续计算。`,
    decides: true,
  }),
}
