import type { Calendar } from '../../clock/calendar'
import type { Instant } from '../../clock/time'
import { endOfWeek } from '../../clock/workingTime'
import type { InstructionKind } from './kinds'

interface Today {
  calendar: Calendar
  now: Instant
}

/** A phrase that leaders write most. A tap puts it into the text and sets what it says; both can still be changed. */
export interface InstructionPhrase {
  text: string
  kind: InstructionKind
  /** By when it asks for an answer; absent: it names no moment. */
  answerDueAt?: (today: Today) => Instant
}

export const INSTRUCTION_PHRASES: readonly InstructionPhrase[] = [
  { text: '请抓紧办理。', kind: 'act' },
  { text: '请于本周内报进展。', kind: 'answer', answerDueAt: ({ calendar, now }) => endOfWeek(calendar, now) },
  { text: '已阅，按程序办理。', kind: 'act' },
  { text: '请主办单位牵头研究，提出意见。', kind: 'answer' },
]

/** What a phrase sets beside the text. */
export const setBy = ({ kind, answerDueAt }: InstructionPhrase, today: Today) => ({
  kind,
  answerDueAt: answerDueAt?.(today) ?? null,
})
