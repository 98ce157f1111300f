import { type Calendar, ifYearKnown, weekdayName, workingDaysBetween } from './calendar'
import { day } from './dayjs'
import type { Explained, Limit, Receipt } from './deadline'
import { remembered } from './remembered'
import { isStopped } from './stop'
import {
  addCalendarDays,
  calendarDaysBetween,
  DAY_MS,
  epochMs,
  type Instant,
  type LocalDate,
  localDate,
  localDateTime,
  localTime,
} from './time'
import { HOUR_MS } from './workingTime'

const MINUTE_MS = 60_000
/** Beyond this many calendar days a count of working days says little. */
const FAR_DAYS = 30
/** With so little of the last day left, the rest says more than the hour. */
const LAST_HOURS_MS = 3 * HOUR_MS

/** Whole units, rounded down: 还剩 2 小时 means at least two. Less than a minute is called one. */
const span = (ms: number): string => {
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)} 天`
  if (ms >= HOUR_MS) return `${Math.floor(ms / HOUR_MS)} 小时`
  return `${Math.max(1, Math.floor(ms / MINUTE_MS))} 分钟`
}

/** 已等 3 天, of what somebody waits for. */
export const waitedWords = (since: Instant, now: Instant): string => `已等 ${span(epochMs(now) - epochMs(since))}`

/** So long, at most two units: 3 天 2 小时, 2 小时 5 分. */
export const minutesWords = (minutes: number): string => {
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), '天'],
    [Math.floor(minutes / 60) % 24, '小时'],
    [minutes % 60, '分'],
  ]
  const said = parts.flatMap(([count, unit]) => (count > 0 ? `${count} ${unit}` : []))
  return said.slice(0, 2).join(' ') || '0 分'
}

/**
 * 还剩 2 个工作日, 今天 17:30 截止, 还剩 3 小时, 已超期 3 天. Calendar days (还剩 40 天) when the due day is more than
 * 30 days away, when the calendar lacks the year, or when there is no working day left before it.
 */
export const timeLeft = (calendar: Calendar, now: Instant, dueAt: Instant): string => {
  const left = epochMs(dueAt) - epochMs(now)
  if (left < 0) return `已超期 ${span(-left)}`
  const today = localDate(now)
  const dueDay = localDate(dueAt)
  if (today === dueDay) return left > LAST_HOURS_MS ? `今天 ${localTime(dueAt)} 截止` : `还剩 ${span(left)}`
  const days = calendarDaysBetween(today, dueDay)
  const workingDays = days > FAR_DAYS ? null : ifYearKnown(() => workingDaysBetween(calendar, today, dueDay))
  return workingDays ? `还剩 ${workingDays} 个工作日` : `还剩 ${days} 天`
}

/** Beside a due moment while the clock stands: it is where it was, and moves when the clock runs again. */
export const STOPPED_WORDS = '停表中'

/** 10月8日. */
export const shortDay = remembered((date: LocalDate): string => day(date).format('M月D日'))

/** 2025年10月8日. */
export const longDay = (date: LocalDate): string => `${date.slice(0, 4)}年${shortDay(date)}`

/** 10月8日, and 2025年10月8日 when the reader's year is another. */
const dayWords = (readerYear: string, date: LocalDate): string =>
  date.startsWith(readerYear) ? shortDay(date) : longDay(date)

/** 今天 14:05, 昨天 09:12, 明天 17:30, 10月8日 14:05, 2025年10月8日 14:05. */
export const dateWords = (now: Instant, instant: Instant): string => {
  const today = localDate(now)
  const date = localDate(instant)
  const near = [
    { word: '昨天', day: addCalendarDays(today, -1) },
    { word: '今天', day: today },
    { word: '明天', day: addCalendarDays(today, 1) },
  ].find(({ day }) => day === date)
  return `${near?.word ?? dayWords(today.slice(0, 4), date)} ${localTime(instant)}`
}

const UNIT_WORDS: Record<Limit['unit'], string> = {
  workingDays: '个工作日',
  calendarDays: '天',
  calendarMonths: '个月',
  workingHours: '个工作小时',
  clockHours: '小时',
}

/** 15 个工作日, 1 个月, 4 个工作小时, 1 小时. */
export const limitWords = ({ unit, count }: Limit): string => `${count} ${UNIT_WORDS[unit]}`

type NamedDay = Receipt['skipped'][number]

/** A weekend's two days are one run; else a run has one name. */
const runName = (name: string): string => (name === '周六' || name === '周日' ? '周末' : name)

const runsOf = (days: NamedDay[]): NamedDay[][] => {
  const runs: NamedDay[][] = []
  for (const day of days) {
    const run = runs.slice(-1)[0]
    const latest = run?.slice(-1)[0]
    const goesOn = latest && day.date === addCalendarDays(latest.date, 1) && runName(day.name) === runName(latest.name)
    if (run && goesOn) run.push(day)
    else runs.push([day])
  }
  return runs
}

/** 9月25日至27日 中秋节, 10月17日至18日 周末, 10月10日 周六. */
const runWords = (readerYear: string, run: NamedDay[]): string => {
  const [first, final] = [run[0], run.slice(-1)[0]]
  if (!first || !final) return ''
  const from = dayWords(readerYear, first.date)
  if (first === final) return `${from} ${first.name}`
  const sameMonth = first.date.slice(0, 7) === final.date.slice(0, 7)
  const to = sameMonth ? `${Number(final.date.slice(8))}日` : dayWords(readerYear, final.date)
  return `${from}至${to} ${runName(first.name)}`
}

const startLine = ({ start, limit }: Receipt): string => {
  const fromDayAfter = limit && limit.unit !== 'workingHours' && limit.unit !== 'clockHours'
  return `自 ${localDateTime(start)} 起算${fromDayAfter ? '(当日不计入)' : ''}`
}

const skippedLine = ({ start, limit, skipped }: Receipt): string => {
  const inWorkingTime = limit?.unit === 'workingDays' || limit?.unit === 'workingHours'
  const days = runsOf(skipped).map((run) => runWords(localDate(start).slice(0, 4), run))
  return `${inWorkingTime ? '跳过' : '末日遇休息日，顺延'}：${days.join('、')}`
}

const shiftedLine = ({ start, shifted }: Receipt): string => {
  const days = shifted.map(({ date }) => `${dayWords(localDate(start).slice(0, 4), date)}(${weekdayName(date)})`)
  return `其中 ${days.join('、')}为调休上班日，计入`
}

const pauseLine = ({ from, to, reason, until }: Receipt['suspensions'][number]): string =>
  to === null
    ? `自 ${localDateTime(from)} 起暂停${until ? `，至 ${localDateTime(until)} 自动恢复` : ''}，原因：${reason}`
    : `暂停 ${localDateTime(from)} 至 ${localDateTime(to)}，原因：${reason}`

const SET_WORDS = { extended: '批准延期', returned: '退回补正', set: '调整时限' } as const

const extensionLine = ({ at, from, to, reason, how = 'extended' }: Receipt['extensions'][number]): string =>
  `${localDateTime(at)} ${SET_WORDS[how]}，由 ${localDateTime(from)} ${to > from ? '延至' : '提前至'} ${localDateTime(to)}，原因：${reason}`

/** So far, what stops have cost; nothing that moved the moment is said twice. */
const owedLine = ({ limit, owed }: Receipt): string[] => {
  const minutes = Math.floor((owed?.ms ?? 0) / MINUTE_MS)
  const inDays = limit !== null && limit.unit !== 'workingHours' && limit.unit !== 'clockHours'
  return inDays && minutes > 0 && minutes < 60 ? [`累计暂停 ${minutes} 分钟，不足 60 分钟，暂不顺延`] : []
}

const PROVISIONAL = '暂定：计算时有关年度的放假安排尚未公布，公布后是否调整由督查室决定'

/** Why the due moment is what it is, a sentence a line, without the full stop (docs/domain.md, section 4). */
export const receiptLines = (deadline: Explained): string[] => {
  const { receipt, dueAt, said } = deadline
  const set = said ? [] : ['截止时间由人工指定']
  return [
    ...(said ?? []),
    ...(said && !receipt.limit ? [] : [startLine(receipt)]),
    ...(receipt.limit ? [`时限 ${limitWords(receipt.limit)}`] : set),
    ...(receipt.skipped.length ? [skippedLine(receipt)] : []),
    ...(receipt.shifted.length ? [shiftedLine(receipt)] : []),
    ...receipt.suspensions.map(pauseLine),
    ...owedLine(receipt),
    ...receipt.extensions.map(extensionLine),
    `截止 ${localDateTime(dueAt)}${isStopped(deadline) ? '(暂停中，恢复时重新计算)' : ''}`,
    `工作日历第 ${receipt.calendarVersion} 版`,
    ...(receipt.provisional ? [PROVISIONAL] : []),
  ]
}
