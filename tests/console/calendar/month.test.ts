import { hoursProblem } from '../../../console/src/views/calendar/hours'
import { daysBetween, weeksOf } from '../../../console/src/views/calendar/month'
import { missingYears, shownYears } from '../../../console/src/views/calendar/years'

describe('the weeks of a month', () => {
  test('begin on Monday and have every day once', () => {
    const weeks = weeksOf(2026, 10)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect(weeks[0]).toEqual([null, null, null, '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'])
    expect(weeks.flat().filter(Boolean)).toHaveLength(31)
  })

  test('February of a leap year has its 29th', () => {
    expect(weeksOf(2028, 2).flat()).toContain('2028-02-29')
    expect(weeksOf(2026, 2).flat().filter(Boolean)).toHaveLength(28)
  })

  test('a month that begins on Monday and fills its weeks has no gaps', () => {
    expect(weeksOf(2027, 2).flat()).not.toContain(null)
  })
})

test('a span is the same whichever end was clicked first', () => {
  expect(daysBetween('2026-10-01', '2026-09-29')).toEqual(['2026-09-29', '2026-09-30', '2026-10-01'])
  expect(daysBetween('2026-10-01', '2026-10-01')).toEqual(['2026-10-01'])
})

describe('years', () => {
  const year = (number: number) => ({ year: number, holidays: {}, shiftedWorkdays: {} })
  const calendar = { version: 1, workingHours: [], years: { '2025': year(2025), '2026': year(2026) } }

  test('the present and the next are shown whether entered or not', () => {
    expect(shownYears(calendar, 2026)).toEqual([2025, 2026, 2027])
  })

  test('and are missing when not entered', () => {
    expect(missingYears(calendar, 2026)).toEqual([2027])
    expect(missingYears(calendar, 2025)).toEqual([])
    expect(missingYears(calendar, 2030)).toEqual([2030, 2031])
  })
})

test.each([
  [
    [
      { from: '09:00', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    true,
  ],
  [[{ from: '09:00', to: '09:00' }], false],
  [
    [
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '17:30' },
    ],
    false,
  ],
  [
    [
      { from: '13:30', to: '17:30' },
      { from: '09:00', to: '12:00' },
    ],
    false,
  ],
  [[{ from: '', to: '12:00' }], false],
])('sessions %j follow one another: %s', (sessions, fine) => {
  expect(hoursProblem(sessions) === null).toBe(fine)
})
