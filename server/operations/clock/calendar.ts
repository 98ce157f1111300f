import type { Calendar, CalendarYear } from '../../../domain/clock/calendar'
import { weekdayName } from '../../../domain/clock/calendar'
import { stateCouncilYear } from '../../../domain/clock/stateCouncil'
import { type Instant, yearOf } from '../../../domain/clock/time'
import type { Input } from '../../../domain/contract'
import { owns } from '../../../domain/own'
import { isRefusal, type Refusal, refuse } from '../../../domain/refusal'
import type { Transaction } from '../../ports'
import { nextVersion } from '../../reference'
import type { CommandHandler, QueryHandler, Request } from '../operation'
import { whatIsToMove, whatWouldMoveUnder } from './whatMoves'

const isReal = ({ years }: Calendar, year: number): boolean => years[year] !== undefined && !years[year].provisional

export const calendarGet: QueryHandler<'calendar.get'> = async (_input, { reference, now }) => {
  const calendar = await reference.calendar()
  const year = yearOf(now)
  const suggested = [year - 1, year, year + 1].filter((each) => !isReal(calendar, each) && stateCouncilYear(each))
  return { calendar, suggested }
}

const isWeekend = (date: string): boolean => ['周六', '周日'].includes(weekdayName(date))

/** What computes lunar days reckons for some milliseconds when it is loaded; it is needed once a year. */
async function computed(year: number): Promise<CalendarYear | null> {
  const { provisionalYear } = await import('../../../domain/clock/provisionalYear')
  return provisionalYear(year)
}

/** The year as it would stand; BAD_INPUT names the field with a day that cannot be. */
async function yearAsked(input: Input<'calendar.saveYear'>): Promise<CalendarYear | Refusal> {
  const { year, holidays, shiftedWorkdays, provisional } = input
  if (holidays === null && shiftedWorkdays === null)
    return (
      (provisional ? await computed(year) : stateCouncilYear(year)) ?? refuse('CALENDAR_YEAR_MISSING', String(year))
    )
  if (holidays === null) return refuse('BAD_INPUT', 'holidays')
  if (shiftedWorkdays === null) return refuse('BAD_INPUT', 'shiftedWorkdays')
  const isOutside = (date: string) => !date.startsWith(`${year}-`)
  if (Object.keys(holidays).some(isOutside)) return refuse('BAD_INPUT', 'holidays')
  const isNoShift = (date: string) => isOutside(date) || owns(holidays, date) || !isWeekend(date)
  if (Object.keys(shiftedWorkdays).some(isNoShift)) return refuse('BAD_INPUT', 'shiftedWorkdays')
  return { year, holidays, shiftedWorkdays, ...(provisional && { provisional }) }
}

/** The notice for a year is out before the year begins. */
const isAnnounced = (calendar: Calendar, year: number, now: Instant): boolean =>
  year <= yearOf(now) || isReal(calendar, year) || stateCouncilYear(year) !== null

/** The calendar in force, as the transaction sees it. */
async function current(tx: Transaction): Promise<Calendar> {
  const document = await tx.get('calendars', 'current')
  if (!document) throw new Error('the store has no calendar: layFoundation has not run')
  return document.calendar
}

/** Puts a new version in force and keeps the one before. */
async function replace(tx: Transaction, change: (calendar: Calendar) => Calendar, request: Request): Promise<Calendar> {
  const before = await tx.get('calendars', 'current')
  const version = await nextVersion(tx, 'calendar')
  const calendar = { ...change(await current(tx)), version }
  if (before) await tx.put('calendars', { ...before, _id: `v${before.calendar.version}` })
  await tx.put('calendars', { _id: 'current', calendar, at: request.now, by: request.caller.personId })
  return calendar
}

/**
 * A year as a new version, with the running clocks that it would have put elsewhere; it moves none of them.
 * CALENDAR_YEAR_MISSING when the State Council's days are asked for and not known, YEAR_ANNOUNCED when it is to be
 * provisional and need not, BAD_INPUT for a day that cannot be.
 */
export const calendarSaveYear: CommandHandler<'calendar.saveYear'> = async (input, request, tx) => {
  const year = await yearAsked(input)
  if (isRefusal(year)) return year
  const before = await current(tx)
  if (year.provisional && isAnnounced(before, year.year, request.now))
    return refuse('YEAR_ANNOUNCED', String(year.year))
  const withYear = (calendar: Calendar): Calendar => ({
    ...calendar,
    years: { ...calendar.years, [String(year.year)]: year },
  })
  const wouldMove = await whatWouldMoveUnder(withYear(before), request)
  if (input.dryRun) return { version: before.version, calendar: withYear(before), wouldMove }
  const calendar = await replace(tx, withYear, request)
  return { version: calendar.version, calendar, wouldMove }
}

/**
 * What stands elsewhere than today's calendar would put it, whichever change of calendar it was: asked as often as one
 * likes, what was moved is not listed again.
 */
export const calendarWouldMove: QueryHandler<'calendar.wouldMove'> = (_input, request) => whatIsToMove(request)

/** The sessions of a working day, in order and apart; else BAD_INPUT. */
export const calendarSaveHours: CommandHandler<'calendar.saveHours'> = async ({ workingHours }, request, tx) => {
  const times = workingHours.flatMap(({ from, to }) => [from, to])
  if (times.some((time, i) => i > 0 && time <= (times[i - 1] ?? ''))) return refuse('BAD_INPUT', 'workingHours')
  const calendar = await replace(tx, (before) => ({ ...before, workingHours: [...workingHours] }), request)
  return { version: calendar.version }
}
