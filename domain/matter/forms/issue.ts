import { dateWords, limitWords } from '../../clock/words'
import { CATEGORY_WORDS, REPORT_CYCLE_WORDS, SOURCE_WORDS, URGENCY_WORDS } from '../words'
import { type About, form, type Passage } from './form'
import { nameOf, told } from './words'

const partWords = (about: About, { unitId, part }: { unitId: string; part: string }): string =>
  `${nameOf(about, unitId)}${part ? `:${part}` : ''}`

const supervisor = (about: About): string => {
  const body = about.matter.supervisingBody
  if (body.kind === 'office') return '督查室'
  return nameOf(about, body.kind === 'front' ? body.frontId : body.unitId)
}

const timeWords = ({ matter, now }: About): string => {
  if (matter.dueAt) return dateWords(now, matter.dueAt)
  return matter.limit ? `交办后 ${limitWords(matter.limit)}` : '按规则计算'
}

/** The whole draft: who approves it has seen all of it. */
const DRAFT = (about: About): Passage[] => {
  const { matter, now } = about
  const milestones = matter.milestones.map(({ title, dueAt }) => `${title}(${dateWords(now, dueAt)})`)
  return [
    { label: '标题', text: matter.title },
    { label: '办理要求', text: matter.requirement, files: matter.attachments },
    { label: '主办单位', text: partWords(about, matter.lead) },
    ...(matter.co.length
      ? [{ label: '协办单位', text: matter.co.map((part) => partWords(about, part)).join('\n') }]
      : []),
    { label: '办理时限', text: timeWords(about) },
    ...(milestones.length ? [{ label: '阶段节点', text: milestones.join('\n') }] : []),
    { label: '反馈周期', text: REPORT_CYCLE_WORDS[matter.reportCycle] },
    {
      label: '来源与类别',
      text: [SOURCE_WORDS[matter.source], CATEGORY_WORDS[matter.category], URGENCY_WORDS[matter.urgency]].join(' · '),
    },
    { label: '督办主体', text: supervisor(about) },
    { label: '起草', text: nameOf(about, matter.officerId) },
  ]
}

/** From draft to the units' desks, and back from there. */
export const issueForms = {
  requestApproval: form('requestApproval', {
    fields: [],
    submit: '送审',
    done: '已送审',
    consequence: () => '送审后不能再修改草稿，退回后可以。',
    decides: true,
  }),
  issue: form('issue', {
    fields: [],
    submit: '交办',
    done: '已交办',
    consequence: (about) => `${told(about)}，各项时限从现在起算。`,
    decides: true,
  }),
  approveIssue: form('approveIssue', {
    title: '审批交办',
    passages: DRAFT,
    fields: [
      {
        kind: 'text',
        name: 'opinion',
        label: '审批意见',
        optional: true,
        phrases: ['同意。', '同意交办，请抓紧落实。'],
      },
    ],
    submit: '同意交办',
    done: '已交办',
    consequence: (about) => `同意后立即交办：${told(about)}，各项时限从现在起算。`,
    decides: true,
    otherwise: 'rejectIssue',
  }),
  rejectIssue: form('rejectIssue', {
    title: '退回修改',
    passages: DRAFT,
    fields: [{ kind: 'text', name: 'reason', label: '退回理由' }],
    submit: '退回修改',
    done: '已退回修改',
    decides: true,
    otherwise: 'approveIssue',
  }),
  discard: form('discard', {
    title: '作废草稿',
    fields: [{ kind: 'text', name: 'reason', label: '作废理由' }],
    submit: '作废',
    done: '已作废',
    consequence: () => '作废后不能恢复。',
    decides: true,
  }),
  close: form('close', {
    title: '直接办结',
    fields: [{ kind: 'text', name: 'reason', label: '办结理由' }],
    submit: '办结',
    done: '已办结',
    consequence: (about) => `${told(about)}，所有未完成的办理到此为止。`,
    decides: true,
  }),
  reopen: form('reopen', {
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
  }),
  withdraw: form('withdraw', {
    title: '撤销事项',
    fields: [{ kind: 'text', name: 'reason', label: '撤销理由' }],
    submit: '撤销',
    done: '已撤销',
    consequence: (about) => `${told(about)}，事项不再办理，不能恢复。`,
    decides: true,
  }),
}
