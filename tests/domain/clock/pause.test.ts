import * as fc from 'fast-check'
import { closeOfBusiness, isWorkingDay } from '../../../domain/clock/calendar'
import { type Deadline, deadlineFor, extendDeadline, fixedDeadline, type Limit } from '../../../domain/clock/deadline'
import { afterStop, asIfRunning, isStopped, leaveOff, startAgain, stopClock } from '../../../domain/clock/stop'
import { addMs, epochMs, localDate } from '../../../domain/clock/time'
import { workingMsBetween } from '../../../domain/clock/workingTime'
import { anyMoment, calendar, refusalOf, shanghai } from './shanghai'

/** 5 working days from 21 September 2026: due on 29 September, after Mid-Autumn. */
const working = deadlineFor(calendar, shanghai('2026-09-21 10:00'), { unit: 'workingDays', count: 5 })

const paused = (deadline: Deadline, from: string, to: string) =>
  startAgain(calendar, stopClock(deadline, { at: shanghai(from), reason: '等待批复' }), shanghai(to))

test('an extension moves the due moment, makes a new version and is kept in the receipt', () => {
  const decision = { at: shanghai('2026-09-28 09:00'), to: shanghai('2026-10-20 17:30'), reason: '资金未到位' }
  const extended = extendDeadline(working, decision)
  expect(extended).toMatchObject({ dueAt: decision.to, version: 2 })
  expect(extended.receipt.extensions).toEqual([{ ...decision, from: shanghai('2026-09-29 17:30') }])
  expect(working.receipt.extensions).toEqual([])
})

test('an extension that is not later is refused', () => {
  const to = (moment: string) => () =>
    extendDeadline(working, { at: shanghai('2026-09-28 09:00'), to: shanghai(moment), reason: '' })
  expect(refusalOf(to('2026-09-29 17:30'))).toBe('NOT_LATER')
  expect(refusalOf(to('2026-09-28 17:30'))).toBe('NOT_LATER')
})

test('a stop leaves the due moment where it is, and the receipt says since when', () => {
  const stopped = stopClock(working, { at: shanghai('2026-09-22 10:00'), reason: '等待批复' })
  expect(stopped).toMatchObject({ dueAt: working.dueAt, version: 1 })
  expect(stopped.receipt.suspensions).toEqual([{ from: shanghai('2026-09-22 10:00'), to: null, reason: '等待批复' }])
  expect([isStopped(working), isStopped(stopped)]).toEqual([false, true])
})

test('a clock that stands is not stopped twice, one that runs is not started', () => {
  const stopped = stopClock(working, { at: shanghai('2026-09-22 10:00'), reason: '' })
  expect(stopClock(stopped, { at: shanghai('2026-09-22 11:00'), reason: '' })).toBe(stopped)
  expect(startAgain(calendar, working, shanghai('2026-09-22 11:00'))).toBe(working)
  expect(asIfRunning(stopped)).toEqual(working)
  expect(leaveOff(stopped, shanghai('2026-09-23 10:00'))).toMatchObject({
    dueAt: working.dueAt,
    receipt: { suspensions: [{ to: shanghai('2026-09-23 10:00') }] },
  })
})

/** Clock, stop, where it stands then. A working day has 7 hours: 09:00 to 12:00 and 13:30 to 17:30. */
const day = (start: string, unit: Limit['unit'], count: number) =>
  deadlineFor(calendar, shanghai(start), { unit, count })
const fixed = (start: string, dueAt: string) => fixedDeadline(calendar, shanghai(start), shanghai(dueAt))

test.each<[string, Deadline, [string, string], string]>([
  ['over the holiday', working, ['2026-09-24 10:00', '2026-09-29 10:00'], '2026-10-08 17:30'],
  ['outside working hours nothing is owed', working, ['2026-09-22 20:00', '2026-09-23 07:00'], '2026-09-29 17:30'],
  ['a whole working day moves by one', working, ['2026-09-22 07:00', '2026-09-22 20:00'], '2026-09-30 17:30'],
  ['59 minutes move nothing', working, ['2026-09-22 10:00', '2026-09-22 10:59'], '2026-09-29 17:30'],
  [
    '60 minutes move to the end of the day they fall in',
    working,
    ['2026-09-22 10:00', '2026-09-22 11:00'],
    '2026-09-30 17:30',
  ],
  ['days off owe nothing', working, ['2026-09-25 10:00', '2026-09-27 10:00'], '2026-09-29 17:30'],
  ['what had passed stays', working, ['2026-09-30 10:00', '2026-10-20 10:00'], '2026-09-29 17:30'],
  [
    'five minutes of a clock hour',
    day('2026-10-12 10:00', 'clockHours', 1),
    ['2026-10-12 10:10', '2026-10-12 10:15'],
    '2026-10-12 11:05',
  ],
  [
    'a night of working hours',
    day('2026-10-12 16:30', 'workingHours', 4),
    ['2026-10-12 17:00', '2026-10-13 09:30'],
    '2026-10-13 14:30',
  ],
  [
    'a month owes plain time',
    day('2026-08-26 10:00', 'calendarMonths', 1),
    ['2026-09-01 10:00', '2026-09-03 11:00'],
    '2026-10-08 17:30',
  ],
  [
    'a fixed moment moves exactly',
    fixed('2026-10-08 10:00', '2026-10-14 12:00'),
    ['2026-10-09 10:00', '2026-10-09 10:05'],
    '2026-10-14 12:05',
  ],
])('%s', (_, deadline, [from, to], dueAt) => {
  const again = paused(deadline, from, to)
  expect(again.dueAt).toBe(shanghai(dueAt))
  expect(again.version).toBe(again.dueAt > deadline.dueAt ? 2 : 1)
  expect(isStopped(again)).toBe(false)
})

test('the days that a stop adds are named', () => {
  const again = paused(working, '2026-09-24 10:00', '2026-09-29 10:00')
  expect(again.receipt.skipped.map(({ date }) => date)).toEqual(
    ['09-25', '09-26', '09-27', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'].map((d) => `2026-${d}`),
  )
})

test('owed time adds up until the clock is set anew', () => {
  const twice = (deadline: Deadline) =>
    paused(paused(deadline, '2026-09-22 10:00', '2026-09-22 10:40'), '2026-09-23 10:00', '2026-09-23 10:40')
  expect(twice(working)).toMatchObject({ dueAt: shanghai('2026-09-30 17:30'), version: 2 })
  const set = extendDeadline(paused(working, '2026-09-22 10:00', '2026-09-22 10:40'), {
    at: shanghai('2026-09-22 11:00'),
    to: shanghai('2026-10-12 17:30'),
    reason: '',
  })
  expect(paused(set, '2026-09-23 10:00', '2026-09-23 10:40').dueAt).toBe(shanghai('2026-10-12 17:30'))
})

const anyLimit: fc.Arbitrary<Limit | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    unit: fc.constantFrom<Limit['unit']>('workingDays', 'calendarDays', 'calendarMonths', 'workingHours', 'clockHours'),
    count: fc.integer({ min: 1, max: 3 }),
  }),
)
const anyStops = fc.array(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 3000 })), {
  maxLength: 5,
})

test('whatever stops there are: it gets back what it lost, and less than a day more', () => {
  fc.assert(
    fc.property(anyMoment, anyLimit, anyStops, (start, limit, stops) => {
      const first = limit ? deadlineFor(calendar, start, limit).dueAt : addMs(start, 2 * 86_400_000)
      const inWork = limit?.unit === 'workingDays' || limit?.unit === 'workingHours'
      const length = (from: string, to: string) =>
        inWork ? workingMsBetween(calendar, from, to) : Math.max(0, epochMs(to) - epochMs(from))
      let clock: Parameters<typeof afterStop>[2] = { dueAt: first }
      let [now, lost] = [start, 0]
      for (const [wait, long] of stops) {
        const from = addMs(now, wait * 60_000)
        const to = addMs(from, long * 60_000)
        if (from <= clock.dueAt) lost += length(from, to)
        clock = afterStop(calendar, limit, clock, { from, to })
        now = to
      }
      const given = length(first, clock.dueAt)
      const inDays = limit !== null && limit.unit !== 'workingHours' && limit.unit !== 'clockHours'
      if (!inDays) expect(given).toBe(lost)
      else if (lost < 3_600_000) expect(clock.dueAt).toBe(first)
      else {
        expect(given).toBeGreaterThanOrEqual(lost)
        if (inWork) expect(given - lost).toBeLessThan(7 * 3_600_000)
        expect(isWorkingDay(calendar, localDate(clock.dueAt))).toBe(true)
        expect(clock.dueAt).toBe(closeOfBusiness(calendar, localDate(clock.dueAt)))
      }
    }),
    { numRuns: 500 },
  )
})

test('a stop that ends where the calendar has no year is refused', () => {
  expect(refusalOf(() => paused(working, '2026-09-24 10:00', '2027-01-04 10:00'))).toBe('CALENDAR_YEAR_MISSING')
})
