import type { Calendar } from '../../../domain/clock/calendar'
import { type Deadline, deadlineFor, extendDeadline, fixedDeadline, setDeadline } from '../../../domain/clock/deadline'
import { startAgain, stopClock } from '../../../domain/clock/stop'
import { whatWouldMove } from '../../../domain/clock/whatWouldMove'
import { calendar, refusalOf, shanghai } from './shanghai'

/** The office gives its own day off on `date`. */
const withDayOff = (base: Calendar, date: string): Calendar => {
  const year = base.years[date.slice(0, 4)]
  if (!year) throw new Error(`no year for ${date}`)
  const changed = { ...year, holidays: { ...year.holidays, [date]: '本区放假' } }
  return { ...base, version: base.version + 1, years: { ...base.years, [year.year]: changed } }
}

const changed = withDayOff(calendar, '2026-11-18')
const fiveDays = deadlineFor(calendar, shanghai('2026-11-16 10:00'), { unit: 'workingDays', count: 5 })
const later = shanghai('2026-12-31 10:00')
/** Each calendar but the last was replaced by the next. */
const moves = (deadline: Deadline, ...calendars: Calendar[]) => {
  const [to = changed, ...from] = (calendars.length > 0 ? calendars : [calendar, changed]).reverse()
  const before = from.map((calendar) => ({ calendar, until: later }))
  return whatWouldMove(to, before, [{ id: 'a', deadline }])
}

test('a new day off within a running limit would move it, one outside would not', () => {
  const before = deadlineFor(calendar, shanghai('2026-11-02 10:00'), { unit: 'workingDays', count: 5 })
  const list = [
    { id: 'within', deadline: fiveDays },
    { id: 'outside', deadline: before },
  ]
  expect(whatWouldMove(changed, [{ calendar, until: later }], list)).toEqual([
    { id: 'within', from: shanghai('2026-11-23 17:30'), to: shanghai('2026-11-24 17:30') },
  ])
})

test('what people decided stays: fixed moments and extensions', () => {
  const fixed = fixedDeadline(calendar, shanghai('2026-11-16 10:00'), shanghai('2026-11-18 17:30'))
  const extended = extendDeadline(fiveDays, {
    at: shanghai('2026-11-17 10:00'),
    to: shanghai('2026-11-30 17:30'),
    reason: '资金未到位',
  })
  expect(moves(fixed)).toEqual([])
  expect(moves(extended)).toEqual([])
})

test('a pause is reckoned again under the new calendar', () => {
  const stopped = stopClock(fiveDays, { at: shanghai('2026-11-17 10:00'), reason: '等待批复' })
  const resumed = startAgain(calendar, stopped, shanghai('2026-11-19 10:00'))
  expect(resumed.dueAt).toBe(shanghai('2026-11-25 17:30'))
  expect(moves(stopped)).toEqual([{ id: 'a', from: stopped.dueAt, to: shanghai('2026-11-24 17:30') }])
  expect(moves(resumed)).toEqual([])
  const third = withDayOff(calendar, '2026-11-24')
  expect(moves(resumed, calendar, third)).toEqual([{ id: 'a', from: resumed.dueAt, to: shanghai('2026-11-26 17:30') }])
})

test('a pause after an extension moves the extended moment, one before it is settled', () => {
  const extension = { at: shanghai('2026-11-17 09:00'), to: shanghai('2026-11-26 17:30'), reason: '' }
  const stop = (deadline: Deadline) => stopClock(deadline, { at: shanghai('2026-11-17 10:00'), reason: '' })
  const resume = (deadline: Deadline) => startAgain(calendar, deadline, shanghai('2026-11-20 10:00'))
  const after = resume(stop(extendDeadline(fiveDays, extension)))
  expect(after.dueAt).toBe(shanghai('2026-12-01 17:30'))
  expect(moves(after)).toEqual([{ id: 'a', from: after.dueAt, to: shanghai('2026-11-30 17:30') }])
  const late = { ...extension, at: shanghai('2026-11-23 09:00'), to: shanghai('2026-11-30 17:30') }
  expect(moves(extendDeadline(resume(stop(fiveDays)), late))).toEqual([])
})

test('a difference that an earlier change left stays to be decided, until it is moved', () => {
  const third = withDayOff(changed, '2026-12-09')
  const left = { id: 'a', from: fiveDays.dueAt, to: shanghai('2026-11-24 17:30') }
  expect(moves(fiveDays, calendar, changed, third)).toEqual([left])
  const set = setDeadline(fiveDays, { at: shanghai('2026-11-18 10:00'), to: left.to, reason: '日历更正', how: 'set' })
  expect(moves(set, calendar, changed, third)).toEqual([])
})

test('a clock that went on under a second calendar is told from the first, too', () => {
  const stopped = stopClock(fiveDays, { at: shanghai('2026-11-16 10:00'), reason: '等待批复' })
  const resumed = startAgain(changed, stopped, shanghai('2026-11-16 15:30'))
  const third = withDayOff(changed, '2026-12-09')
  expect(resumed.receipt.calendarVersion).toBe(changed.version)
  expect(moves(resumed, calendar, changed, third)).toHaveLength(1)
})

test('a change that was taken back is none, and one that gave way before the clock began is not asked', () => {
  expect(moves(fiveDays, calendar, changed, calendar)).toEqual([])
  const odd = { ...fiveDays, dueAt: shanghai('2026-11-23 17:00') }
  const before = (until: string) => [{ calendar: changed, until: shanghai(until) }]
  expect(whatWouldMove(calendar, before('2026-11-15 10:00'), [{ id: 'a', deadline: odd }])).toEqual([])
  expect(whatWouldMove(calendar, before('2026-11-17 10:00'), [{ id: 'a', deadline: odd }])).toHaveLength(1)
})

test('a calendar that loses a year with running deadlines is refused', () => {
  const { '2026': _lost, ...years } = calendar.years
  expect(refusalOf(() => moves(fiveDays, calendar, { ...calendar, years }))).toBe('CALENDAR_YEAR_MISSING')
})

test('a year that the old calendar lacked is no obstacle', () => {
  const { '2026': _lacked, ...years } = calendar.years
  expect(moves(fiveDays, { ...calendar, years }, changed)).toHaveLength(1)
})
