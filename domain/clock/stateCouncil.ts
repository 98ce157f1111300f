// The package's functions read a day by the process's own time zone (west of UTC they answer for the day before):
// of notices only its data is used.

import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { own, owns } from '../own'
import type { Calendar, CalendarYear } from './calendar'
import type { LocalDate } from './time'

/** The package shortens three names; a receipt bears the full ones. */
const FULL_NAMES: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

/** An entry reads `National Day,国庆节,3`: English name, Chinese name, statutory days. */
const chineseName = (entry: string): string => {
  const name = entry.split(',')[1] ?? entry
  return own(FULL_NAMES, name) ?? name
}

const ofYear = (entries: Record<LocalDate, string>, year: number): Record<LocalDate, string> =>
  Object.fromEntries(
    Object.entries(entries)
      .filter(([date]) => date.startsWith(`${year}-`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, entry]) => [date, chineseName(entry)]),
  )

/**
 * The State Council's notice for `year`, or null when the package doesn't have it. A notice may reach into the last
 * days of the year before or the first of the next, so a few days are no proof: a known year has its National Day.
 */
export const stateCouncilYear = (year: number): CalendarYear | null => {
  const holidays = ofYear(notices.holidays, year)
  if (!owns(holidays, `${year}-10-01`)) return null
  return { year, holidays, shiftedWorkdays: ofYear(notices.workdays, year) }
}

/** The calendar an office starts with. Years without a notice are left out, and so refused when asked for. */
export const defaultCalendar = (years: number[]): Calendar => ({
  version: 1,
  years: Object.fromEntries(
    years
      .map(stateCouncilYear)
      .filter((year) => year !== null)
      .map((year) => [String(year.year), year]),
  ),
  workingHours: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
})
