import { ifYearKnown } from '../../clock/calendar'
import { type Instant, localDateTime } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import type { About, Passage } from '../base/form'
import { nameOf } from '../base/formWords'
import type { Face } from '../base/topic'
import { standing } from '../deciding/standing'
import { timesExtended } from '../state/assignments'
import type { Assignment, Matter } from '../state/matter'
import { stopsClock } from './ahead'
import type { contract } from './contract'
import type { ExtensionEvents } from './events'
import { isFromAbove } from './upperOffice'

const REQUEST = (about: About): Passage[] => {
  const request = about.assignment?.extension
  if (!about.assignment || !request) return []
  return [
    { label: '申请', text: `${nameOf(about, request.requestedBy)}，${dateWords(about.now, request.requestedAt)}` },
    { label: '申请延到', text: dateWords(about.now, request.requestedDueAt) },
    { label: '目前进展', text: request.progress },
    { label: '延期理由', text: request.reason },
    ...standing(about),
  ]
}

const SIGNED_FIRST = '先由本单位主要负责同志签字，签字后报督查室；签字之前办理时限照常计算。'

const afterDue = ({ assignment, now }: About): Instant =>
  assignment && assignment.due.dueAt > now ? assignment.due.dueAt : now

/** Where it is not the chief who decides. */
const decidedBy = ({ startedBy }: Matter, assignment: Assignment): string[] => {
  if (startedBy) return ['由交办的领导审批。']
  return timesExtended(assignment) > 0 ? ['本轮已延期过，再次延期由上一级领导审批。'] : []
}

export const face: Face<ExtensionEvents, typeof contract, 'signExtension' | 'decideExtension'> = {
  sentences: {
    ExtensionRequested: ({ requestedDueAt, reason, progress, ordinal = 1 }) => ({
      title: `${ordinal > 1 ? `第 ${ordinal} 次` : ''}申请延期至 ${localDateTime(requestedDueAt)}`,
      lines: said(`原因：${reason}`, `进展：${progress}`),
    }),
    ExtensionSigned: ({ opinion }) => ({ title: '单位签字同意申请延期', lines: said(opinion) }),
    ExtensionSentBack: ({ reason }) => ({ title: '单位退回延期申请', lines: said(reason) }),
    ExtensionGranted: ({ due, opinion, upperAnswer }) => ({
      title: `同意延期至 ${localDateTime(due.dueAt)}`,
      lines: said(opinion, upperAnswer && `上级答复：${upperAnswer}`),
    }),
    ExtensionRefused: ({ reason, clock }) => ({
      title: '不同意延期',
      lines: said(reason, clock && `扣除审批所用时间，截止 ${localDateTime(clock.due.dueAt)}`),
    }),
    ExtensionWithdrawn: ({ reason }) => ({ title: '撤回延期申请', lines: said(reason) }),
  },
  actions: {
    signExtension: { words: '签字上报', asked: 96 },
    sendBackExtension: { words: '退回延期申请', asked: 97 },
    grantExtension: { words: '同意延期', asked: 100 },
    refuseExtension: { words: '不同意延期', asked: 110 },
    requestExtension: { words: '申请延期', offered: 40 },
    withdrawExtension: { words: '撤回延期', offered: 45 },
  },
  forms: {
    requestExtension: {
      intro: ({ matter, assignment, now, calendar, rules }) =>
        assignment
          ? [
              ...(rules.extensionSignedBy === 'unitChief' ? [SIGNED_FIRST] : []),
              `现在的截止时间是 ${dateWords(now, assignment.due.dueAt)}，须在此之前申请。`,
              ifYearKnown(() => stopsClock(calendar, assignment, now))
                ? '审批期间，办理时限停止计算。'
                : '现在申请，审批期间办理时限照常计算。',
              ...decidedBy(matter, assignment),
            ]
          : [],
      fields: [
        { kind: 'moment', name: 'requestedDueAt', label: '延到什么时候', after: afterDue },
        { kind: 'text', name: 'progress', label: '目前进展' },
        { kind: 'text', name: 'reason', label: '延期理由' },
      ],
      submit: '申请延期',
      done: '已申请，等待审批',
      undo: 'withdrawExtension',
    },
    withdrawExtension: {
      intro: ({ assignment }) =>
        assignment?.extension?.stops ? ['撤回后视为没有申请过，停止计算的时间不补，本轮再申请不再停表。'] : [],
      fields: [{ kind: 'text', name: 'reason', label: '撤回理由' }],
      submit: '撤回延期',
      done: '已撤回延期申请',
    },
    signExtension: {
      title: '签延期申请',
      passages: REQUEST,
      fields: [{ kind: 'text', name: 'opinion', label: '意见', optional: true, phrases: ['同意申请。'] }],
      submit: '签字上报',
      done: '已报督查室',
      decides: true,
      otherwise: 'sendBackExtension',
    },
    sendBackExtension: {
      title: '退回延期申请',
      passages: REQUEST,
      fields: [{ kind: 'text', name: 'reason', label: '退回理由' }],
      submit: '退回',
      done: '已退回',
      decides: true,
      otherwise: 'signExtension',
    },
    grantExtension: {
      title: '审批延期',
      intro: ({ assignment }) =>
        assignment?.extension?.stops ? ['审批期间该单位的办理时限停止计算。'] : ['审批期间该单位的办理时限照常计算。'],
      passages: REQUEST,
      fields: [
        {
          kind: 'moment',
          name: 'dueAt',
          label: '批准延到',
          after: afterDue,
          initial: ({ assignment }) => assignment?.extension?.requestedDueAt ?? null,
        },
        {
          kind: 'text',
          name: 'upperAnswer',
          label: '上级答复',
          hint: '时限由上级确定：写明上级何时、由谁同意延期。',
          when: ({ matter }) => isFromAbove(matter),
        },
        { kind: 'text', name: 'opinion', label: '审批意见', optional: true },
      ],
      submit: '同意延期',
      done: '已同意延期',
      decides: true,
      otherwise: 'refuseExtension',
    },
    refuseExtension: {
      title: '不同意延期',
      intro: ({ assignment }) =>
        assignment?.extension?.stops ? ['不同意的，只剩停止计算之前余下的时间，本轮再申请不再停表。'] : [],
      passages: REQUEST,
      fields: [{ kind: 'text', name: 'reason', label: '不同意的理由' }],
      submit: '不同意延期',
      done: '已答复不同意',
      decides: true,
      otherwise: 'grantExtension',
    },
  },
  todos: {
    signExtension: { group: 'approve', command: 'signExtension', words: '签延期申请' },
    decideExtension: { group: 'approve', command: 'grantExtension', words: '审批延期' },
  },
}
