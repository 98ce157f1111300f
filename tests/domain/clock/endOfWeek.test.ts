import { defaultCalendar } from '../../../domain/clock/stateCouncil'
import { at } from '../../../domain/clock/time'
import { endOfWeek } from '../../../domain/clock/workingTime'

const calendar = defaultCalendar([2025, 2026])

test.each<[string, string, string, string]>([
  ['on an ordinary Monday', '2026-03-02 10:00', '2026-03-06', 'its Friday'],
  ['on the Friday itself', '2026-03-06 17:29', '2026-03-06', 'the same day'],
  ['after work on Friday', '2026-03-06 17:30', '2026-03-09', 'the next working day'],
  ['on a Sunday', '2026-03-08 09:00', '2026-03-09', 'the next working day'],
  ['before the May holiday', '2026-04-28 09:00', '2026-04-30', 'the last day that is worked'],
  ['in a week with a worked Saturday', '2026-05-04 09:00', '2026-05-09', 'the Saturday'],
  ['in a week without a working day to come', '2026-10-02 09:00', '2026-10-08', 'after the holiday'],
])('%s a week ends with %s %s: %s', (_, now, day) => {
  const [date = '', time = ''] = now.split(' ')
  expect(endOfWeek(calendar, at(date, time))).toBe(at(day, '17:30'))
})
