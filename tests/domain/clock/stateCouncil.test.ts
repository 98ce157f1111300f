import { dayOf } from '../../../domain/clock/calendar'
import { day } from '../../../domain/clock/dayjs'
import { defaultCalendar, stateCouncilYear } from '../../../domain/clock/stateCouncil'
import { addCalendarDays } from '../../../domain/clock/time'

/** The named days off in `from`..`to`, one name a day. */
const namesOf = (from: string, to: string): Record<string, string> => {
  const calendar = defaultCalendar([Number(from.slice(0, 4))])
  const names: Record<string, string> = {}
  for (let day = from; day <= to; day = addCalendarDays(day, 1)) {
    const { working, name } = dayOf(calendar, day)
    if (!working) names[day] = name
  }
  return names
}

test('2024 to 2026 are known, 2027 has no notice yet, and nothing before 2004', () => {
  const known = Array.from({ length: 40 }, (_, i) => 2000 + i).filter((year) => stateCouncilYear(year) !== null)
  expect(known).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i))
})

test('years without a notice are left out of the default calendar', () => {
  const calendar = defaultCalendar([2025, 2026, 2027])
  expect(Object.keys(calendar.years)).toEqual(['2025', '2026'])
  expect(calendar.version).toBe(1)
})

test('2025: National Day and Mid-Autumn are 1 to 8 October, 28 September and 11 October are worked', () => {
  const off = namesOf('2025-09-27', '2025-10-12')
  expect(Object.keys(off)).toEqual([
    '2025-09-27',
    ...['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2025-10-${day}`),
    '2025-10-12',
  ])
  expect([off['2025-09-27'], off['2025-10-01'], off['2025-10-06'], off['2025-10-08']]).toEqual([
    '周六',
    '国庆节',
    '中秋节',
    '国庆节',
  ])
  expect(stateCouncilYear(2025)?.shiftedWorkdays).toEqual({
    '2025-01-26': '春节',
    '2025-02-08': '春节',
    '2025-04-27': '劳动节',
    '2025-09-28': '国庆节',
    '2025-10-11': '国庆节',
  })
})

test('2026: Mid-Autumn is 25 to 27 September, National Day 1 to 7 October, 20 September and 10 October are worked', () => {
  const off = namesOf('2026-09-19', '2026-10-11')
  expect(off).toEqual({
    '2026-09-19': '周六',
    '2026-09-25': '中秋节',
    '2026-09-26': '中秋节',
    '2026-09-27': '中秋节',
    '2026-10-01': '国庆节',
    '2026-10-02': '国庆节',
    '2026-10-03': '国庆节',
    '2026-10-04': '国庆节',
    '2026-10-05': '国庆节',
    '2026-10-06': '国庆节',
    '2026-10-07': '国庆节',
    '2026-10-11': '周日',
  })
})

test('every make-up day of a known year is a weekend day', () => {
  for (let year = 2004; year <= 2026; year += 1) {
    const worked = Object.keys(stateCouncilYear(year)?.shiftedWorkdays ?? {})
    expect(worked.length).toBeGreaterThan(0)
    for (const date of worked) expect([0, 6]).toContain(day(date).day())
  }
})
