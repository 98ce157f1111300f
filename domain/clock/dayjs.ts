import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)

/**
 * Asia/Shanghai has been eight hours ahead of UTC since 1992, without daylight saving (docs/decisions/fixed-offset.md).
 * The hours are added in UTC: `utcOffset(8)` reckons by way of the machine's own zone, and is an hour off while that
 * one changes its clocks.
 */
const OFFSET_HOURS = 8

/** Formatting an invalid one would say "Invalid Date". */
const valid = (value: Dayjs): Dayjs => {
  if (Number.isNaN(value.valueOf())) throw new RangeError('Invalid time value')
  return value
}

/** A moment in milliseconds or ISO 8601; an invalid one throws RangeError as soon as it is written down. */
export const moment = (moment: string | number): Dayjs => dayjs.utc(moment)

/** What Shanghai's clocks show at `instant`, to be read, reckoned with and formatted. Throws RangeError when it is none. */
export const shanghai = (instant: string): Dayjs => valid(dayjs.utc(instant).add(OFFSET_HOURS, 'hour'))

/** The moment at which Shanghai's clocks show `wallClock`. */
export const momentOf = (wallClock: Dayjs): string => wallClock.subtract(OFFSET_HOURS, 'hour').toISOString()

/** The beginning of a day, to reckon with. Throws RangeError when it is none. */
export const day = (date: string): Dayjs => valid(dayjs.utc(`${date}T00:00:00.000Z`))

/** What the machine's own clock shows, for pickers that know no other zone. */
export const here = (shown: Date | number | string): Dayjs => valid(dayjs(shown))
