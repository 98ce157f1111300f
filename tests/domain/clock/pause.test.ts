import {
  deadlineFor,
  extendDeadline,
  fixedDeadline,
  isSuspended,
  resumeDeadline,
  suspendDeadline,
} from '../../../domain/clock/deadline'
import { calendar, refusalOf, shanghai } from './shanghai'

/** 5 working days from 21 September 2026: due on 29 September, after Mid-Autumn. */
const working = deadlineFor(calendar, shanghai('2026-09-21 10:00'), { unit: 'workingDays', count: 5 })

const paused = (deadline: typeof working, from: string, to: string) =>
  resumeDeadline(calendar, suspendDeadline(deadline, { at: shanghai(from), reason: '等待批复' }), { at: shanghai(to) })

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

test('a suspension stops the clock without moving the due moment', () => {
  const stopped = suspendDeadline(working, { at: shanghai('2026-09-22 10:00'), reason: '等待批复' })
  expect(stopped).toMatchObject({ dueAt: working.dueAt, version: 1 })
  expect(stopped.receipt.suspensions).toEqual([{ from: shanghai('2026-09-22 10:00'), to: null, reason: '等待批复' }])
  expect([isSuspended(working), isSuspended(stopped)]).toEqual([false, true])
})

test('a clock is stopped once and started once', () => {
  const stopped = suspendDeadline(working, { at: shanghai('2026-09-22 10:00'), reason: '' })
  expect(() => suspendDeadline(stopped, { at: shanghai('2026-09-22 11:00'), reason: '' })).toThrow()
  expect(() => resumeDeadline(calendar, working, { at: shanghai('2026-09-22 11:00') })).toThrow()
})

test('a working-day clock moves on by the working days of the pause, over the holiday', () => {
  const resumed = paused(working, '2026-09-24 10:00', '2026-09-29 10:00')
  expect(resumed).toMatchObject({ dueAt: shanghai('2026-10-08 17:30'), version: 2 })
  expect(resumed.receipt.skipped.map(({ date }) => date)).toEqual(
    ['09-25', '09-26', '09-27', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'].map((d) => `2026-${d}`),
  )
  expect(isSuspended(resumed)).toBe(false)
})

test('a pause without a working day moves nothing and makes no new version', () => {
  const resumed = paused(working, '2026-09-25 10:00', '2026-09-27 10:00')
  expect(resumed).toMatchObject({ dueAt: working.dueAt, version: 1 })
  expect(resumed.receipt.suspensions).toHaveLength(1)
})

test('a clock whose due moment had passed before the pause stays overdue', () => {
  const resumed = paused(working, '2026-09-30 10:00', '2026-10-20 10:00')
  expect(resumed).toMatchObject({ dueAt: working.dueAt, version: 1 })
})

test('a clock that was stopped in time never comes back overdue', () => {
  expect(paused(working, '2026-09-29 10:00', '2026-09-29 20:00').dueAt).toBe(shanghai('2026-09-30 17:30'))
  expect(paused(working, '2026-09-29 10:00', '2026-10-04 10:00').dueAt).toBe(shanghai('2026-10-08 17:30'))
  const evening = fixedDeadline(calendar, shanghai('2026-09-21 10:00'), shanghai('2026-09-28 22:00'))
  expect(paused(evening, '2026-09-28 21:00', '2026-09-29 20:00').dueAt).toBe(shanghai('2026-09-30 17:30'))
})

test('a month moves on by the pause in whole calendar days, then to a working day', () => {
  const month = deadlineFor(calendar, shanghai('2026-08-26 10:00'), { unit: 'calendarMonths', count: 1 })
  expect(month.dueAt).toBe(shanghai('2026-09-28 17:30'))
  const resumed = paused(month, '2026-09-01 10:00', '2026-09-03 11:00')
  expect(resumed).toMatchObject({ dueAt: shanghai('2026-10-08 17:30'), version: 2 })
})

test('a moment set by a person moves on in the same way', () => {
  const fixed = fixedDeadline(calendar, shanghai('2026-10-08 10:00'), shanghai('2026-10-14 12:00'))
  expect(paused(fixed, '2026-10-09 10:00', '2026-10-09 11:00').dueAt).toBe(shanghai('2026-10-15 17:30'))
})

test('a pause that ends where the calendar has no year is refused', () => {
  expect(refusalOf(() => paused(working, '2026-09-24 10:00', '2027-01-04 10:00'))).toBe('CALENDAR_YEAR_MISSING')
})
