import { type Instant, localDate, localTime } from '../clock/time'
import { longDay } from '../clock/words'
import type { FieldSource, MessageKind, MessageTemplate } from './template'

/** What a subscribe message can say. */
export interface MessageFacts {
  matter: string
  number: string
  unit: string
  what: string
  kind: MessageKind
  at: Instant
  due: Instant | null
}

/** Five Chinese characters at most: WeChat's field takes no more. */
export const KIND_WORDS: Record<MessageKind, string> = { todo: '新待办', due: '时限提醒', result: '办理结果' }

const cut = (text: string, most: number): string => {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('')
}

/**
 * A text within the limits of WeChat's field types, which refuses a message as a whole otherwise: thing 20 characters,
 * phrase 5 Chinese characters, character_string 32 letters, digits and signs. No field may be empty.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
const fitted = (field: string, text: string): string => {
  if (field.startsWith('thing')) return cut(text, 20) || '无'
  if (field.startsWith('phrase')) return [...text.replace(/\P{Script=Han}/gu, '')].slice(0, 5).join('') || '提醒'
  return text.replace(/[^\x21-\x7e]/g, '').slice(0, 32) || '-'
}

/** 2026年10月12日 10:00 for a time, the day alone for a date. A matter without due moment names the message's own. */
const momentFor = (field: string, instant: Instant): string =>
  `${longDay(localDate(instant))}${field.startsWith('date') ? '' : ` ${localTime(instant)}`}`

const filled = (field: string, source: FieldSource, facts: MessageFacts): string => {
  switch (source) {
    case 'at':
      return momentFor(field, facts.at)
    case 'due':
      return momentFor(field, facts.due ?? facts.at)
    case 'kind':
      return fitted(field, KIND_WORDS[facts.kind])
    default:
      return fitted(field, facts[source])
  }
}

/** Every field of the template with its text. */
export const messageData = ({ fields }: MessageTemplate, facts: MessageFacts): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, source]) => [field, filled(field, source, facts)]))
