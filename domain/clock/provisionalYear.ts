import chineseDays from 'chinese-days'
import type { CalendarYear } from './calendar'
import { addCalendarDays, type LocalDate } from './time'

/** 清明 by the century's formula (寿星通式); the package's answer depends on the process's time zone. */
const pureBrightness = (year: number): LocalDate => {
  const ofCentury = year % 100
  return `${year}-04-0${Math.floor(ofCentury * 0.2422 + 4.81) - Math.floor(ofCentury / 4)}`
}

/** A day of the lunar year that begins in `year`. Given as a local date, the answer is the same in every time zone. */
const lunar = (year: number, month: number, day: number): LocalDate =>
  chineseDays.getSolarDateFromLunar(new Date(year, month - 1, day)).date

const daysIn = (first: LocalDate, count: number): LocalDate[] =>
  Array.from({ length: count }, (_, i) => addCalendarDays(first, i))

/** 全国年节及纪念日放假办法, article 2, as amended in 2024. */
const statutoryDays = (year: number): [name: string, days: LocalDate[]][] => [
  ['元旦', daysIn(`${year}-01-01`, 1)],
  ['春节', daysIn(addCalendarDays(lunar(year, 1, 1), -1), 4)],
  ['清明节', daysIn(pureBrightness(year), 1)],
  ['劳动节', daysIn(`${year}-05-01`, 2)],
  ['端午节', daysIn(lunar(year, 5, 5), 1)],
  ['国庆节', daysIn(`${year}-10-01`, 3)],
  ['中秋节', daysIn(lunar(year, 8, 15), 1)],
]

/**
 * A year as far as it is known before the State Council's notice: the statutory holidays, nothing shifted, nothing
 * stretched (docs/domain.md, section 4). null outside 2001 to 2099, for which the formula holds.
 */
export const provisionalYear = (year: number): CalendarYear | null => {
  if (year < 2001 || year > 2099) return null
  const holidays = new Map<LocalDate, string>()
  for (const [name, days] of statutoryDays(year))
    for (const date of days) holidays.set(date, [holidays.get(date), name].filter(Boolean).join('、'))
  return { year, holidays: Object.fromEntries(holidays), shiftedWorkdays: {}, provisional: true }
}
