import { type NameOf, said } from '../../decider/telling'
import type { About, Choice, Passage } from '../base/form'
import { nameOf } from '../base/formWords'
import type { Face } from '../base/topic'
import { standing } from '../deciding/standing'
import { assignmentIn } from '../state/assignments'
import { type IssuedMatter, isIssued, type Transfer } from '../state/matter'
import { transfersPending, transfersProposed } from '../state/transfers'
import { OUTCOME_WORDS, OUTCOMES } from '../state/words'
import { conclusionField, earlierConclusions } from './conclusions'
import type { contract } from './contract'
import type { TransferEvents } from './events'

type Some = (matter: IssuedMatter) => Transfer[]

const of = (some: Some, { matter }: About): Transfer[] => (isIssued(matter) ? some(matter) : [])

/** Why, for each unit that it may be about, and how its work stands. */
const reasons =
  (some: Some) =>
  (about: About): Passage[] =>
    of(some, about).flatMap(({ unitId, assignmentId, reason }) => [
      { label: `转办理由(${nameOf(about, unitId)})`, text: reason },
      ...standing(about, assignmentIn(about.matter, assignmentId)),
    ])

/** Of which unit; asked only where there are several. */
const whichOf = (some: Some) => {
  const choices = (about: About): Choice[] =>
    of(some, about).map(({ id, unitId, reason }) => ({ value: id, label: nameOf(about, unitId), note: reason }))
  return {
    kind: 'choice',
    name: 'transferId',
    label: '哪个单位',
    choices,
    when: (about: About) => choices(about).length > 1,
  } as const
}

/** The unit of the one that was tapped, else of all that wait. */
const chosenUnits = (about: About): string[] => {
  const waiting = of(transfersProposed, about)
  const tapped = waiting.filter(({ id }) => id === about.item)
  return (tapped.length > 0 ? tapped : waiting).map(({ unitId }) => unitId)
}

const ofUnit = (unitId: string | undefined, name: NameOf): string => (unitId === undefined ? '' : `对${name(unitId)}`)

export const face: Face<TransferEvents, typeof contract, 'decideTransfer' | 'recordOutcome'> = {
  sentences: {
    TransferProposed: ({ unitId, reason }, name) => ({
      title: `建议${ofUnit(unitId, name)}转办问责`,
      lines: said(reason),
    }),
    TransferConfirmed: ({ unitId, leadersOpinion, conclusion }, name) => ({
      title: `确认${ofUnit(unitId, name)}转办问责`,
      lines: said(leadersOpinion, conclusion && `督查结论：${conclusion}`),
    }),
    TransferDeclined: ({ unitId, reason }, name) => ({
      title: `暂不${ofUnit(unitId, name)}转办问责`,
      lines: said(reason),
    }),
    OutcomeRecorded: ({ unitId, outcome, text }, name) => ({
      title: `${ofUnit(unitId, name)}处理结果：${OUTCOME_WORDS[outcome]}`,
      lines: said(text),
    }),
  },
  actions: {
    confirmTransfer: { words: '确认转办问责', asked: 140 },
    declineTransfer: { words: '暂不转办', asked: 150 },
    recordOutcome: { words: '登记处理结果', asked: 160 },
  },
  forms: {
    confirmTransfer: {
      title: '确认转办问责',
      passages: (about) => [...reasons(transfersProposed)(about), ...earlierConclusions(about)],
      fields: [
        whichOf(transfersProposed),
        conclusionField(chosenUnits),
        { kind: 'text', name: 'leadersOpinion', label: '主要领导意见', hint: '写明哪位领导、何时同意' },
      ],
      submit: '确认转办',
      done: '已转办，结论已反馈该单位',
      consequence: (about) =>
        `${chosenUnits(about)
          .map((id) => nameOf(about, id))
          .join('、')}将移送纪检监察机关，督查结论反馈该单位，不能撤回。`,
      decides: true,
      otherwise: 'declineTransfer',
    },
    declineTransfer: {
      title: '不予转办',
      passages: reasons(transfersProposed),
      fields: [whichOf(transfersProposed), { kind: 'text', name: 'reason', label: '不转办的理由' }],
      submit: '不予转办',
      done: '已决定不转办',
      decides: true,
      otherwise: 'confirmTransfer',
    },
    recordOutcome: {
      passages: reasons(transfersPending),
      fields: [
        whichOf(transfersPending),
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
    },
  },
  todos: {
    decideTransfer: { group: 'approve', command: 'confirmTransfer', words: '决定转办' },
    recordOutcome: { group: 'act', command: 'recordOutcome', words: '登记处理结果' },
  },
}
