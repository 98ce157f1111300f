import { own } from '../../../domain/own'
import { dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, week } from './weeks'
import { offsetAt, shownAt } from './zones'

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0')

/** What a letter after % stands for: of what the clocks show, and how many minutes they are ahead of UTC. */
const LETTERS: Readonly<Record<string, (shown: Date, ahead: number) => string>> = {
  Y: (shown) => padded(shown.getUTCFullYear(), 4),
  G: (shown) => padded(isoWeekYear(shown), 4),
  m: (shown) => padded(shown.getUTCMonth() + 1, 2),
  b: (shown) => monthOf(shown).slice(0, 3),
  B: (shown) => monthOf(shown),
  d: (shown) => padded(shown.getUTCDate(), 2),
  j: (shown) => padded(dayOfYear(shown), 3),
  H: (shown) => padded(shown.getUTCHours(), 2),
  M: (shown) => padded(shown.getUTCMinutes(), 2),
  S: (shown) => padded(shown.getUTCSeconds(), 2),
  L: (shown) => padded(shown.getUTCMilliseconds(), 3),
  w: (shown) => String(dayOfWeek(shown)),
  u: (shown) => String(isoDayOfWeek(shown)),
  U: (shown) => padded(week(shown), 2),
  V: (shown) => padded(isoWeek(shown), 2),
  z: (_, ahead) => `${sign(ahead)}${padded(Math.floor(Math.abs(ahead) / 60), 2)}${padded(Math.abs(ahead) % 60, 2)}`,
  Z: (_, ahead) => `${sign(ahead)}${Math.abs(ahead)}`,
  '%': () => '%',
}

const monthOf = (shown: Date): string => MONTH_NAMES[shown.getUTCMonth()] as string
const sign = (ahead: number): string => (ahead < 0 ? '-' : '+')

/** A moment in the words of a `format`, as the clocks of a zone show it. */
export function formatted(moment: number, format: string, zone: string): string {
  const shown = shownAt(zone, moment)
  const ahead = Math.round(offsetAt(zone, moment) / 60_000)
  if (shown.getUTCFullYear() < 0 || shown.getUTCFullYear() > 9_999)
    throw new Error(`$dateToString is only defined on year 0-9999, not on ${shown.getUTCFullYear()}`)
  return format.replaceAll(/%([\s\S]?)/g, (_, letter: string) => {
    if (letter === '') throw new Error("unmatched '%' at end of format string")
    const write = own(LETTERS, letter)
    if (!write) throw new Error(`invalid format character '%${letter}' in format string`)
    return write(shown, ahead)
  })
}
