import { type NameOf, said } from '../../decider/telling'
import type { About, Choice, Given } from '../base/form'
import { costWords, nameOf, unitsOf } from '../base/formWords'
import type { Face } from '../base/topic'
import { conclusionField, earlierConclusions } from '../transfer/conclusions'
import type { contract } from './contract'
import type { EvaluationEvents } from './events'

const concerned = (personId: string | null, name: NameOf) => personId && `涉及人员：${name(personId)}`

const unitChoices = (about: About): Choice[] => unitsOf(about).map((id) => ({ value: id, label: nameOf(about, id) }))

const unitField = { kind: 'choice', name: 'unitId', label: '单位', choices: unitChoices } as const

const personField = {
  kind: 'person',
  name: 'personId',
  label: '个人',
  hint: '不选则只对单位',
  unit: { field: 'unitId' },
  optional: true,
} as const

/** The unit that was chosen, by its name. */
const unitIn = (about: About, { unitId }: Given): string =>
  typeof unitId === 'string' ? nameOf(about, unitId) : '该单位'

/** What is said of units and persons. */
export const face: Face<EvaluationEvents, typeof contract> = {
  sentences: {
    Commended: ({ unitId, personId, text }, name) => ({
      title: `表扬${name(unitId)}`,
      lines: said(concerned(personId, name), text),
    }),
    Criticised: ({ unitId, personId, text, falseReport, conclusion }, name) => ({
      title: `${falseReport ? '认定弄虚作假，' : ''}通报批评${name(unitId)}`,
      lines: said(concerned(personId, name), text, conclusion && `督查结论：${conclusion}`),
    }),
  },
  actions: {
    commend: { words: '表扬', offered: 140 },
    criticise: { words: '通报批评', offered: 150 },
  },
  forms: {
    commend: {
      fields: [unitField, personField, { kind: 'text', name: 'text', label: '表扬内容' }],
      submit: '表扬',
      done: '已表扬',
      consequence: (about, given) => `将通知${unitIn(about, given)}，并计入考核。`,
    },
    criticise: {
      passages: earlierConclusions,
      fields: [
        unitField,
        personField,
        { kind: 'text', name: 'text', label: '批评内容' },
        conclusionField(unitsOf),
        { kind: 'yes', name: 'falseReport', label: '弄虚作假', hint: '选“是”将按规则重扣分并提出转办' },
      ],
      submit: '通报批评',
      done: '已通报，结论已反馈该单位',
      consequence: (about, given) =>
        `将通知${unitIn(about, given)}并反馈督查结论。${
          given.falseReport === true ? `认定弄虚作假，${costWords(about, 'falseReport')}，并提出转办问责。` : ''
        }`,
    },
  },
  todos: {},
}
