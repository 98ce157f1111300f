import { localDateTime } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import { own } from '../../own'
import type { About, Choice } from '../base/form'
import type { Face } from '../base/topic'
import { isIssued } from '../state/matter'
import type { contract } from './contract'
import type { InstructionEvents } from './events'
import { INSTRUCTION_PHRASES } from './phrases'

const openInstructions = (about: About): Choice[] =>
  isIssued(about.matter)
    ? about.matter.instructions
        .filter(({ assignmentIds }) => about.assignment !== null && assignmentIds.includes(about.assignment.id))
        .map((instruction) => ({
          value: instruction.id,
          label: instruction.text,
          note: `${own(about.names, instruction.leaderId) ?? ''} ${dateWords(about.now, instruction.at)}`,
        }))
    : []

export const face: Face<InstructionEvents, typeof contract, 'answerInstruction'> = {
  sentences: {
    InstructionGiven: ({ text, answerDueAt }) => ({
      title: '批示',
      lines: said(text, answerDueAt && `请于 ${localDateTime(answerDueAt)} 前回复`),
    }),
    InstructionAnswered: ({ late, text }) => ({ title: late ? '回复批示(逾期)' : '回复批示', lines: said(text) }),
    InstructionAnswerMissed: () => ({ title: '批示未按时回复', lines: [] }),
  },
  actions: {
    answerInstruction: { words: '回复批示', asked: 60 },
    instruct: { words: '批示', asked: 190 },
  },
  forms: {
    // a sheet over the page, not a page of its own (docs/look.md, «Phone»)
    instruct: {
      fields: [
        { kind: 'text', name: 'text', label: '批示内容', phrases: INSTRUCTION_PHRASES },
        { kind: 'moment', name: 'answerDueAt', label: '回复截止', optional: true },
      ],
      submit: '发出',
      done: '批示已发出',
    },
    answerInstruction: {
      fields: [
        { kind: 'choice', name: 'instructionId', label: '回复哪条批示', choices: openInstructions },
        { kind: 'text', name: 'text', label: '办理情况' },
        { kind: 'files', name: 'files', label: '照片和文件', optional: true },
      ],
      submit: '回复批示',
      done: '已回复',
    },
  },
  todos: { answerInstruction: { group: 'act', command: 'answerInstruction', words: '回复批示' } },
}
