import { startOf } from './weeks'
import { momentOf, offsetAt, shownAt } from './zones'

const DAY = 86_400_000
const LENGTHS = { week: 7 * DAY, day: DAY, hour: 3_600_000, minute: 60_000, second: 1_000, millisecond: 1 } as const
const MONTHS = { year: 12, quarter: 3, month: 1 } as const

export type Unit = keyof typeof LENGTHS | keyof typeof MONTHS

export function unitOf(value: unknown): Unit {
  if (typeof value === 'string' && (Object.hasOwn(LENGTHS, value) || Object.hasOwn(MONTHS, value))) return value as Unit
  throw new Error(`unknown time unit value: ${JSON.stringify(value)}`)
}

const isMonths = (unit: Unit): unit is keyof typeof MONTHS => unit in MONTHS
const isCalendar = (unit: Unit): boolean => isMonths(unit) || unit === 'week' || unit === 'day'

/** Of a month that is too short the last day; from a day on what the zone's clocks show stays, below it time passes. */
export function plus(moment: number, amount: number, unit: Unit, zone: string): number {
  if (!isCalendar(unit)) return moment + amount * LENGTHS[unit as keyof typeof LENGTHS]
  return momentOf(zone, plusShown(shownAt(zone, moment), amount, unit))
}

function plusShown(shown: Date, amount: number, unit: Unit): number {
  if (!isMonths(unit)) return shown.getTime() + amount * LENGTHS[unit]
  const [year, month] = [shown.getUTCFullYear(), shown.getUTCMonth() + 1 + amount * MONTHS[unit]]
  const last = new Date(startOf(year, month + 1, 0)).getUTCDate()
  return startOf(year, month, Math.min(shown.getUTCDate(), last)) + mod(shown.getTime(), DAY)
}

/** How many beginnings of a unit lie between the two, as the zone's clocks show them. `weekday` is 0 for Sunday. */
export function between(start: number, end: number, unit: Unit, zone: string, weekday: number): number {
  if (isCalendar(unit)) return index(shownAt(zone, end), unit, weekday) - index(shownAt(zone, start), unit, weekday)
  const offset = offsetAt(zone, start)
  const length = LENGTHS[unit as keyof typeof LENGTHS]
  return Math.floor((end + offset) / length) - Math.floor((start + offset) / length)
}

/** Which one it is, counted from some beginning. */
function index(shown: Date, unit: Unit, weekday: number): number {
  const months = shown.getUTCFullYear() * 12 + shown.getUTCMonth()
  if (isMonths(unit)) return Math.floor(months / MONTHS[unit])
  const days = Math.floor(shown.getTime() / DAY)
  // the first day of all was a Thursday
  return unit === 'day' ? days : Math.floor((days + 4 - weekday) / 7)
}

/** From here periods of several units are counted: a Saturday. */
const REFERENCE = Date.UTC(2000, 0, 1)

/** The beginning of the period of `size` units in which a moment lies. */
export function truncated(moment: number, size: number, unit: Unit, zone: string, weekday: number): number {
  if (!isCalendar(unit)) {
    return moment - mod(moment - REFERENCE, size * LENGTHS[unit as keyof typeof LENGTHS])
  }
  const first = unit === 'week' ? REFERENCE + mod(weekday - 6, 7) * DAY : REFERENCE
  const distance = index(shownAt(zone, moment), unit, weekday) - index(new Date(first), unit, weekday)
  return momentOf(zone, plusShown(new Date(first), distance - mod(distance, size), unit))
}

const mod = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor
