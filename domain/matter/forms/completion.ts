import { dateWords } from '../../clock/words'
import { isIssued } from '../matter'
import { ASSIGNMENT_STATUS_WORDS } from '../words'
import { type About, form, type Passage } from './form'
import { nameOf } from './words'

/** Co-units whose opinion is still out: closing takes it from them. */
const waiting = (about: About): string[] =>
  isIssued(about.matter)
    ? about.matter.assignments
        .filter(({ kind, status }) => kind === 'co' && status !== 'done' && status !== 'reassigned')
        .map(({ unitId, status }) => `${nameOf(about, unitId)}(${ASSIGNMENT_STATUS_WORDS[status]})`)
    : []

const COMPLETION = (about: About): Passage[] => {
  const completion = about.assignment?.completion
  if (!about.assignment || !completion) return []
  const signOffs = completion.signOffs.map(
    ({ personId, at, opinion }) =>
      `${nameOf(about, personId)}，${dateWords(about.now, at)}${opinion ? `：${opinion}` : ''}`,
  )
  return [
    {
      label: '提交',
      text: `${nameOf(about, about.assignment.unitId)} ${nameOf(about, completion.submittedBy)}，${dateWords(about.now, completion.submittedAt)}`,
    },
    { label: '办结情况', text: completion.summary, files: completion.files },
    ...(signOffs.length ? [{ label: '已审签', text: signOffs.join('\n') }] : []),
    ...(waiting(about).length ? [{ label: '协办意见未交', text: waiting(about).join('、') }] : []),
  ]
}

const atOffice = ({ assignment }: About): boolean => assignment?.status === 'awaitingConfirmation'

/** A completion on its way: handler, section head, unit head, office. */
export const completionForms = {
  submitCompletion: form('submitCompletion', {
    intro: ({ assignment }) => [
      ...(assignment?.returned ? [`上次被退回，缺：${assignment.returned.missing}`] : []),
      '提交后依次由科室负责人、分管领导审签，再由督查室确认。',
    ],
    fields: [
      { kind: 'text', name: 'summary', label: '办结情况', hint: '做了什么、结果怎样' },
      { kind: 'files', name: 'files', label: '照片和文件', optional: true },
    ],
    submit: '提交办结',
    done: '已提交办结',
  }),
  signOff: form('signOff', {
    title: '审签办结',
    passages: COMPLETION,
    fields: [
      { kind: 'text', name: 'opinion', label: '审签意见', optional: true, phrases: ['同意。', '情况属实，同意上报。'] },
    ],
    submit: '同意',
    done: '已审签',
    decides: true,
    otherwise: 'returnCompletion',
  }),
  returnCompletion: form('returnCompletion', {
    title: '退回办结',
    passages: COMPLETION,
    fields: [
      { kind: 'text', name: 'missing', label: '还缺什么', hint: '逐项写明，单位照此补齐' },
      {
        kind: 'moment',
        name: 'dueAt',
        label: '新的截止时间',
        hint: '不选则原来的截止时间不变',
        optional: true,
        when: atOffice,
      },
    ],
    submit: '退回',
    done: '已退回',
    decides: true,
  }),
  confirmCompletion: form('confirmCompletion', {
    title: '确认办结',
    passages: COMPLETION,
    fields: [{ kind: 'text', name: 'opinion', label: '确认意见', optional: true, phrases: ['同意办结。'] }],
    submit: '确认办结',
    done: '已确认',
    decides: true,
    otherwise: 'returnCompletion',
  }),
}
