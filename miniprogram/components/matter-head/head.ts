import type { Calendar } from '../../../domain/clock/calendar'
import { GREY_WORDS, LIGHT_WORDS, type Light, lightOf, yellowAt } from '../../../domain/clock/light'
import type { Instant } from '../../../domain/clock/time'
import { dateWords, timeLeft } from '../../../domain/clock/words'
import { handedInOnTime, isIssued, isRunning, leadOf, type Matter } from '../../../domain/matter/state/matter'
import { CATEGORY_WORDS, LEVEL_WORDS, STATUS_WORDS } from '../../../domain/matter/state/words'
import { SOURCE_WORDS, URGENCY_WORDS } from '../../../domain/rules/kinds'
import { type RulePack, yellowDays } from '../../../domain/rules/pack'

export interface Clock {
  now: Instant
  calendar: Calendar
  rules: RulePack
}

/** A light with its word; `light` empty where none burns (a draft). */
export interface Shown {
  light: Light | ''
  word: string
}

/** The top of a matter's page. Every string is ready to be shown. */
export interface Head extends Shown {
  number: string
  title: string
  /** Source, category, urgency, level. */
  words: string
  status: string
  /** 还剩 2 个工作日; empty where no clock runs. */
  left: string
  /** 截止 10月8日 17:30; empty without a due moment. */
  due: string
  /** The due moment can explain itself. */
  explained: boolean
  /** 曾超期: a red that was remedied stays visible. */
  remedied: boolean
}

/** The light of a due moment while the matter runs. */
export const runningLight = (dueAt: Instant, { now, rules }: Clock): Light =>
  lightOf({ open: true, suspended: false, dueAt, yellowAt: yellowAt(dueAt, yellowDays(rules)) }, now)

/** As in every list: read from the lead's due moment while clocks run, grey with its reason afterwards. */
const shownLight = (matter: Matter, clock: Clock): Shown => {
  if (!isIssued(matter)) return { light: '', word: STATUS_WORDS[matter.status] }
  if (!isRunning(matter)) return { light: 'grey', word: greyWord(matter.status) }
  const lead = leadOf(matter)
  const light = handedInOnTime(lead) ? 'green' : runningLight(lead.due.dueAt, clock)
  return { light, word: LIGHT_WORDS[light] }
}

const greyWord = (status: Matter['status']): string =>
  status === 'suspended' || status === 'withdrawn' ? GREY_WORDS[status] : GREY_WORDS.closed

export const headOf = (matter: Matter, clock: Clock): Head => {
  const { now, calendar } = clock
  const issued = isIssued(matter) ? matter : null
  const lead = issued ? leadOf(issued) : null
  const dueAt = lead?.due.dueAt ?? matter.dueAt
  const shown = shownLight(matter, clock)
  return {
    ...shown,
    number: matter.number ?? '尚未编号',
    title: matter.title,
    words: [
      SOURCE_WORDS[matter.source],
      CATEGORY_WORDS[matter.category],
      URGENCY_WORDS[matter.urgency],
      ...(issued ? [LEVEL_WORDS[issued.level]] : []),
    ].join(' · '),
    status: STATUS_WORDS[matter.status],
    left: isRunning(matter) && dueAt && !(lead && handedInOnTime(lead)) ? timeLeft(calendar, now, dueAt) : '',
    due: dueAt ? `截止 ${dateWords(now, dueAt)}` : '',
    explained: lead !== null,
    remedied: lead !== null && lead.overdueAt !== null && shown.light !== 'red',
  }
}
