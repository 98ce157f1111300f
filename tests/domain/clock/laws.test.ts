import * as fc from 'fast-check'
import { addWorkingDays, closeOfBusiness, isWorkingDay, workingDaysBetween } from '../../../domain/clock/calendar'
import { deadlineFor, extendDeadline, fixedDeadline, type Limit } from '../../../domain/clock/deadline'
import { startAgain, stopClock } from '../../../domain/clock/stop'
import { addMs, calendarDaysBetween, epochMs, localDate } from '../../../domain/clock/time'
import { whatWouldMove } from '../../../domain/clock/whatWouldMove'
import { addWorkingHours, messageMoment } from '../../../domain/clock/workingTime'
import { anyMoment, calendar, refusalOf } from './shanghai'
import { workingHoursBetween } from './workingHours'

const law = <T>(name: string, property: fc.IProperty<T>) => test(name, () => fc.assert(property, { numRuns: 500 }))

const anyLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ unit: fc.constant('workingDays' as const), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ unit: fc.constant('calendarDays' as const), count: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ unit: fc.constant('calendarMonths' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ unit: fc.constant('workingHours' as const), count: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ unit: fc.constant('clockHours' as const), count: fc.integer({ min: 1, max: 200 }) }),
)
const anyDay = anyMoment.map(localDate)
const fewDays = fc.integer({ min: 0, max: 30 })
const anyMinutes = fc.integer({ min: 0, max: 60 * 1440 })
const anyDeadline = fc.oneof(
  fc.tuple(anyMoment, anyLimit).map(([start, limit]) => deadlineFor(calendar, start, limit)),
  fc
    .tuple(anyMoment, fc.integer({ min: 1, max: 40 * 1440 }))
    .map(([start, minutes]) => fixedDeadline(calendar, start, addMs(start, minutes * 60_000))),
)

law(
  'a due moment is never before its start',
  fc.property(anyMoment, anyLimit, (start, limit) => {
    expect(deadlineFor(calendar, start, limit).dueAt > start).toBe(true)
  }),
)

law(
  'a limit in days or months ends at the close of a working day',
  fc.property(anyMoment, anyLimit, (start, limit) => {
    fc.pre(limit.unit !== 'clockHours' && limit.unit !== 'workingHours')
    const { dueAt } = deadlineFor(calendar, start, limit)
    expect(isWorkingDay(calendar, localDate(dueAt))).toBe(true)
    expect(dueAt).toBe(closeOfBusiness(calendar, localDate(dueAt)))
  }),
)

law(
  'adding n and then m working days equals adding n + m',
  fc.property(anyDay, fewDays, fewDays, (day, n, m) => {
    expect(addWorkingDays(calendar, addWorkingDays(calendar, day, n), m)).toBe(addWorkingDays(calendar, day, n + m))
  }),
)

law(
  'working days between inverts adding working days',
  fc.property(anyDay, fewDays, (day, n) => {
    expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, n))).toBe(n)
  }),
)

law(
  'working hours between inverts adding working hours',
  fc.property(anyMoment, fc.integer({ min: 1, max: 80 }), (start, hours) => {
    expect(workingHoursBetween(calendar, start, addWorkingHours(calendar, start, hours))).toBe(hours)
  }),
)

law(
  'a receipt accounts for every day: working days and skipped days make the span',
  fc.property(anyMoment, fewDays, (start, n) => {
    const { dueAt, receipt } = deadlineFor(calendar, start, { unit: 'workingDays', count: n + 1 })
    const span = calendarDaysBetween(localDate(start), localDate(dueAt))
    expect(receipt.skipped.length + n + 1).toBe(span)
  }),
)

law(
  'resuming never shortens',
  fc.property(anyDeadline, anyMinutes, anyMinutes, (deadline, until, length) => {
    const from = addMs(deadline.receipt.start, until * 60_000)
    const stopped = stopClock(deadline, { at: from, reason: '等待批复' })
    const to = addMs(from, length * 60_000)
    const resumed = startAgain(calendar, stopped, to)
    expect(resumed.dueAt >= deadline.dueAt).toBe(true)
    expect(resumed.version > deadline.version).toBe(resumed.dueAt > deadline.dueAt)
  }),
)

law(
  'a clock stopped in time is in time when it starts again, unless it counts in days and less than an hour is owed',
  fc.property(anyDeadline, anyMinutes, fc.nat(99), (deadline, length, share) => {
    const { start, limit } = deadline.receipt
    const from = addMs(start, Math.floor(((epochMs(deadline.dueAt) - epochMs(start)) * share) / 100))
    const to = addMs(from, length * 60_000)
    const { dueAt, receipt } = startAgain(calendar, stopClock(deadline, { at: from, reason: '' }), to)
    const inDays = limit !== null && limit.unit !== 'workingHours' && limit.unit !== 'clockHours'
    expect(dueAt >= to || (inDays && (receipt.owed?.ms ?? 0) < 3_600_000)).toBe(true)
  }),
)

law(
  'an extension moves later or is refused',
  fc.property(anyDeadline, fc.integer({ min: -5000, max: 5000 }), (deadline, minutes) => {
    const to = addMs(deadline.dueAt, minutes * 60_000)
    const extend = () => extendDeadline(deadline, { at: deadline.receipt.start, to, reason: '' })
    if (minutes > 0) expect(extend()).toMatchObject({ dueAt: to, version: deadline.version + 1 })
    else expect(refusalOf(extend)).toBe('NOT_LATER')
  }),
)

law(
  'an unchanged calendar moves nothing, whatever was paused',
  fc.property(anyDeadline, anyMinutes, anyMinutes, (deadline, until, length) => {
    const from = addMs(deadline.receipt.start, until * 60_000)
    const stopped = stopClock(deadline, { at: from, reason: '' })
    const resumed = startAgain(calendar, stopped, addMs(from, length * 60_000))
    const renamed = { ...calendar, version: 2 }
    const list = [deadline, stopped, resumed].map((deadline, i) => ({ id: String(i), deadline }))
    expect(whatWouldMove(renamed, [{ calendar: { ...calendar, years: {} }, until: '9999' }], list)).toEqual([])
  }),
)

law(
  'a message moment is on a working day within its hours, never early, and stays when asked again',
  fc.property(anyMoment, (moment) => {
    const hours = { from: '08:00', to: '20:00' }
    const sent = messageMoment(calendar, moment, hours)
    expect(sent >= moment).toBe(true)
    expect(isWorkingDay(calendar, localDate(sent))).toBe(true)
    expect(messageMoment(calendar, sent, hours)).toBe(sent)
  }),
)

law(
  'a limit that reaches a missing year is refused',
  fc.property(anyMoment, anyLimit, (start, limit) => {
    fc.pre(limit.unit !== 'clockHours')
    const { dueAt } = deadlineFor(calendar, start, limit)
    const { [dueAt.slice(0, 4)]: _dropped, ...years } = calendar.years
    expect(refusalOf(() => deadlineFor({ ...calendar, years }, start, limit))).toBe('CALENDAR_YEAR_MISSING')
  }),
)
