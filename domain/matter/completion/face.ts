import { localDateTime } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import type { About, Passage } from '../base/form'
import { costWords, LOOK_BACK_ON, nameOf } from '../base/formWords'
import type { Face } from '../base/topic'
import { standing } from '../deciding/standing'
import { isIssued, type Matter, openAssignments } from '../state/matter'
import { ASSIGNMENT_STATUS_WORDS } from '../state/words'
import type { contract } from './contract'
import type { CompletionEvents } from './events'
import { punctuality } from './punctuality'

/** Co-units whose opinion is still out: closing takes it from them. */
const waiting = (about: About): string[] =>
  isIssued(about.matter)
    ? openAssignments(about.matter)
        .filter(({ kind }) => kind === 'co')
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
    ...standing(about),
  ]
}

/** What the confirmation brings the unit. */
const earnedWords = (about: About): string => {
  const { assignment, matter, rules } = about
  if (!assignment || !isIssued(matter)) return ''
  const { onTime, early } = punctuality(assignment, rules)
  if (matter.reopenedAt !== null) return '复办的事项不再计按时办结'
  if (!onTime) return '没有在办理时限内办结，不计按时办结'
  return `在办理时限内办结，${costWords(about, 'onTime')}${early ? `；提前办结，另${costWords(about, 'early')}` : ''}`
}

const confirmWords = (about: About): string[] => {
  const { assignment } = about
  if (!assignment) return []
  if (!isLastConfirmation(about)) return ['确认后送督查室主任确认。']
  return [
    `确认后事项办结，通知各承办单位。${nameOf(about, assignment.unitId)}${earnedWords(about)}。`,
    ...(assignment.extension ? ['延期申请还没有审批，确认办结后随之失效。'] : []),
  ]
}

const returnWords = (about: About): string[] =>
  atOffice(about)
    ? [`退回后由单位补充，办理时限恢复计算；退回一次${costWords(about, 'completionReturned')}。`]
    : ['退回后由经办人补充，不计分。']

const atOffice = ({ assignment }: About): boolean => assignment?.status === 'awaitingConfirmation'

const isLastConfirmation = ({ matter, assignment }: About): boolean =>
  isIssued(matter) && assignment?.completion?.confirmations === matter.confirmation.length - 1

const byChief = (about: About): boolean =>
  atOffice(about) && about.actor.roles.some(({ role }) => role === 'chiefOfficer')

/** A completion on its way: handler, section head, unit head, office. */
const STAGE_WORDS = {
  sectionHead: '科室负责人',
  unitHead: '单位分管负责人',
  unitChief: '单位主要负责人',
  officer: '督查员',
  chiefOfficer: '督查室主任',
} as const

const signersIn = (matter: Matter): string =>
  (isIssued(matter) ? matter.signOff : []).map((stage) => STAGE_WORDS[stage]).join('、')

export const face: Face<CompletionEvents, typeof contract, 'signOff' | 'confirmCompletion'> = {
  sentences: {
    CompletionSubmitted: ({ summary, last }) => ({
      title: '提交办结',
      lines: said(summary, last && '本单位没有其他人可以审签，直接报督查室'),
    }),
    CompletionSignedOff: ({ stage, opinion }) => ({ title: `${STAGE_WORDS[stage]}审签同意`, lines: said(opinion) }),
    CompletionReturned: ({ by, missing, due, noSubstance }) => ({
      title: `${STAGE_WORDS[by]}退回办结${noSubstance ? '(无实质内容)' : ''}`,
      lines: said(`缺少：${missing}`, due && `办理时限 ${localDateTime(due.dueAt)}`),
    }),
    CompletionConfirmed: ({ stage, opinion }) => ({ title: `${STAGE_WORDS[stage]}确认办结`, lines: said(opinion) }),
  },
  actions: {
    signOff: { words: '审签同意', asked: 70 },
    confirmCompletion: { words: '确认办结', asked: 80 },
    returnCompletion: { words: '退回补充', asked: 90 },
    submitCompletion: { words: '提交办结', asked: 200 },
  },
  forms: {
    submitCompletion: {
      intro: ({ matter, assignment }) => [
        ...(assignment?.returned ? [`上次被退回，缺：${assignment.returned.missing}`] : []),
        `提交后依次由${signersIn(matter)}审签，再由督查室确认。`,
      ],
      fields: [
        { kind: 'text', name: 'summary', label: '办结情况', hint: '做了什么、结果怎样' },
        { kind: 'files', name: 'files', label: '照片和文件', optional: true },
      ],
      submit: '提交办结',
      done: '已提交办结',
    },
    signOff: {
      title: '审签办结',
      passages: COMPLETION,
      fields: [
        {
          kind: 'text',
          name: 'opinion',
          label: '审签意见',
          optional: true,
          phrases: ['同意。', '情况属实，同意上报。'],
        },
      ],
      submit: '同意',
      done: '已审签',
      decides: true,
      otherwise: 'returnCompletion',
    },
    returnCompletion: {
      title: '退回办结',
      intro: returnWords,
      passages: COMPLETION,
      fields: [
        { kind: 'text', name: 'missing', label: '还缺什么', hint: '逐项写明，单位照此补齐' },
        {
          kind: 'moment',
          name: 'dueAt',
          label: '新的截止时间',
          hint: '不选则补回材料在督查室的时间，本轮首次退回至少 1 个工作日',
          optional: true,
          when: atOffice,
        },
        { kind: 'yes', name: 'moreAsked', label: '要求超出原交办内容，至少给 3 个工作日', when: atOffice },
        { kind: 'yes', name: 'noSubstance', label: '没有实质内容，不补时间(主任)', when: byChief },
      ],
      submit: '退回',
      done: '已退回',
      decides: true,
    },
    confirmCompletion: {
      title: '确认办结',
      intro: confirmWords,
      passages: COMPLETION,
      fields: [
        { kind: 'text', name: 'opinion', label: '确认意见', optional: true, phrases: ['同意办结。'] },
        { ...LOOK_BACK_ON, when: isLastConfirmation },
      ],
      submit: '确认办结',
      done: '已确认',
      decides: true,
      otherwise: 'returnCompletion',
    },
  },
  todos: {
    signOff: { group: 'approve', command: 'signOff', words: '审签办结' },
    confirmCompletion: { group: 'approve', command: 'confirmCompletion', words: '确认办结' },
  },
}
