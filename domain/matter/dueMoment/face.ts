import { localDateTime } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import type { About, Choice, Passage } from '../base/form'
import { nameOf } from '../base/formWords'
import type { Face } from '../base/topic'
import { standing } from '../deciding/standing'
import { isIssued } from '../state/matter'
import type { contract } from './contract'
import type { DueMomentEvents } from './events'
import { keyOf, momentNamed, momentsOf } from './moments'
import { momentWords } from './words'

const choices = ({ matter, assignment, now }: About): Choice[] =>
  assignment && isIssued(matter)
    ? momentsOf(matter, assignment).map((moment) => ({
        value: keyOf(moment),
        label: momentWords(moment),
        note: moment.dueAt ? `现在是 ${dateWords(now, moment.dueAt)}` : '现在没有定时间',
      }))
    : []

const PROPOSAL = (about: About): Passage[] => {
  const { assignment, matter, now } = about
  const proposal = assignment?.dueProposal
  if (!assignment || !proposal || !isIssued(matter)) return []
  const moment = momentNamed(matter, assignment, keyOf(proposal))
  return [
    { label: '提出', text: `${nameOf(about, proposal.by)}，${dateWords(now, proposal.at)}` },
    { label: '调整', text: moment ? momentWords(moment) : '这一项已经办完' },
    { label: '现在', text: moment?.dueAt ? dateWords(now, moment.dueAt) : '没有定时间' },
    { label: '调整到', text: dateWords(now, proposal.to) },
    { label: '原因', text: proposal.reason },
    { label: '单位意见', text: proposal.unitSays || '没有征求' },
    ...standing(about),
  ]
}

const isChief = ({ actor }: About): boolean => actor.roles.some(({ role }) => role === 'chiefOfficer')

const whoSays = (about: About): string =>
  isChief(about)
    ? '提交后立即生效，单位和负责督查员会收到通知。'
    : about.rules.approval.dueMoment === 'chiefOfficer'
      ? '提交后由督查室主任审批，批准后生效。'
      : '延后的立即生效；提前的，写明单位同意的意见后立即生效，否则由督查室主任审批。'

export const face: Face<DueMomentEvents, typeof contract, 'approveDue'> = {
  sentences: {
    DueMomentProposed: ({ to, reason, unitSays, ...moment }) => ({
      title: `提出调整${momentWords(moment)}至 ${localDateTime(to)}`,
      lines: said(`原因：${reason}`, unitSays && `单位意见：${unitSays}`),
    }),
    DueMomentRejected: ({ reason, ...moment }) => ({ title: `不同意调整${momentWords(moment)}`, lines: said(reason) }),
    DueMomentSet: ({ from, to, reason, unitSays, opinion, ...moment }) => ({
      title: `调整${momentWords(moment)}至 ${localDateTime(to)}`,
      lines: said(
        from && `原定 ${localDateTime(from)}`,
        `原因：${reason}`,
        unitSays && `单位意见：${unitSays}`,
        opinion && `审批意见：${opinion}`,
      ),
    }),
  },
  actions: {
    approveDue: { words: '同意调整时限', asked: 112 },
    rejectDue: { words: '不同意调整时限', asked: 114 },
    setDue: { words: '调整时限', offered: 73 },
  },
  forms: {
    setDue: {
      intro: (about) => [
        whoSays(about),
        '提前办理时限的，超出新时限的任务和阶段节点一并提前到新时限。已发的催办不因此取消，以前停表未补的时间一并结清。',
      ],
      fields: [
        { kind: 'choice', name: 'moment', label: '调整哪一项', choices },
        { kind: 'moment', name: 'dueAt', label: '调整到', after: ({ now }) => now },
        { kind: 'text', name: 'reason', label: '调整原因' },
        { kind: 'text', name: 'unitSays', label: '单位意见', hint: '提前时请先征求', optional: true },
      ],
      submit: '调整时限',
      done: '已提交',
    },
    approveDue: {
      title: '审批调整时限',
      passages: PROPOSAL,
      fields: [{ kind: 'text', name: 'opinion', label: '审批意见', optional: true }],
      submit: '同意调整',
      done: '已同意，新时限生效',
      decides: true,
      otherwise: 'rejectDue',
    },
    rejectDue: {
      title: '不同意调整时限',
      passages: PROPOSAL,
      fields: [{ kind: 'text', name: 'reason', label: '不同意的理由' }],
      submit: '不同意调整',
      done: '已答复不同意',
      decides: true,
      otherwise: 'approveDue',
    },
  },
  todos: { approveDue: { group: 'approve', command: 'approveDue', words: '审批调整时限' } },
}
