import { own, owns } from '../../../domain/own'
import { formatted } from '../dates/format'
import { parsed } from '../dates/parse'
import { between, plus, truncated, unitOf } from '../dates/units'
import { dayOfWeek, dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, startOf, startOfIso, week } from '../dates/weeks'
import { momentOf, shownAt } from '../dates/zones'
import { isPlain } from '../values/plain'
import { type Operator, valuesOf } from './textExpressions'

/*
 * All that MongoDB reckons with dates. mingo's are not used: its ISO years, weeks and days of the week are off, a month that
 * is too short runs over into the next, parts by week are not read, and a zone is left aside where periods begin.
 */

type Arguments = Readonly<Record<string, unknown>>

function argumentsOf(name: string, allowed: readonly string[], given: unknown): Arguments {
  if (!isPlain(given)) throw new Error(`${name} takes an object`)
  for (const key of Object.keys(given)) if (!allowed.includes(key)) throw new Error(`${name} knows no '${key}'`)
  return given
}

/** An operator with named arguments; what is given and is missing in the document has its key with undefined. */
const named =
  (name: string, allowed: string, run: (given: Arguments) => unknown): Operator =>
  (object, expression, options) => {
    const spec = argumentsOf(name, allowed.split(' '), expression)
    const values = valuesOf(object, Object.values(spec), options)
    return run(Object.fromEntries(Object.keys(spec).map((key, i) => [key, values[i]])))
  }

/** What is given, also when that is nothing, and else what stands in its place. */
const or = (given: Arguments, key: string, otherwise: unknown): unknown =>
  owns(given, key) ? own(given, key) : otherwise

/** As MongoDB: null and missing give null, wherever they are given. */
const isNothing = (value: unknown): boolean => value === null || value === undefined

function momentIn(name: string, value: unknown): number {
  if (value instanceof Date) return value.getTime()
  throw new Error(`${name} can't convert from ${Array.isArray(value) ? 'array' : typeof value} to Date`)
}

function zoneIn(value: unknown): string {
  if (typeof value !== 'string') throw new Error('timezone must evaluate to a string')
  return value
}

function wholeIn(name: string, value: unknown, least = -32_768, most = 32_767): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
    throw new Error(`${name} must evaluate to a whole number from ${least} to ${most}`)
  return value as number
}

/** A date, or an object with a date and a zone. */
const part =
  (name: string, read: (shown: Date) => number): Operator =>
  (object, expression, options) => {
    const [only] = [expression].flat()
    const withZone = isPlain(only) && !Object.keys(only).some((key) => key.startsWith('$'))
    const { date, ...rest } = withZone ? argumentsOf(name, ['date', 'timezone'], only) : { date: only }
    const [value, zone] = valuesOf(object, [date, 'timezone' in rest ? rest.timezone : 'UTC'], options)
    if (isNothing(value) || isNothing(zone)) return null
    return read(shownAt(zoneIn(zone), momentIn(name, value)))
  }

const PARTS: Readonly<Record<string, (shown: Date) => number>> = {
  $year: (shown) => shown.getUTCFullYear(),
  $month: (shown) => shown.getUTCMonth() + 1,
  $dayOfMonth: (shown) => shown.getUTCDate(),
  $hour: (shown) => shown.getUTCHours(),
  $minute: (shown) => shown.getUTCMinutes(),
  $second: (shown) => shown.getUTCSeconds(),
  $millisecond: (shown) => shown.getUTCMilliseconds(),
  $dayOfYear: dayOfYear,
  $dayOfWeek: dayOfWeek,
  $isoDayOfWeek: isoDayOfWeek,
  $week: week,
  $isoWeek: isoWeek,
  $isoWeekYear: isoWeekYear,
}

const dateToString = named('$dateToString', 'date format timezone onNull', (given) => {
  if (isNothing(given.date)) return or(given, 'onNull', null)
  const zone = or(given, 'timezone', 'UTC')
  if (isNothing(zone) || ('format' in given && isNothing(given.format))) return null
  const plain = zone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L'
  return formatted(momentIn('$dateToString', given.date), String(given.format ?? plain), zoneIn(zone))
})

const dateFromString = named('$dateFromString', 'dateString format timezone onError onNull', (given) => {
  if (isNothing(given.dateString)) return or(given, 'onNull', null)
  if (('format' in given && isNothing(given.format)) || ('timezone' in given && isNothing(given.timezone))) return null
  const format = 'format' in given ? String(given.format) : undefined
  const zone = 'timezone' in given ? zoneIn(given.timezone) : undefined
  try {
    if (typeof given.dateString !== 'string') throw new Error('$dateFromString requires that dateString is a string')
    return new Date(parsed(given.dateString, format, zone))
  } catch (error) {
    if ('onError' in given) return given.onError
    throw error
  }
})

const TIME_PARTS = 'hour minute second millisecond'

const dateFromParts = named(
  '$dateFromParts',
  `year month day isoWeekYear isoWeek isoDayOfWeek ${TIME_PARTS} timezone`,
  (given) => {
    const has = (key: string) => owns(given, key)
    const iso = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'].some(has)
    if (iso && ['year', 'month', 'day'].some(has))
      throw new Error('$dateFromParts does not allow mixing natural dates with ISO dates')
    if (!has(iso ? 'isoWeekYear' : 'year'))
      throw new Error("$dateFromParts requires either 'year' or 'isoWeekYear' to be present")
    if (Object.values(given).some(isNothing) || Object.keys(given).length === 0) return null
    const of = (key: string, otherwise: number) => (has(key) ? wholeIn(`'${key}'`, own(given, key)) : otherwise)
    const year = wholeIn(iso ? "'isoWeekYear'" : "'year'", iso ? given.isoWeekYear : given.year, 1, 9_999)
    const day = iso
      ? startOfIso(year, of('isoWeek', 1), of('isoDayOfWeek', 1))
      : startOf(year, of('month', 1), of('day', 1))
    const seconds = (of('hour', 0) * 60 + of('minute', 0)) * 60 + of('second', 0)
    const zone = zoneIn(or(given, 'timezone', 'UTC'))
    return new Date(momentOf(zone, day + seconds * 1_000 + of('millisecond', 0)))
  },
)

const dateToParts = named('$dateToParts', 'date timezone iso8601', (given) => {
  const zone = or(given, 'timezone', 'UTC')
  if (isNothing(given.date) || isNothing(zone) || ('iso8601' in given && isNothing(given.iso8601))) return null
  const shown = shownAt(zoneIn(zone), momentIn('$dateToParts', given.date))
  const date = given.iso8601
    ? { isoWeekYear: isoWeekYear(shown), isoWeek: isoWeek(shown), isoDayOfWeek: isoDayOfWeek(shown) }
    : { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() }
  return {
    ...date,
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    millisecond: shown.getUTCMilliseconds(),
  }
})

const moved = (name: string, direction: 1 | -1): Operator =>
  named(name, 'startDate unit amount timezone', (given) => {
    const zone = or(given, 'timezone', 'UTC')
    if ([given.startDate, given.unit, given.amount, zone].some(isNothing)) return null
    const amount =
      direction * wholeIn(`${name}: amount`, given.amount, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
    return new Date(plus(momentIn(name, given.startDate), amount, unitOf(given.unit), zoneIn(zone)))
  })

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** 0 for Sunday, which is also meant where nothing is said. */
function weekdayOf(value: unknown): number {
  const name = String(value).toLowerCase()
  const found = WEEKDAYS.findIndex((each) => each === name || each.slice(0, 3) === name)
  if (found < 0) throw new Error(`unknown day of week value: ${String(value)}`)
  return found
}

const dateDiff = named('$dateDiff', 'startDate endDate unit timezone startOfWeek', (given) => {
  const zone = or(given, 'timezone', 'UTC')
  const weekday = given.unit === 'week' ? or(given, 'startOfWeek', 'sunday') : 'sunday'
  if ([given.startDate, given.endDate, given.unit, zone, weekday].some(isNothing)) return null
  const [start, end] = [momentIn('$dateDiff', given.startDate), momentIn('$dateDiff', given.endDate)]
  return between(start, end, unitOf(given.unit), zoneIn(zone), weekdayOf(weekday))
})

const dateTrunc = named('$dateTrunc', 'date unit binSize timezone startOfWeek', (given) => {
  const zone = or(given, 'timezone', 'UTC')
  const size = or(given, 'binSize', 1)
  const weekday = given.unit === 'week' ? or(given, 'startOfWeek', 'sunday') : 'sunday'
  if ([given.date, given.unit, zone, size, weekday].some(isNothing)) return null
  const bins = wholeIn('$dateTrunc: binSize', size, 1, 100_000_000_000)
  return new Date(
    truncated(momentIn('$dateTrunc', given.date), bins, unitOf(given.unit), zoneIn(zone), weekdayOf(weekday)),
  )
})

export const dateExpressions: Record<string, Operator> = {
  ...Object.fromEntries(Object.entries(PARTS).map(([name, read]) => [name, part(name, read)])),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
  $dateAdd: moved('$dateAdd', 1),
  $dateSubtract: moved('$dateSubtract', -1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
}
