import { localDateTime } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import { own } from '../../own'
import type { About, Choice, Passage } from '../base/form'
import { nameOf } from '../base/formWords'
import type { Face } from '../base/topic'
import type { Instruction } from '../state/matter'
import type { contract } from './contract'
import type { InstructionEvents } from './events'
import { INSTRUCTION_KIND_NOTES, INSTRUCTION_KIND_WORDS, INSTRUCTION_KINDS } from './kinds'
import { INSTRUCTION_PHRASES, setBy } from './phrases'
import { mayLetGo, toLead, toOffice, toRead } from './whose'

type Some = (about: About) => Instruction[]

const whichOf = (some: Some, label: string) =>
  ({
    kind: 'choice',
    name: 'instructionId',
    label,
    choices: (about: About): Choice[] =>
      some(about).map(({ id, at, leaderId, text }) => ({
        value: id,
        label: text,
        note: `${own(about.names, leaderId) ?? ''} ${dateWords(about.now, at)}`,
      })),
  }) as const

const answering = (some: Some) =>
  [
    whichOf(some, '回复哪条批示'),
    { kind: 'text', name: 'text', label: '办理情况' },
    { kind: 'files', name: 'files', label: '照片和文件', optional: true },
  ] as const

/** What was answered, to each that is laid before the leader; only the tapped one where one was. */
const answers = (about: About): Passage[] => {
  const all = toRead(about)
  const tapped = all.filter(({ id }) => id === about.item)
  return (tapped.length > 0 ? tapped : all).flatMap(({ text, answer }) =>
    answer
      ? [
          { label: '批示', text },
          {
            label: `${nameOf(about, answer.personId)} ${dateWords(about.now, answer.at)} 回复`,
            text: answer.text,
            files: answer.files,
          },
        ]
      : [],
  )
}

export const face: Face<InstructionEvents, typeof contract, 'answerInstruction' | 'answerForOffice' | 'readAnswer'> = {
  sentences: {
    InstructionGiven: ({ text, answerDueAt, kind }) => ({
      title: kind ? `批示(${INSTRUCTION_KIND_WORDS[kind]})` : '批示',
      lines: said(text, answerDueAt && `请于 ${localDateTime(answerDueAt)} 前回复`),
    }),
    InstructionAnswered: ({ late, text }) => ({ title: late ? '回复批示(逾期)' : '回复批示', lines: said(text) }),
    InstructionAnswerMissed: () => ({ title: '批示未按时回复', lines: [] }),
    InstructionReleased: ({ reason }) => ({ title: '批示免于回复', lines: said(reason) }),
    AnswerRead: () => ({ title: '批示办理结果已阅', lines: [] }),
  },
  actions: {
    answerInstruction: { words: '回复批示', asked: 60 },
    answerForOffice: { words: '回复批示', asked: 61 },
    readAnswer: { words: '看结果', asked: 62 },
    instruct: { words: '批示', asked: 190 },
    releaseInstruction: { words: '免于回复', offered: 90 },
  },
  forms: {
    // a sheet over the page, not a page of its own (docs/look.md, «Phone»)
    instruct: {
      fields: [
        {
          kind: 'text',
          name: 'text',
          label: '批示内容',
          phrases: INSTRUCTION_PHRASES.map(({ text }) => text),
          phraseSets: (phrase, today) => {
            const found = INSTRUCTION_PHRASES.find(({ text }) => text === phrase)
            return found ? setBy(found, today) : {}
          },
        },
        {
          kind: 'choice',
          name: 'kind',
          label: '要求',
          choices: () =>
            INSTRUCTION_KINDS.map((value) => ({
              value,
              label: INSTRUCTION_KIND_WORDS[value],
              note: INSTRUCTION_KIND_NOTES[value],
            })),
          initial: () => 'act',
        },
        {
          kind: 'moment',
          name: 'answerDueAt',
          label: '回复截止',
          hint: '报结果的，不选则按规则计算；其他不需要',
          optional: true,
        },
      ],
      submit: '发出',
      done: '批示已发出',
    },
    answerInstruction: { fields: answering(toLead), submit: '回复批示', done: '已回复' },
    answerForOffice: { fields: answering(toOffice), submit: '回复批示', done: '已回复' },
    releaseInstruction: {
      title: '免于回复',
      intro: () => ['这条批示不再要求回复，也不再影响办结。'],
      fields: [
        whichOf(mayLetGo, '哪条批示'),
        { kind: 'text', name: 'reason', label: '理由', hint: '写明领导是否同意' },
      ],
      submit: '免于回复',
      done: '已免于回复',
      consequence: () => '单位不再需要回复这条批示，不能恢复。',
    },
    readAnswer: {
      title: '批示办理结果',
      passages: answers,
      fields: [{ ...whichOf(toRead, '哪条批示'), when: (about: About) => toRead(about).length > 1 }],
      submit: '已阅',
      done: '已阅',
    },
  },
  todos: {
    answerInstruction: { group: 'act', command: 'answerInstruction', words: '回复批示' },
    answerForOffice: { group: 'act', command: 'answerForOffice', words: '回复批示' },
    readAnswer: { group: 'act', command: 'readAnswer', words: '看结果' },
  },
}
