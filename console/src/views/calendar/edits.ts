import { type CalendarYear, dayOf, daysFrom, weekdayName } from '../../../../domain/clock/calendar'
import type { LocalDate } from '../../../../domain/clock/time'
import { shortDay } from '../../../../domain/clock/words'
import { owns } from '../../../../domain/own'
import { isWeekend } from './month'

/** What the office decides for a day: off, worked, or as its weekday says. */
export type Decision = 'off' | 'work' | 'usual'

export const emptyYear = (year: number): CalendarYear => ({ year, holidays: {}, shiftedWorkdays: {} })

const without = (days: Record<LocalDate, string>, date: LocalDate): Record<LocalDate, string> =>
  Object.fromEntries(Object.entries(days).filter(([each]) => each !== date))

const withDay = (days: Record<LocalDate, string>, date: LocalDate, name: string): Record<LocalDate, string> =>
  Object.fromEntries(Object.entries({ ...days, [date]: name }).sort(([a], [b]) => (a < b ? -1 : 1)))

/**
 * The year with a decision on one day. A weekday that is worked needs no entry: only weekends are shifted. `name` is
 * the holiday's, or that of the one it makes up for.
 */
export const decide = (year: CalendarYear, date: LocalDate, decision: Decision, name: string): CalendarYear => {
  const holidays = without(year.holidays, date)
  const shiftedWorkdays = without(year.shiftedWorkdays, date)
  if (decision === 'off') return { ...year, holidays: withDay(holidays, date, name), shiftedWorkdays }
  if (decision === 'work' && isWeekend(date))
    return { ...year, holidays, shiftedWorkdays: withDay(shiftedWorkdays, date, name) }
  return { ...year, holidays, shiftedWorkdays }
}

export interface ShownDay {
  kind: 'work' | 'rest' | 'holiday' | 'shifted'
  /** Of a holiday, or of the one that a shifted day makes up for; else empty. */
  name: string
}

/** A day as the year has it, weekends and all. */
export const shownDay = (year: CalendarYear, date: LocalDate): ShownDay => {
  const { working, shifted, name } = dayOf({ version: 0, years: { [year.year]: year }, workingHours: [] }, date)
  if (shifted) return { kind: 'shifted', name }
  if (working) return { kind: 'work', name: '' }
  return owns(year.holidays, date) ? { kind: 'holiday', name } : { kind: 'rest', name: '' }
}

/** 国庆节 放假, 国庆节调休 上班, 工作日, 周末休息. */
export const dayWords = (year: CalendarYear, date: LocalDate): string => {
  const { kind, name } = shownDay(year, date)
  switch (kind) {
    case 'shifted':
      return `${name}调休 上班`
    case 'holiday':
      return `${name} 放假`
    case 'rest':
      return '周末休息'
    case 'work':
      return '工作日'
  }
}

export interface DayChange {
  date: LocalDate
  /** 10月8日 周四. */
  day: string
  before: string
  after: string
}

/** Days that are otherwise in `after`, by date. Before a year is entered there is nothing to compare with. */
export const changedDays = (before: CalendarYear | null, after: CalendarYear): DayChange[] => {
  const old = before ?? emptyYear(after.year)
  const named = [old, after].flatMap(({ holidays, shiftedWorkdays }) =>
    Object.keys({ ...holidays, ...shiftedWorkdays }),
  )
  return [...new Set(named)]
    .sort()
    .map((date) => ({
      date,
      day: `${shortDay(date)} ${weekdayName(date)}`,
      before: dayWords(old, date),
      after: dayWords(after, date),
    }))
    .filter((change) => change.before !== change.after)
}

/** The same days, no longer provisional: to be put right by the State Council's notice. */
export const asReal = ({ provisional: _, ...days }: CalendarYear): CalendarYear => days

/** The year was provisional and is to be so no longer. */
export const becomesReal = (before: CalendarYear | null, after: CalendarYear): boolean =>
  before?.provisional === true && !after.provisional

/** How many days of the year are worked. */
export const workingDaysOf = (year: CalendarYear): number =>
  [...daysFrom(`${year.year}-01-01`, `${year.year}-12-31`)].filter((date) =>
    ['work', 'shifted'].includes(shownDay(year, date).kind),
  ).length

/** The holidays of every year (全国年节及纪念日放假办法). A notice may name two at once: 国庆节、中秋节. */
export const STATUTORY = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const

/** Statutory holidays that no day of the year bears: a year is seldom whole without them. */
export const missingHolidays = ({ holidays }: CalendarYear): string[] => {
  const names = Object.values(holidays)
  return STATUTORY.filter((holiday) => !names.some((name) => name.includes(holiday)))
}

/** A year without any holiday would be Monday to Friday, which a calendar must never be (docs/domain.md, section 4). */
export const maySave = (year: CalendarYear): boolean => Object.keys(year.holidays).length > 0

/** Names that holidays of the year bear already, for choosing again. */
export const holidayNames = (year: CalendarYear): string[] => [
  ...new Set([...Object.values(year.holidays), ...Object.values(year.shiftedWorkdays)]),
]
