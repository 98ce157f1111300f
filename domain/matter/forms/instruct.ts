import { form } from './form'

/** Phrases that leaders write most; a tap puts one into the text, where it can still be changed. */
export const INSTRUCTION_PHRASES = [
  '请抓紧办理。',
  '请于本周内报进展。',
  '已阅，按程序办理。',
  '请主办单位牵头研究，提出意见。',
] as const

/** 批示: a sheet over the page, not a page of its own (docs/look.md, «Phone»). */
export const instructForms = {
  instruct: form('instruct', {
    fields: [
      { kind: 'text', name: 'text', label: '批示内容', phrases: INSTRUCTION_PHRASES },
      { kind: 'moment', name: 'answerDueAt', label: '回复截止', optional: true },
    ],
    submit: '发出',
    done: '批示已发出',
  }),
}
