import { MONTH_START, monthOf, PERIOD, periodAt, presentMonth } from '../../../domain/points/month'

test('a month is 100 and the sum of its lines, never below 0', () => {
  expect([0, 20, -1_20, -MONTH_START, -MONTH_START - 1].map(monthOf)).toEqual([100_00, 100_20, 98_80, 0, 0])
})

test('a month begins at midnight in Shanghai, eight hours before London', () => {
  expect(periodAt('2026-09-30T15:59:59.999Z')).toBe('2026-09')
  expect(periodAt('2026-09-30T16:00:00.000Z')).toBe('2026-10')
  expect(presentMonth('2026-10-31T15:59:59.999Z')).toBe('2026-09-30T16:00:00.000Z')
})

test('a month is a year and one of twelve', () => {
  expect(['2026-01', '2026-12', '2026-00', '2026-13', '2026-1', '1999-12'].filter((each) => PERIOD.test(each))).toEqual(
    ['2026-01', '2026-12'],
  )
})
