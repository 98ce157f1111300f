import { cellClass, cellOf, dayKind, fromWallClock, toWallClock } from '../../../console/src/components/moment'
import { defaultCalendar } from '../../../domain/clock/stateCouncil'

const calendar = defaultCalendar([2026])

test('what the picker shows is Shanghai time, whatever the zone of the machine', () => {
  expect(fromWallClock('2026-10-08 17:30')).toBe('2026-10-08T09:30:00.000Z')
  expect(toWallClock('2026-10-08T09:30:00.000Z')).toBe('2026-10-08 17:30')
  expect(toWallClock(fromWallClock('2026-01-01 00:05'))).toBe('2026-01-01 00:05')
  expect([fromWallClock(null), fromWallClock('')]).toEqual([null, null])
  expect(toWallClock(null)).toBe('')
})

test('days off are told from working days, and shifted ones are working days', () => {
  expect(dayKind(calendar, '2026-10-02T02:00:00.000Z').off).toBe(true)
  expect(dayKind(calendar, '2026-10-08T02:00:00.000Z').off).toBe(false)
  expect(dayKind(calendar, '2026-10-10T02:00:00.000Z').off).toBe(false)
  expect(dayKind(calendar, '2026-03-07T02:00:00.000Z').off).toBe(true)
})

test('in both pickers days off are marked, and no shifted working day', () => {
  const marked = ['2026-10-02', '2026-10-08', '2026-10-10', '2026-03-07'].map((date) =>
    cellClass(calendar)(cellOf(date)),
  )
  expect(marked).toEqual(['day-off', '', '', 'day-off'])
})

test('a year that the calendar lacks is said to be lacking, not taken for working days', () => {
  const [known, lacking] = ['2026-10-08T02:00:00.000Z', '2031-10-08T02:00:00.000Z'].map((m) => dayKind(calendar, m))
  expect(lacking?.words).not.toBe(known?.words)
  expect(lacking?.words.length).toBeGreaterThan(known?.words.length ?? 0)
})
