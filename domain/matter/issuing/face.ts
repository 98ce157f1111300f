import { ifYearKnown } from '../../clock/calendar'
import { deadlineFor } from '../../clock/deadline'
import { localDateTime } from '../../clock/time'
import { dateWords, limitWords } from '../../clock/words'
import { said } from '../../decider/telling'
import { SOURCE_WORDS, URGENCY_WORDS } from '../../rules/kinds'
import { handlingLimit } from '../../rules/pack'
import type { About, Passage } from '../base/form'
import { nameOf, told } from '../base/formWords'
import type { Face } from '../base/topic'
import { basisPassages, NOT_MERGED, notMergedWords } from '../basis/words'
import { CATEGORY_WORDS, REPORT_CYCLE_WORDS } from '../state/words'
import type { contract } from './contract'
import type { IssuingEvents } from './events'

const partWords = (about: About, { unitId, part }: { unitId: string; part: string }): string =>
  `${nameOf(about, unitId)}${part ? `:${part}` : ''}`

const supervisor = (about: About): string => {
  const body = about.matter.supervisingBody
  if (body.kind === 'office') return '督查室'
  return nameOf(about, body.kind === 'front' ? body.frontId : body.unitId)
}

/** By when, were it issued now. */
const timeWords = ({ matter, now, calendar, rules }: About): string => {
  if (matter.dueAt) return dateWords(now, matter.dueAt)
  const limit = matter.limit ?? handlingLimit(rules, matter.source, matter.urgency)
  const due = ifYearKnown(() => deadlineFor(calendar, now, limit))
  return `交办后 ${limitWords(limit)}${due ? `，现在交办则为 ${dateWords(now, due.dueAt)}` : ''}`
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
    ...basisPassages(matter),
    { label: '督办主体', text: supervisor(about) },
    { label: '起草', text: nameOf(about, matter.officerId) },
  ]
}

const APPROVER_WORDS = { leader: '区领导', chiefOfficer: '督查室主任' } as const

export const face: Face<IssuingEvents, typeof contract, 'approveIssue' | 'ratifyIssue'> = {
  sentences: {
    ApprovalRequested: ({ approver, notMerged }) => ({
      title: `提交${APPROVER_WORDS[approver]}审批`,
      lines: said(notMergedWords(notMerged)),
    }),
    IssueApproved: ({ opinion }) => ({ title: '批准交办', lines: said(opinion) }),
    IssueRejected: ({ reason }) => ({ title: '审批未通过，退回修改', lines: said(reason) }),
    IssueRatified: ({ opinion }) => ({ title: '补批交办', lines: said(opinion) }),
    MatterIssued: ({ number, assignments, ratifier, notMerged }, name) => ({
      title: `交办 ${number}`,
      lines: [
        ...assignments.map(({ kind, unitId, due }) =>
          kind === 'lead'
            ? `主办 ${name(unitId)}，办理时限 ${localDateTime(due.dueAt)}`
            : `协办 ${name(unitId)}，意见时限 ${localDateTime(due.dueAt)}`,
        ),
        ...said(ratifier && `特急先行交办，待${APPROVER_WORDS[ratifier]}补批`, notMergedWords(notMerged)),
      ],
    }),
  },
  actions: {
    approveIssue: { words: '批准交办', asked: 10 },
    rejectIssue: { words: '退回修改', asked: 20 },
    ratifyIssue: { words: '补批交办', asked: 30 },
    issue: { words: '交办', asked: 210 },
    requestApproval: { words: '提交审批', asked: 220 },
  },
  forms: {
    requestApproval: {
      fields: [NOT_MERGED],
      submit: '送审',
      done: '已送审',
      consequence: () => '送审后不能再修改草稿，退回后可以。',
      decides: true,
    },
    issue: {
      fields: [NOT_MERGED],
      submit: '交办',
      done: '已交办',
      consequence: (about) => `${told(about)}，各项时限从现在起算。特急事项先行交办后须补批。`,
      decides: true,
    },
    ratifyIssue: {
      title: '补批交办',
      intro: () => ['特急事项已先行交办。补批与否，交办都有效；不应交办的，请撤销事项。'],
      passages: DRAFT,
      fields: [{ kind: 'text', name: 'opinion', label: '补批意见', optional: true, phrases: ['同意。'] }],
      submit: '同意补批',
      done: '已补批',
      decides: true,
    },
    approveIssue: {
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
    },
    rejectIssue: {
      title: '退回修改',
      passages: DRAFT,
      fields: [{ kind: 'text', name: 'reason', label: '退回理由' }],
      submit: '退回修改',
      done: '已退回修改',
      decides: true,
      otherwise: 'approveIssue',
    },
  },
  todos: {
    approveIssue: { group: 'approve', command: 'approveIssue', words: '审批交办' },
    ratifyIssue: { group: 'approve', command: 'ratifyIssue', words: '补批交办' },
  },
}
