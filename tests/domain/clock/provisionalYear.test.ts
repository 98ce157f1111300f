import { dayOf } from '../../../domain/clock/calendar'
import { provisionalYear } from '../../../domain/clock/provisionalYear'
import { defaultCalendar, stateCouncilYear } from '../../../domain/clock/stateCouncil'
import { computed } from './shanghai'

const daysOf = (year: number, holiday: string): string[] =>
  Object.entries(computed(year).holidays)
    .filter(([, name]) => name.includes(holiday))
    .map(([date]) => date)

test('2027: thirteen statutory days, nothing shifted', () => {
  expect(computed(2027)).toEqual({
    year: 2027,
    holidays: {
      '2027-01-01': '元旦',
      '2027-02-05': '春节',
      '2027-02-06': '春节',
      '2027-02-07': '春节',
      '2027-02-08': '春节',
      '2027-04-05': '清明节',
      '2027-05-01': '劳动节',
      '2027-05-02': '劳动节',
      '2027-06-09': '端午节',
      '2027-09-15': '中秋节',
      '2027-10-01': '国庆节',
      '2027-10-02': '国庆节',
      '2027-10-03': '国庆节',
    },
    shiftedWorkdays: {},
    provisional: true,
  })
})

test('weekends are off by themselves, and stretched by no holiday', () => {
  const calendar = { version: 1, years: { 2027: computed(2027) }, workingHours: [] }
  expect(dayOf(calendar, '2027-02-13')).toEqual({ working: false, name: '周六', shifted: false })
  expect(dayOf(calendar, '2027-02-09').working).toBe(true)
})

/** The Hong Kong Observatory's conversion tables. */
test.each([
  [2028, '2028-01-26', '2028-04-04', '2028-05-28', '2028-10-03'],
  [2029, '2029-02-13', '2029-04-04', '2029-06-16', '2029-09-22'],
  [2030, '2030-02-03', '2030-04-05', '2030-06-05', '2030-09-12'],
  [2033, '2033-01-31', '2033-04-04', '2033-06-01', '2033-09-08'],
  [2034, '2034-02-19', '2034-04-05', '2034-06-20', '2034-09-27'],
])('%i: the first lunar day is %s, 清明 %s, 端午 %s, 中秋 %s', (year, first, pureBrightness, dragonBoat, midAutumn) => {
  expect(daysOf(year, '春节')[1]).toBe(first)
  expect(daysOf(year, '清明节')).toEqual([pureBrightness])
  expect(daysOf(year, '端午节')).toEqual([dragonBoat])
  expect(daysOf(year, '中秋节')).toEqual([midAutumn])
})

test('two holidays on one day are both named', () => {
  expect(computed(2028).holidays['2028-10-03']).toBe('国庆节、中秋节')
  expect(daysOf(2028, '国庆节')).toHaveLength(3)
})

test('every statutory day was off in the years whose notices followed the same law', () => {
  for (const year of [2025, 2026]) {
    const announced = Object.keys(stateCouncilYear(year)?.holidays ?? {})
    expect(announced).toEqual(expect.arrayContaining(Object.keys(computed(year).holidays)))
  }
})

test('the moving days were off in every year since they are holidays', () => {
  for (let year = 2008; year <= 2026; year += 1) {
    const moving = ['清明节', '端午节', '中秋节'].flatMap((holiday) => daysOf(year, holiday))
    const calendar = defaultCalendar([year])
    expect(moving.filter((date) => dayOf(calendar, date).working)).toEqual([])
  }
})

test('beyond what can be computed there is none', () => {
  expect(provisionalYear(2100)).toBeNull()
})
