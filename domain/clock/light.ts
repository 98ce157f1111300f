import { addMs, DAY_MS, type Instant } from './time'

/** docs/domain.md, section 4: grey when closed or suspended. */
export type Light = 'green' | 'yellow' | 'red' | 'grey'

/** From when on progress lags so far behind its plan (序时进度) that it shows yellow, and after when red; null: not by itself. */
export interface Behind {
  yellowAt: Instant | null
  redAt: Instant | null
}

/** What a light is read from; a matter without a due moment (a draft) never warns. The worse of both shows. */
export interface LightFacts {
  open: boolean
  suspended: boolean
  dueAt: Instant | null
  yellowAt: Instant | null
  behind?: Behind | null
}

const hasPassed = (moment: Instant | null | undefined, now: Instant): boolean => moment != null && now > moment
const hasCome = (moment: Instant | null | undefined, now: Instant): boolean => moment != null && now >= moment

/** Yellow from `yellowAt` on, red after `dueAt`: the due moment itself is still in time. */
export const lightOf = ({ open, suspended, dueAt, yellowAt, behind = null }: LightFacts, now: Instant): Light => {
  if (!open || suspended) return 'grey'
  if (hasPassed(dueAt, now) || hasPassed(behind?.redAt, now)) return 'red'
  if (hasCome(yellowAt, now) || hasCome(behind?.yellowAt, now)) return 'yellow'
  return 'green'
}

export const yellowAt = (dueAt: Instant, calendarDaysBefore: number): Instant =>
  addMs(dueAt, -calendarDaysBefore * DAY_MS)

export const LIGHT_WORDS: Record<Light, string> = { green: '正常', yellow: '临期', red: '超期', grey: '已办结' }

/**
 * What a light takes in, as lists are filtered and counted by it: what lags behind its plan as well; grey all whose clocks
 * do not run, drafts, suspended, ended.
 */
export const LIGHT_FILTER_WORDS: Record<Light, string> = {
  red: '超期/滞后',
  yellow: '临期/偏慢',
  green: '正常',
  grey: '不计时',
}

const BEHIND_WORDS = { yellow: '进度偏慢', red: '进度滞后' } as const

/** By when what has not come was asked, beside the work itself; absent for what has come, or was not asked. */
export interface Awaited {
  /** The first sign-in 签收 that is missing. */
  signInDueAt?: Instant
  /** The first milestone 阶段节点 that is missing. */
  milestoneDueAt?: Instant
}

export type LineFacts = Pick<LightFacts, 'dueAt' | 'yellowAt' | 'behind'> & Awaited & { open?: boolean }

export const LATE_WORDS = { signIn: '逾期未签收', milestone: '节点逾期' } as const

/** What is late beside the work itself, in words; nothing while no clock runs. */
export const lateWords = ({ open = true, signInDueAt, milestoneDueAt }: LineFacts, now: Instant): string[] => [
  ...(open && hasPassed(signInDueAt, now) ? [LATE_WORDS.signIn] : []),
  ...(open && hasPassed(milestoneDueAt, now) ? [LATE_WORDS.milestone] : []),
]

/** Of a green beside which something else is late: the work itself is not. */
const NOT_DUE_WORDS = '未到期'

/** Of a line in a list. One whose clock is suspended is not open; a to-do is open for as long as it is there. */
export const lightOfLine = ({ open = true, dueAt, yellowAt, behind = null }: LineFacts, now: Instant): Light =>
  lightOf({ open, suspended: false, dueAt, yellowAt, behind }, now)

/** The light's word. Red by progress alone is not overdue; a green is not called normal where something else is late. */
export const lightWordOfLine = (facts: LineFacts, now: Instant): string => {
  const light = lightOfLine(facts, now)
  if (light === 'red' && !hasPassed(facts.dueAt, now)) return BEHIND_WORDS.red
  if (light === 'yellow' && hasCome(facts.behind?.yellowAt, now)) return BEHIND_WORDS.yellow
  if (light === 'green' && lateWords(facts, now).length > 0) return NOT_DUE_WORDS
  return LIGHT_WORDS[light]
}

/** A red that was remedied stays visible as such for good (红转黄; docs/domain.md, section 4). By the present light's word. */
export const isRemedied = (overdueAt: Instant | null, word: string): boolean =>
  overdueAt !== null && word !== LIGHT_WORDS.red
