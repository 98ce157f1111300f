import { isRemedied, LIGHT_WORDS, type Light } from '../../../domain/clock/light'
import { dateWords, STOPPED_WORDS, timeLeft } from '../../../domain/clock/words'
import type { Setting } from '../../../domain/decider/setting'
import { wordsUnlessGap } from '../../../domain/matter/state/drafts'
import { lightOfMatter } from '../../../domain/matter/state/light'
import { isHeld, isIssued, isRunning, leadOf, type Matter } from '../../../domain/matter/state/matter'
import { CATEGORY_WORDS, LEVEL_WORDS, STATUS_WORDS } from '../../../domain/matter/state/words'
import { SOURCE_WORDS, URGENCY_WORDS } from '../../../domain/rules/kinds'

/** What the words of a matter's page are worked out with. */
export type Today = Omit<Setting, 'directory'>

/** A light with its word; `light` empty where none burns (a draft). */
export interface Shown {
  light: Light | ''
  word: string
  /** What is late beside the work itself: 逾期未签收. */
  late: string[]
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
  /** The light of the time left: progress that lags behind colours its own word alone. */
  leftLight: Light | ''
  /** 截止 10月8日 17:30; empty without a due moment. */
  due: string
  /** The due moment can explain itself. */
  explained: boolean
  /** 曾超期: a red that was remedied stays visible. */
  remedied: boolean
}

/** As in every list; none burns before issue. */
const shownLight = (matter: Matter, { now, rules }: Today): Shown => {
  const { light, words, late } = lightOfMatter(matter, now, rules)
  return { light: isIssued(matter) ? light : '', word: words, late }
}

export const headOf = (matter: Matter, clock: Today): Head => {
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
      wordsUnlessGap(matter, 'source', SOURCE_WORDS[matter.source]),
      wordsUnlessGap(matter, 'category', CATEGORY_WORDS[matter.category]),
      URGENCY_WORDS[matter.urgency],
      ...(issued ? [LEVEL_WORDS[issued.level]] : []),
    ].join(' · '),
    status: STATUS_WORDS[matter.status],
    left: isRunning(matter) && dueAt ? (lead && isHeld(lead) ? STOPPED_WORDS : timeLeft(calendar, now, dueAt)) : '',
    leftLight: shown.light && shown.word === LIGHT_WORDS[shown.light] ? shown.light : '',
    due: dueAt ? `截止 ${dateWords(now, dueAt)}` : '',
    explained: lead !== null,
    remedied: lead !== null && isRemedied(lead.overdueAt, shown.word),
  }
}
