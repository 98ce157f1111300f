import { defaultCalendar } from '../../../domain/clock/stateCouncil'
import { at } from '../../../domain/clock/time'
import {
  firstChoice,
  fromPicker,
  pickedWords,
  quickPicks,
  toPicker,
} from '../../../miniprogram/components/date-time-sheet/moments'

const calendar = defaultCalendar([2026])
/** The last working day before the National Day holidays. */
const EVE = at('2026-09-30', '10:00')

test('quick picks are close of business on working days, past the holidays', () => {
  expect(quickPicks(calendar, EVE, EVE).map(({ value }) => value)).toEqual([
    at('2026-10-08', '17:30'),
    at('2026-10-10', '17:30'),
    at('2026-10-13', '17:30'),
    at('2026-10-20', '17:30'),
  ])
})

test('what must be later than a due moment offers only what is', () => {
  const picks = quickPicks(calendar, EVE, at('2026-10-10', '17:30'))
  expect(picks.map(({ value }) => value)).toEqual([at('2026-10-13', '17:30'), at('2026-10-20', '17:30')])
})

test('a year that the calendar lacks has no quick picks, but can be chosen', () => {
  const now = at('2027-03-01', '10:00')
  expect(quickPicks(calendar, now, now)).toEqual([])
  expect(firstChoice(calendar, now)).toBe(at('2027-03-02', '17:30'))
})

test('the sheet opens at close of business on the next working day', () => {
  expect(firstChoice(calendar, EVE)).toBe(at('2026-10-08', '17:30'))
})

test.each([
  ['2026-10-01', '国庆节'],
  ['2026-10-10', '调休'],
  ['2026-10-18', '休息日'],
])('what falls on %s says so: %s', (date, word) => {
  expect(pickedWords(calendar, EVE, at(date, '17:30')).note).toContain(word)
})

test('what the picker shows is Shanghai’s clock, whatever zone the phone is in', () => {
  const instant = at('2026-11-01', '01:30')
  const shown = new Date(toPicker(instant))
  expect([shown.getMonth() + 1, shown.getDate(), shown.getHours(), shown.getMinutes()]).toEqual([11, 1, 1, 30])
  expect(fromPicker(toPicker(instant))).toBe(instant)
})
