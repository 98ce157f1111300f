import { type Calendar, dayOf, ifYearKnown, weekdayName } from '../../../domain/clock/calendar'
import { here } from '../../../domain/clock/dayjs'
import { at, type Instant, type LocalDate, localDate, localDateTime } from '../../../domain/clock/time'

/** The picker speaks wall-clock text, `2026-10-08 17:30`, which means Shanghai's whatever the browser's zone. */
export const fromWallClock = (text: string | null): Instant | null => {
  const [date, time] = text?.split(' ') ?? []
  return date && time ? at(date, time) : null
}

export const toWallClock = (moment: Instant | null): string => (moment ? localDateTime(moment) : '')

/** The day that a picker's cell shows: its Date is midnight in the browser's zone. */
export const dayOfCell = (cell: Date): LocalDate => here(cell).format('YYYY-MM-DD')

/** Of a picker's cell: days off look otherwise. */
export const cellClass =
  (calendar: Calendar) =>
  (cell: Date): string =>
    kindOfDay(calendar, dayOfCell(cell)).off ? 'day-off' : ''

/** A Date that a picker shows as this day. */
export const cellOf = (date: LocalDate): Date => here(date).toDate()

/** 周四 工作日, 周六 休息日, 周日 国庆节调休上班; the weekday alone where the calendar lacks the year. */
export const dayKind = (calendar: Calendar, moment: Instant) => kindOfDay(calendar, localDate(moment))

export const kindOfDay = (calendar: Calendar, date: LocalDate): { words: string; off: boolean } => {
  const day = ifYearKnown(() => dayOf(calendar, date))
  const weekday = weekdayName(date)
  if (!day) return { words: `${weekday}(日历缺这一年)`, off: false }
  if (day.shifted) return { words: `${weekday} 调休上班`, off: false }
  if (day.working) return { words: `${weekday} 工作日`, off: false }
  return { words: day.name === weekday ? `${weekday} 休息日` : `${weekday} ${day.name}`, off: true }
}
