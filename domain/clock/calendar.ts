import { own } from '../own'
import { Refused, refuse } from '../refusal'
import { day } from './dayjs'
import { remembered } from './remembered'
import { addCalendarDays, at, type Instant, type LocalDate, type LocalTime } from './time'

/** One year of the State Council's holiday notice, with the office's own overrides already in it. */
export interface CalendarYear {
  year: number
  /** Days off with their holiday's name; weekend days inside a holiday may be named too. */
  holidays: Record<LocalDate, string>
  /** Saturdays and Sundays that are worked (调休), with the holiday they make up for. */
  shiftedWorkdays: Record<LocalDate, string>
  /** Entered before the State Council's notice: which days are shifted is not known yet. */
  provisional?: boolean
}

/** The working-day calendar in force: every change makes a new version (docs/domain.md, section 4). */
export interface Calendar {
  version: number
  years: Record<string, CalendarYear>
  /** Sessions of a working day, in order: 09:00-12:00, 13:30-17:30. The end of the last is the close of business. */
  workingHours: { from: LocalTime; to: LocalTime }[]
}

/** What a day is. `name` is the holiday's, for a make-up day the holiday it makes up for, else the weekday's (周一). */
export interface Day {
  working: boolean
  name: string
  /** A weekend day that is worked (调休). */
  shifted: boolean
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

export const weekdayName = remembered((date: LocalDate): string => WEEKDAYS[day(date).day()] ?? WEEKDAYS[0])

/** Refuses CALENDAR_YEAR_MISSING: an unknown year is never taken as Monday to Friday (docs/domain.md, section 4). */
export const dayOf = (calendar: Calendar, date: LocalDate): Day => {
  const yearName = date.slice(0, 4)
  const year = own(calendar.years, yearName)
  if (!year) throw new Refused(refuse('CALENDAR_YEAR_MISSING', yearName))
  const makesUpFor = own(year.shiftedWorkdays, date)
  if (makesUpFor !== undefined) return { working: true, name: makesUpFor, shifted: true }
  const holiday = own(year.holidays, date)
  if (holiday !== undefined) return { working: false, name: holiday, shifted: false }
  const weekday = weekdayName(date)
  return { working: weekday !== '周六' && weekday !== '周日', name: weekday, shifted: false }
}

export const isWorkingDay = (calendar: Calendar, date: LocalDate): boolean => dayOf(calendar, date).working

/** Whether the span, both ends included, touches a provisional year. */
export const isProvisional = ({ years }: Calendar, from: LocalDate, to: LocalDate): boolean =>
  Object.entries(years).some(
    ([year, { provisional }]) => provisional && year >= from.slice(0, 4) && year <= to.slice(0, 4),
  )

/** The n-th working day after `date`, which itself isn't counted (Civil Code, art. 201). 0 gives `date` back. */
export const addWorkingDays = (calendar: Calendar, date: LocalDate, n: number): LocalDate => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`)
  let day = date
  let left = n
  while (left > 0) {
    day = addCalendarDays(day, 1)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}

/** `date` itself when it is worked, else the next day that is. */
export const workingDayFrom = (calendar: Calendar, date: LocalDate): LocalDate =>
  isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1)

/** `date` itself when it is worked, else the last day before it that is. */
export const workingDayUpTo = (calendar: Calendar, date: LocalDate): LocalDate => {
  let day = date
  while (!isWorkingDay(calendar, day)) day = addCalendarDays(day, -1)
  return day
}

/** Both ends included; nothing when `to` is before `from`. */
export function* daysFrom(from: LocalDate, to: LocalDate): Generator<LocalDate> {
  for (let day = from; day <= to; day = addCalendarDays(day, 1)) yield day
}

/** Working days after `fromExclusive` up to `toInclusive`; 0 when there is no day between. */
export const workingDaysBetween = (calendar: Calendar, fromExclusive: LocalDate, toInclusive: LocalDate): number => {
  let count = 0
  for (const day of daysFrom(addCalendarDays(fromExclusive, 1), toInclusive))
    if (isWorkingDay(calendar, day)) count += 1
  return count
}

/** The working sessions of `date` as moments, in order; none on a day off. */
export const sessionsOf = (calendar: Calendar, date: LocalDate): { from: Instant; to: Instant }[] =>
  isWorkingDay(calendar, date)
    ? calendar.workingHours.map(({ from, to }) => ({ from: at(date, from), to: at(date, to) }))
    : []

/** The end of the last session, whether or not `date` is worked. */
export const closeOfBusiness = (calendar: Calendar, date: LocalDate): Instant => {
  const closing = calendar.workingHours.slice(-1)[0]
  if (!closing) throw new Error('a calendar needs a working session')
  return at(date, closing.to)
}

/** null where `compute` needs a year that the calendar lacks, for the callers that can say something else then. */
export const ifYearKnown = <T>(compute: () => T): T | null => {
  try {
    return compute()
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'CALENDAR_YEAR_MISSING') return null
    throw error
  }
}
