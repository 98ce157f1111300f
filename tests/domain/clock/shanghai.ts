import * as fc from 'fast-check'
import type { Calendar, CalendarYear } from '../../../domain/clock/calendar'
import { provisionalYear } from '../../../domain/clock/provisionalYear'
import { defaultCalendar } from '../../../domain/clock/stateCouncil'
import { addMs, at, type Instant } from '../../../domain/clock/time'
import { Refused } from '../../../domain/refusal'

/** The State Council's notices for 2024 to 2026. */
export const calendar = defaultCalendar([2024, 2025, 2026])

/** What is known of `year` before its notice. */
export const computed = (year: number): CalendarYear => {
  const known = provisionalYear(year)
  if (!known) throw new Error(`${year} cannot be computed`)
  return known
}

/** The same before the notice for 2026 was out. */
export const provisional2026: Calendar = { ...calendar, years: { ...calendar.years, 2026: computed(2026) } }

/** `2026-10-08 17:30` on Shanghai's clocks. */
export const shanghai = (words: string): Instant => at(words.slice(0, 10), words.slice(11))

/** The code that `run` refuses with; null when it goes through. */
export const refusalOf = (run: () => unknown): string | null => {
  try {
    run()
    return null
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code
    throw error
  }
}

const START = shanghai('2024-01-01 00:00')

/** Any minute from 2024 to mid-2026, so that limits of some months still end in a known year. */
export const anyMoment = fc.integer({ min: 0, max: 900 * 1440 }).map((minutes) => addMs(START, minutes * 60_000))
